import { RE2JS } from 're2js';
import { CelError } from '#engine/cel/cel-error.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

/** What `matches` is called in the expression that runs: CEL's own, made by the package, would backtrack. As long as the original. */
export const RE2_MATCHES = 'm_tches';

const MOST_PATTERNS = 1000;
const compiled = new Map<string, RE2JS>();

/** The pattern in RE2's syntax, compiled once: linear in the text, whatever the pattern. */
function patternOf(source: string): RE2JS {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  let made: RE2JS;
  try {
    made = RE2JS.compile(source);
  } catch {
    throw new CelError(`'${source}' is no regular expression in RE2's syntax`);
  }
  if (compiled.size >= MOST_PATTERNS) compiled.clear();
  compiled.set(source, made);
  return made;
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
