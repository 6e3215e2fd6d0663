import { asList, asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** By this key the server keeps apart what an empty selector means in v1beta1. */
const MARKER = 'pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match';

/** The selector that means every Pod, as it is stored. */
function isWholeMarker(selector: JsonObject): boolean {
  const [first, ...others] = asList(selector['matchExpressions']);
  return others.length === 0 && asObject(first)?.['operator'] === 'Exists' && Object.keys(asObject(selector['matchLabels']) ?? {}).length === 0;
}

/** Follows poddisruptionbudget's stripping of reserved selectors. */
export const preparePodDisruptionBudget: Prepare = (budget, { old }) => {
  const selector = asObject(asObject(budget['spec'])?.['selector']);
  const expressions = asList(selector?.['matchExpressions']);
  if (selector === undefined || !expressions.some((expression) => asObject(expression)?.['key'] === MARKER) || isWholeMarker(selector)) return;
  if (old !== undefined && semanticallyEqual(selector, asObject(old['spec'])?.['selector'])) return;
  own(own(budget, 'spec'), 'selector')['matchExpressions'] = expressions.filter((expression) => asObject(expression)?.['key'] !== MARKER);
};
