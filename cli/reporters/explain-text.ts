import { visible, type Explanation, type ExplanationBlock, type ExplanationRow } from '#engine/index.js';
import { displayWidth, padTo } from '#cli/reporters/display-width.js';
import { painter, type Paint } from '#cli/reporters/paint.js';
import { wrap } from '#cli/reporters/wrap.js';

const WIDTH = 100;
const INDENT = '  ';
/** A word in rows that is wider has a line of its own, its text below it. */
const WIDEST_WORD = 44;

/** Rows in two columns, the second one wrapped. */
function rowLines(rows: readonly ExplanationRow[], paint: Paint): readonly string[] {
  const column = Math.max(...rows.map(({ word }) => displayWidth(word)).filter((width) => width <= WIDEST_WORD), 0);
  const below = ' '.repeat(column === 0 ? 4 : column + 2);
  return rows.flatMap(({ word, text }) => {
    const [first, ...rest] = wrap(text, WIDTH - INDENT.length - below.length);
    const beside = displayWidth(word) <= column;
    const head = beside ? [`${paint('bold', padTo(word, column))}  ${first ?? ''}`.trimEnd()] : [paint('bold', word), below + (first ?? '')];
    return [...head, ...rest.map((line) => below + line)];
  });
}

function blockLines(block: ExplanationBlock, paint: Paint): readonly string[] {
  switch (block.type) {
    case 'text': return wrap(block.text, WIDTH - INDENT.length);
    case 'code': return block.code.split('\n').map((line) => (line === '' ? '' : paint('dim', INDENT + visible(line))));
    case 'rows': return rowLines(block.rows, paint);
  }
}

/** An explanation as a page for a terminal, at most 100 columns wide. */
export function explainText(explanation: Explanation, look: { readonly colours: boolean }): string {
  const paint = painter(look.colours);
  const pages = explanation.sections.map(({ heading, blocks }) => [
    paint('underline', heading),
    ...blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block, paint)]).map((line) => (line === '' ? '' : INDENT + line)),
  ]);
  const title = `${paint('bold', explanation.title)}  ${paint('dim', explanation.about.join(' · '))}`;
  return `${[[title], ...pages].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
