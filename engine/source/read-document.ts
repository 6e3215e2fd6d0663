import type { DocumentContent, SyntaxProblem } from '#engine/source/document.js';
import { readForgivingYaml } from '#engine/source/read-forgiving-yaml.js';
import { readStrictYaml } from '#engine/source/read-strict-yaml.js';
import type { Span } from '#engine/source/node.js';

/** Code units of a document beyond which it is not read: the API server takes 3 MB. */
const mostText = 32 * 1024 * 1024;
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;
const uncommonBreak = /[\x85\u2028\u2029]|\r(?!\n)/;

const unread = (code: SyntaxProblem['code'], detail: string, start: number): DocumentContent => ({ root: undefined, problems: [{ code, detail, start, end: start + 1 }] });

function readForgivingly(text: string, chunk: Span, refusal: SyntaxProblem | undefined): DocumentContent {
  try {
    const content = readForgivingYaml(text, chunk);
    const isRefused = refusal !== undefined && !content.problems.some(({ code }) => code === 'syntax');
    return isRefused ? { root: content.root, problems: [refusal, ...content.problems] } : content;
  } catch (error) {
    if (error instanceof RangeError) return unread('too-deep', error.message, chunk.start);
    return unread('syntax', error instanceof Error ? error.message : String(error), chunk.start);
  }
}

/**
 * Reads one document. Never throws: what cannot be read is a problem. `words` is shared by the documents of a run, so that equal short
 * texts are one string.
 */
export function readDocument(text: string, chunk: Span, words: Map<string, string>): DocumentContent {
  const { start, end } = chunk;
  if (end - start > mostText) return unread('too-large', String(end - start), start);
  const own = text.slice(start, end);
  const forbidden = control.exec(own.startsWith('\uFEFF') ? ` ${own.slice(1)}` : own);
  const refusal: SyntaxProblem | undefined =
    forbidden === null ? undefined : { code: 'syntax', detail: 'control characters are not allowed', start: start + forbidden.index, end: start + forbidden.index + 1 };
  if (refusal !== undefined || uncommonBreak.test(own)) return readForgivingly(text, chunk, refusal);
  return readStrictYaml(text, chunk, words) ?? readForgivingly(text, chunk, undefined);
}
