import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isSamePart } from '#engine/resource/validation/core/pods/pod-spec-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { NodeAffinity, NodeSelectorRequirement } from '#engine/generated/kubernetes.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const RULE = { rule: 'immutable-field' } as const;

type Selector = { readonly [name: string]: string };

/** Labels may be added. Follows pkg/apis/core/validation.validateNodeSelectorMutation. */
export function validateNodeSelectorMutation(selector: Selector, old: Selector, at: Field, errors: FieldError[]): void {
  if (Object.keys(old).some((name) => selector[name] !== old[name]))
    errors.push(invalid(at, selector, 'only additions to spec.nodeSelector are allowed (no mutations or deletions)', RULE));
}

/** Requirements may be added at the end; where there were none, none may be. */
function isExtended(requirements: readonly NodeSelectorRequirement[] = [], old: readonly NodeSelectorRequirement[] = []): boolean {
  return requirements.length >= old.length && old.every((requirement, index) => isSamePart(requirements[index], requirement, 'matchExpressions'));
}

/** A term that is required may become narrower. Follows pkg/apis/core/validation.validateNodeAffinityMutation. */
export function validateNodeAffinityMutation(affinity: NodeAffinity | undefined, old: NodeAffinity | undefined, at: Field, errors: FieldError[]): void {
  const before = old?.[REQUIRED]?.nodeSelectorTerms ?? [];
  if (before.length === 0) return;
  const terms = affinity?.[REQUIRED]?.nodeSelectorTerms ?? [];
  const place = child(child(at, REQUIRED), 'nodeSelectorTerms');
  if (terms.length !== before.length) return void errors.push(invalid(place, terms, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed', RULE));
  for (const [index, oldTerm] of before.entries()) {
    const term = terms[index] ?? {};
    const wasEmpty = (oldTerm.matchExpressions ?? []).length === 0 && (oldTerm.matchFields ?? []).length === 0;
    const isKept = wasEmpty ? isSamePart(term.matchExpressions, oldTerm.matchExpressions, 'matchExpressions') && isSamePart(term.matchFields, oldTerm.matchFields, 'matchFields')
      : isExtended(term.matchExpressions, oldTerm.matchExpressions) && isExtended(term.matchFields, oldTerm.matchFields);
    if (!isKept) errors.push(invalid(item(place, index), term, 'only additions are allowed (no mutations or deletions)', RULE));
  }
}
