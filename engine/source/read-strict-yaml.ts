import { parseEvents, YAMLException } from 'js-yaml';
import { composeEvents, needsForgivingReader } from '#engine/source/compose-events.js';
import type { DocumentContent, SyntaxProblem } from '#engine/source/document.js';
import type { Span } from '#engine/source/node.js';

/** Levels of collections that are read: deeper ones are refused by the API server too. */
export const mostLevels = 500;

/**
 * YAML by the `js-yaml` package: quick, as nearly all manifests need no more, and it gives up at the first error. Undefined: the document
 * is to be read by the forgiving reader.
 */
export function readStrictYaml(text: string, { start, end }: Span, words: Map<string, string>): DocumentContent | undefined {
  const own = text.slice(start, end);
  const problems: SyntaxProblem[] = [];
  try {
    const root = composeEvents(own, start, parseEvents(own, { maxDepth: mostLevels }), problems, words);
    return { root, problems: problems.sort((one, other) => one.start - other.start) };
  } catch (error) {
    if (error instanceof YAMLException || needsForgivingReader(error)) return undefined;
    throw error;
  }
}
