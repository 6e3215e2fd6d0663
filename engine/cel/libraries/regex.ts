import { RE2JS } from 're2js';
import { CelError } from '#engine/cel/cel-error.js';
import { define } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';

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

const matches = (text: string, source: string): boolean => patternOf(source).test(text);

/** Kubernetes' regex library and CEL's own `matches` (`apiserver/pkg/cel/library/regex.go`), on RE2 as in the API server. */
export const regex: readonly CelFunction[] = [
  define('string.matches(string): bool', ['string', 'string'], matches),
  define('matches(string, string): bool', ['string', 'string'], matches),
  define('string.find(string): string', ['string', 'string'], (text, source) => findAll(text, source, 1)[0] ?? ''),
  define('string.findAll(string): list<string>', ['string', 'string'], (text, source) => findAll(text, source, -1)),
  define('string.findAll(string, int): list<string>', ['string', 'string', 'int'], (text, source, most) => findAll(text, source, Number(most))),
];
