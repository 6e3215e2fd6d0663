import type { RE2JS } from 're2js';
import { CelError } from '#engine/cel/cel-error.js';
import { re2 } from '#engine/cel/re2.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

/** What `matches` is called in the expression that runs: CEL's own, made by the package, would backtrack. As long as the original. */
export const RE2_MATCHES = 'm_tches';

/** The pattern compiled; one that is none is its author's error. */
function patternOf(source: string): RE2JS {
  const pattern = re2(source);
  if (pattern === undefined) throw new CelError(`'${source}' is no regular expression in RE2's syntax`);
  return pattern;
}

function findAll(text: string, source: string, most: number): readonly string[] {
  const found: string[] = [];
  const matcher = patternOf(source).matcher(text);
  while ((most < 0 || found.length < most) && matcher.find()) found.push(matcher.group() ?? '');
  return found;
}

/** Kubernetes' regex library and CEL's own `matches` (`apiserver/pkg/cel/library/regex.go`), on RE2 as in the API server. */
export const regex: readonly CelFunction[] = [
  { signature: `string.${RE2_MATCHES}(string): bool`, handler: (text: string, source: string) => patternOf(source).test(text) },
  { signature: 'string.find(string): string', handler: (text: string, source: string) => findAll(text, source, 1)[0] ?? '' },
  { signature: 'string.findAll(string): list<string>', handler: (text: string, source: string) => findAll(text, source, -1) },
  { signature: 'string.findAll(string, int): list<string>', handler: (text: string, source: string, most: bigint) => findAll(text, source, Number(most)) },
];
