import type { DocumentContent, SyntaxProblem } from '#engine/source/document.js';
import type { Span } from '#engine/source/node.js';
import { readBlockDocument } from '#engine/source/yaml/block.js';
import { isGivenUp, type Cursor } from '#engine/source/yaml/cursor.js';

/** What the reader of common YAML says of a document: its content, or that it leaves it to the other reader and why, where it knows. */
export type CommonYaml = { readonly content: DocumentContent } | { readonly content: undefined; readonly refusal: SyntaxProblem | undefined };

/**
 * YAML as nearly all manifests are written: block and flow collections, plain, quoted and block scalars, comments. It follows libyaml, and
 * so go-yaml v2, where YAML 1.2 differs, and gives up on the rest: a document is read by it whole or not at all.
 */
export function readCommonYaml(text: string, { start, end }: Span, words: Map<string, string>): CommonYaml {
  const problems: SyntaxProblem[] = [];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const at = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  const isJson = /^\s*\{/.test(text.slice(at, Math.min(end, at + 100)));
  const cursor: Cursor = { text, end, isJson, problems, words, at, lineStart: at === start ? lineStart : at, depth: 0 };
  try {
    const root = readBlockDocument(cursor);
    return { content: { root, problems: problems.length > 1 ? problems.sort((one, other) => one.start - other.start) : problems } };
  } catch (error) {
    if (!isGivenUp(error)) throw error;
    return { content: undefined, refusal: problems.find(({ code }) => code === 'syntax' || code === 'too-deep') };
  }
}
