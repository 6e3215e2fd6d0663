import { meetsRequirement, requirementsOf } from '#engine/apimachinery/label-selector.js';
import type { JsonObject } from '#engine/apimachinery/json.js';

/** A LabelSelector that is asked often. */
export interface CompiledSelector {
  /** Labels that an object must have, as it matches no other value. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Nothing matches a selector that the API server would refuse. */
  matches(labels: JsonObject): boolean;
}

const compiled = new WeakMap<JsonObject, CompiledSelector>();

function compile(selector: JsonObject): CompiledSelector {
  const requirements = requirementsOf(selector);
  if (requirements === undefined) return { pairs: [], matches: () => false };
  const pairs = requirements.flatMap(({ key, operator, values: [value, ...more] }) => (operator === 'In' && value !== undefined && more.length === 0 ? [[key, value] as const] : []));
  if (pairs.length === requirements.length) return { pairs, matches: (labels) => pairs.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value) };
  return { pairs, matches: (labels) => requirements.every((requirement) => meetsRequirement(requirement, labels)) };
}

/** The selector, compiled once. An empty one matches all. Follows metav1.LabelSelectorAsSelector. */
export function compileSelector(selector: JsonObject): CompiledSelector {
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  const made = compile(selector);
  compiled.set(selector, made);
  return made;
}
