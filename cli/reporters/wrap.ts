import { visible } from '#engine/index.js';
import { displayWidth } from '#cli/reporters/display-width.js';

/** What must not stand at the start of a line, and what must not stand at its end (JIS X 4051, the part that matters here). */
const NOT_FIRST = /^[、。，．・：；？！）」』】〕〉》々ー〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.:;?!…]/u;
const NOT_LAST = /[（「『【〔〈《([]$/u;

/** Where a line may end: after a space, and between Japanese characters. A word in katakana stays whole, and so does `code` in backticks. */
const PIECES = /`[^`]*`[^\s\u3000-\u9fff\uff00-\uffef]*|[\u30a1-\u30fa\u30fc]+|[^\s\u3000-\u9fff\uff00-\uffef`]+|`|\s+|[\u3000-\u9fff\uff00-\uffef]/gu;

/** Pieces that may not be parted, joined: punctuation hangs on what is before it, an opening bracket on what follows. */
function units(text: string): readonly string[] {
  const joined: string[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    const last = joined.at(-1);
    if (last !== undefined && !/\s$/.test(last) && (NOT_FIRST.test(piece) || NOT_LAST.test(last))) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of units(text)) {
    if (line !== '' && displayWidth(line) + displayWidth(unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/**
 * The text in lines of at most `width` columns, Japanese and English alike; a word that is longer has a line of its own.
 * Its own line ends are kept, and what would act on a terminal is made visible.
 */
export const wrap = (text: string, width: number): readonly string[] => text.split('\n').flatMap((line) => wrapLine(visible(line), width));
