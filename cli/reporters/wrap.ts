import { visible } from '#engine/index.js';
import { displayWidth } from '#cli/reporters/display-width.js';

/** What must not stand at the start of a line, and what must not stand at its end (JIS X 4051, the part that matters here). */
const NOT_FIRST = /^[、。，．・：；？！）」』】〕〉》々ー〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.:;?!…]/u;
const NOT_LAST = /[（「『【〔〈《([]$/u;

/**
 * Where a line may end: after a space, and in Japanese where a word begins: kanji, katakana, or what is neither. Hiragana stays
 * with the word before it, and `code` in backticks is whole where it can be.
 */
const PIECES = /`[^`]*`[^\s\u3000-\u9fff\uff00-\uffef]*|[\u30a1-\u30fa\u30fc]+|[\u3005\u3400-\u9fff]{1,6}|[\u3041-\u3096]{1,8}|[^\s\u3000-\u9fff\uff00-\uffef`]+|`|\s+|[\u3000-\u9fff\uff00-\uffef]/gu;

const isHiragana = (piece: string): boolean => /^[\u3041-\u3096]/.test(piece);
const endsInWord = (piece: string): boolean => /[\u3005\u30a1-\u30fc\u3400-\u9fff]$/.test(piece);

/** Pieces that may not be parted, joined: punctuation and endings hang on what is before them, an opening bracket on what follows, a particle on its word. */
function units(text: string): readonly string[] {
  const joined: string[] = [];
  for (const [piece] of text.matchAll(PIECES)) {
    const last = joined.at(-1);
    const word = joined.at(-2);
    if (last === ' ' && word !== undefined && isHiragana(piece)) joined.splice(-2, 2, word + last + piece);
    else if (last !== undefined && !/\s$/.test(last) && (NOT_FIRST.test(piece) || NOT_LAST.test(last) || (isHiragana(piece) && endsInWord(last)))) joined.splice(-1, 1, last + piece);
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
