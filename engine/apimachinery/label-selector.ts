import { asList, asObject, asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';

/** One condition of a selector. `values` are sorted; `matchLabels` pairs are `In` with one value. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
  /** Keys from the selector's root to what says so: `matchLabels`, `app` or `matchExpressions`, 0. */
  readonly path: readonly (string | number)[];
}

const LABEL_NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_PREFIX = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  if (slash < 0) return LABEL_NAME.test(key);
  return slash <= 253 && LABEL_PREFIX.test(key.slice(0, slash)) && LABEL_NAME.test(key.slice(slash + 1));
}

const isLabelValue = (value: string): boolean => value === '' || LABEL_NAME.test(value);

const ascending = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function readExpression(expression: JsonObject, index: number): Requirement | undefined {
  const key = asString(expression['key']);
  const values = asList(expression['values']).map(asString);
  const words = values.filter((value) => value !== undefined).sort(ascending);
  const path = ['matchExpressions', index];
  if (key === undefined || !isLabelKey(key) || words.length < values.length || !words.every(isLabelValue)) return undefined;
  switch (expression['operator']) {
    case 'In':
    case 'NotIn':
      return words.length === 0 ? undefined : { key, operator: expression['operator'], values: words, path };
    case 'Exists':
    case 'DoesNotExist':
      return words.length > 0 ? undefined : { key, operator: expression['operator'], values: [], path };
    default:
      return undefined;
  }
}

/**
 * The conditions of a LabelSelector, sorted by key; undefined where the API server would refuse it.
 * Follows metav1.LabelSelectorAsSelector and k8s.io/apimachinery/pkg/labels.NewRequirement.
 */
export function requirementsOf(selector: JsonObject): readonly Requirement[] | undefined {
  const found: Requirement[] = [];
  const pairs = asObject(selector['matchLabels']) ?? {};
  for (const key of Object.keys(pairs)) {
    const value = asString(pairs[key]);
    if (value === undefined || !isLabelKey(key) || !isLabelValue(value)) return undefined;
    found.push({ key, operator: 'In', values: [value], path: ['matchLabels', key] });
  }
  for (const [index, expression] of asList(selector['matchExpressions']).entries()) {
    const requirement = isObject(expression) ? readExpression(expression, index) : undefined;
    if (requirement === undefined) return undefined;
    found.push(requirement);
  }
  return found.sort((left, right) => ascending(left.key, right.key));
}

/** Whether the labels meet one condition. `NotIn` is met by labels without the key. */
export function meetsRequirement(requirement: Requirement, labels: JsonObject): boolean {
  const value = Object.hasOwn(labels, requirement.key) ? asString(labels[requirement.key]) : undefined;
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && requirement.values.includes(value);
    case 'NotIn':
      return value === undefined || !requirement.values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/**
 * Whether a LabelSelector matches labels: an empty one matches all, one that is not there (null, undefined) matches none.
 * Undefined where the API server would refuse the selector. Follows metav1.LabelSelectorAsSelector.
 */
export function matchesSelector(selector: JsonObject | null | undefined, labels: JsonObject | undefined): boolean | undefined {
  if (selector === null || selector === undefined) return false;
  return requirementsOf(selector)?.every((requirement) => meetsRequirement(requirement, labels ?? {}));
}

/** A plain map of labels (`spec.selector` of a Service) as a LabelSelector. */
export const selectorOfMap = (labels: JsonObject): JsonObject => ({ matchLabels: labels });

/** Whether the selector asks for nothing: no pair, no expression. */
export const isEmptySelector = (selector: JsonObject): boolean =>
  Object.keys(asObject(selector['matchLabels']) ?? {}).length === 0 && asList(selector['matchExpressions']).length === 0;

function formatRequirement({ key, operator, values }: Requirement): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  if (operator === 'NotIn') return `${key} notin (${values.join(',')})`;
  return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(',')})`;
}

/**
 * A LabelSelector as kubectl writes it: `app=web,tier in (a,b),!old`, sorted by key; empty for an empty one.
 * What the API server would refuse is left out. Follows k8s.io/apimachinery/pkg/labels.Selector.String.
 */
export function formatSelector(selector: JsonObject): string {
  const requirements = requirementsOf(selector) ?? requirementsOf({ matchLabels: readablePairs(selector) }) ?? [];
  return requirements.map(formatRequirement).join(',');
}

function readablePairs(selector: JsonObject): JsonObject {
  const pairs = Object.entries(asObject(selector['matchLabels']) ?? {});
  return Object.fromEntries(pairs.filter(([key, value]) => isLabelKey(key) && typeof value === 'string' && isLabelValue(value)));
}

/** Labels as kubectl writes them: `app=web,tier=front`, sorted by key; what is no string is left out. */
export function formatLabels(labels: JsonObject | undefined): string {
  const pairs = Object.entries(labels ?? {}).filter(([, value]) => typeof value === 'string');
  return pairs.map(([key, value]) => `${key}=${value}`).sort(ascending).join(',');
}
