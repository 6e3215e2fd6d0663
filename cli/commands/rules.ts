import { catalogueOf, type Library } from '#engine/index.js';
import type { WordsArguments } from '#cli/arguments.js';
import type { ExitCode, Host } from '#cli/host.js';
import { rulesText } from '#cli/reporters/rules-text.js';

/** `kubelore rules`: every rule, by subject. */
export function rulesCommand(given: WordsArguments, library: Library, host: Host): ExitCode {
  const listed = catalogueOf(library.rules, given.lang ?? (given.format === 'text' ? host.language : 'en'));
  host.out(given.format === 'json' ? `${JSON.stringify(listed, null, 2)}\n` : rulesText(listed, host));
  return 0;
}
