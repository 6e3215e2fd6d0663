import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { own, ownItems } from '#engine/resource/defaulting/strategy.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** The requirements that keys stand for, by the Pod's own labels; keys that the Pod lacks stand for none. */
const requirementsOf = (keys: Json | undefined, operator: 'In' | 'NotIn', labels: JsonObject): readonly Json[] => asList(keys).flatMap((key) => {
  const value = typeof key === 'string' && Object.hasOwn(labels, key) ? labels[key] : undefined;
  return value === undefined ? [] : [{ key, operator, values: [value] }];
});

/** Appends requirements to the selector of a term or constraint that has one. */
function mergeInto(term: MutableObject, requirements: readonly Json[]): void {
  if (term['labelSelector'] === undefined || requirements.length === 0) return;
  const selector = own(term, 'labelSelector');
  selector['matchExpressions'] = [...asList(selector['matchExpressions']), ...requirements];
}

function mutateTerm(term: MutableObject, labels: JsonObject): void {
  mergeInto(term, [...requirementsOf(term['matchLabelKeys'], 'In', labels), ...requirementsOf(term['mismatchLabelKeys'], 'NotIn', labels)]);
}

function hasKeys(term: JsonObject | undefined): boolean {
  return term?.['matchLabelKeys'] !== undefined || term?.['mismatchLabelKeys'] !== undefined;
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const usesKeys = (affinity: JsonObject | undefined): boolean => asList(affinity?.[REQUIRED]).some((term) => hasKeys(asObject(term)))
  || asList(affinity?.[PREFERRED]).some((term) => hasKeys(asObject(asObject(term)?.['podAffinityTerm'])));

/** Follows podStrategy's mutatePodAffinity. */
export const mutatePodAffinity: Prepare = (pod, { isOn }) => {
  const affinity = asObject(asObject(pod['spec'])?.['affinity']);
  if (affinity === undefined || !isOn('MatchLabelKeysInPodAffinity')) return;
  const labels = asObject(asObject(pod['metadata'])?.['labels']) ?? {};
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    if (!usesKeys(asObject(affinity[kind]))) continue;
    const terms = own(own(own(pod, 'spec'), 'affinity'), kind);
    for (const term of ownItems(terms, REQUIRED)) mutateTerm(term, labels);
    for (const term of ownItems(terms, PREFERRED)) mutateTerm(own(term, 'podAffinityTerm'), labels);
  }
};

/** Follows podStrategy's mutateTopologySpreadConstraints. */
export const mutateTopologySpreadConstraints: Prepare = (pod, { isOn }) => {
  const spec = asObject(pod['spec']);
  const isDue = asList(spec?.['topologySpreadConstraints']).some((constraint) => asString(asList(asObject(constraint)?.['matchLabelKeys'])[0]) !== undefined);
  if (!isDue || !isOn('MatchLabelKeysInPodTopologySpread') || !isOn('MatchLabelKeysInPodTopologySpreadSelectorMerge')) return;
  const labels = asObject(asObject(pod['metadata'])?.['labels']) ?? {};
  for (const constraint of ownItems(own(pod, 'spec'), 'topologySpreadConstraints')) mergeInto(constraint, requirementsOf(constraint['matchLabelKeys'], 'In', labels));
};
