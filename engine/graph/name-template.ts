import type { JsonObject } from '#engine/apimachinery/json.js';
import { parsePathPattern, valuesAt } from '#engine/graph/path-pattern.js';

const PLACE = /\{([^{}]+)\}/g;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** A name that is known, or a pattern of names. */
export type NamePattern = { readonly name: string } | { readonly pattern: RegExp };

/**
 * Fills a template such as `{metadata.name}-{number}` from an object: one name for each value of a path with `[*]`, none where a path is
 * not there. `{number}` and `{any}` stand for any number and any text; a `*` outside braces too.
 */
export function fillTemplate(template: string, object: JsonObject): NamePattern[] {
  let texts = [''];
  let isPattern = template.includes('*');
  let last = 0;
  const literal = (text: string): string => (text.includes('*') ? text.split('*').map((part) => part.replace(SPECIAL, '\\$&')).join('.*') : text.replace(SPECIAL, '\\$&'));
  const filled = [...template.matchAll(PLACE)];
  for (const match of filled) {
    const before = literal(template.slice(last, match.index));
    last = match.index + match[0].length;
    const place = match[1] ?? '';
    if (place === 'number' || place === 'any') {
      isPattern = true;
      texts = texts.map((text) => text + before + (place === 'number' ? '\\d+' : '.+'));
    } else {
      const values = valuesAt(object, parsePathPattern(place).steps).map(({ value }) => value).filter((value) => typeof value === 'string');
      texts = texts.flatMap((text) => values.map((value) => text + before + value.replace(SPECIAL, '\\$&')));
    }
  }
  const rest = literal(template.slice(last));
  return texts.map((text) => (isPattern ? { pattern: new RegExp(`^${text}${rest}$`) } : { name: (text + rest).replace(/\\(.)/g, '$1') }));
}

/** Whether a name is one of those that the pattern stands for. */
export const fitsPattern = (pattern: NamePattern, name: string): boolean => ('name' in pattern ? pattern.name === name : pattern.pattern.test(name));
