import type { Catalogue, CatalogueRule } from '#engine/index.js';
import { displayWidth, padTo } from '#cli/reporters/display-width.js';
import { painter, type Style } from '#cli/reporters/paint.js';
import { wrap } from '#cli/reporters/wrap.js';

const WIDTH = 120;
const COLOURS: { readonly [severity in CatalogueRule['severity']]: Style } = { error: 'red', warning: 'yellow', info: 'cyan', off: 'dim' };

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));

/** The catalogue as a list by subject: id, level and one sentence in columns. */
export function rulesText(catalogue: Catalogue, look: { readonly colours: boolean }): string {
  const paint = painter(look.colours);
  const all = catalogue.subjects.flatMap((subject) => subject.rules);
  const ids = widest(all.map((rule) => rule.id));
  const levels = widest(all.map((rule) => rule.level));
  const indent = ids + levels + 6;
  const ruleLines = ({ id, severity, byDefault, level, summary }: CatalogueRule): readonly string[] => {
    const [first, ...rest] = wrap(summary, Math.max(WIDTH - indent, 40));
    return [`  ${padTo(id, ids)}  ${paint(COLOURS[byDefault === 'off' ? 'off' : severity], padTo(level, levels))}  ${first ?? ''}`, ...rest.map((line) => ' '.repeat(indent) + line)];
  };
  const blocks = catalogue.subjects.map(({ heading, rules }) => [paint('bold', heading), ...rules.flatMap(ruleLines)].join('\n'));
  return `${[...blocks, catalogue.footer.join('\n')].join('\n\n')}\n`;
}
