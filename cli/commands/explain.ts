import { explain, type Library } from '#engine/index.js';
import type { WordsArguments } from '#cli/arguments.js';
import type { ExitCode, Host } from '#cli/host.js';
import { explainText } from '#cli/reporters/explain-text.js';
import { UsageError } from '#cli/usage-error.js';

/** `kubelore explain`: a rule or a term, in words. */
export function explainCommand(word: string, given: WordsArguments, library: Library, host: Host): ExitCode {
  const explanation = explain(word, library, given.lang ?? (given.format === 'text' ? host.language : 'en'));
  if (explanation.type === 'unknown') throw new UsageError(explanation.lines.join(' '));
  host.out(given.format === 'json' ? `${JSON.stringify(explanation, null, 2)}\n` : explainText(explanation, host));
  return 0;
}
