import type { ScalarNode } from '#engine/source/node.js';
import type { SourceFile } from '#engine/source/source-file.js';

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\n' || character === '\t' || character === '\r';

/** Where the content of the scalar begins: after a quote, or on the line after a block scalar's header. */
function contentStart(text: string, start: number): number {
  const first = text[start];
  if (first === '"' || first === "'") return start + 1;
  if (first !== '|' && first !== '>') return start;
  const end = text.indexOf('\n', start);
  return end < 0 ? start : end + 1;
}

/**
 * The offset in the file of a character of a scalar's value. Folding and indentation change only white space, so the characters
 * that are none are counted; an escape of a quoted scalar shifts what follows it by its own length.
 */
export function offsetInScalar(file: SourceFile, node: ScalarNode, offset: number): number {
  const value = String(node.value);
  let at = contentStart(file.text, node.start);
  for (let index = 0; index <= offset; index++) {
    if (index < value.length && isSpace(value[index])) continue;
    while (at < node.end && isSpace(file.text[at])) at++;
    if (index < offset) at++;
  }
  return Math.min(at, node.end);
}
