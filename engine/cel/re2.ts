import { RE2JS } from 're2js';

const MOST_PATTERNS = 1000;
const compiled = new Map<string, RE2JS | undefined>();

/** A pattern in RE2's syntax, compiled once: linear in the text, whatever the pattern. Undefined where it is none. */
export function re2(source: string): RE2JS | undefined {
  if (compiled.has(source)) return compiled.get(source);
  let made: RE2JS | undefined;
  try {
    made = RE2JS.compile(source);
  } catch {
    made = undefined;
  }
  if (compiled.size >= MOST_PATTERNS) compiled.clear();
  compiled.set(source, made);
  return made;
}
