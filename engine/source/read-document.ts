import type { DocumentContent } from '#engine/source/document.js';
import { readAnyYaml } from '#engine/source/read-any-yaml.js';
import type { Span } from '#engine/source/node.js';

/** Code units of a document beyond which it is not read: the API server takes 3 MB. */
const mostText = 32 * 1024 * 1024;

/** Reads one document. Never throws: what cannot be read is a problem. */
export function readDocument(text: string, chunk: Span): DocumentContent {
  const { start, end } = chunk;
  if (end - start > mostText) return { root: undefined, problems: [{ code: 'too-large', detail: String(end - start), start, end: start }] };
  try {
    return readAnyYaml(text, chunk);
  } catch (error) {
    if (error instanceof RangeError) return { root: undefined, problems: [{ code: 'too-deep', detail: error.message, start, end: start }] };
    return { root: undefined, problems: [{ code: 'syntax', detail: error instanceof Error ? error.message : String(error), start, end: start }] };
  }
}
