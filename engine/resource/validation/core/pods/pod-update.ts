import { ROOT, child, item, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { APP_ARMOR_PREFIX, MIRROR_POD } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { validateNodeAffinityMutation, validateNodeSelectorMutation } from '#engine/resource/validation/core/pods/gated-pod-update.js';
import { isSamePart } from '#engine/resource/validation/core/pods/pod-spec-equality.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Container, Pod, PodSpec } from '#engine/generated/kubernetes.js';
import type { Annotations } from '#engine/resource/validation/core/pods/pod-annotations.js';

const SPEC = child(ROOT, 'spec');
const ANNOTATIONS = child(child(ROOT, 'metadata'), 'annotations');
const DEADLINE = child(SPEC, 'activeDeadlineSeconds');
const RULE = { rule: 'immutable-field' } as const;
const MAX_INT32 = 2147483647;
const OTHER_FIELDS = 'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,'
  + '`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const NO_CONTAINERS: readonly Container[] = [];
const NO_ANNOTATIONS: Annotations = {};

/** What they say has been judged. Follows pkg/apis/core/validation.ValidatePodSpecificAnnotationUpdates. */
function validatePodSpecificAnnotationUpdates(pod: Pod, old: Pod, errors: FieldError[]): void {
  const after: Annotations = pod.metadata?.annotations ?? NO_ANNOTATIONS;
  const before: Annotations = old.metadata?.annotations ?? NO_ANNOTATIONS;
  for (const name of Object.keys(before)) {
    if (after[name] === before[name]) continue;
    if (name.startsWith(APP_ARMOR_PREFIX)) errors.push(forbidden(key(ANNOTATIONS, name), 'may not remove or update AppArmor annotations', RULE));
    if (name === MIRROR_POD) errors.push(forbidden(key(ANNOTATIONS, name), 'may not remove or update mirror pod annotation', RULE));
  }
  for (const name of Object.keys(after)) {
    if (before[name] !== undefined) continue;
    if (name.startsWith(APP_ARMOR_PREFIX)) errors.push(forbidden(key(ANNOTATIONS, name), 'may not add AppArmor annotations', RULE));
    if (name === MIRROR_POD) errors.push(forbidden(key(ANNOTATIONS, name), 'may not add mirror pod annotation', RULE));
  }
}

/** Whether what follows is to be judged; images have been. Follows pkg/apis/core/validation.ValidateContainerUpdates. */
function validateContainerUpdates(list: 'containers' | 'initContainers', spec: PodSpec, old: PodSpec, errors: FieldError[]): boolean {
  const isKept = (spec[list] ?? NO_CONTAINERS).length === (old[list] ?? NO_CONTAINERS).length;
  if (!isKept) errors.push(forbidden(child(SPEC, list), 'pod updates may not add or remove containers', RULE));
  return isKept;
}

/** It may be set, and lowered. Whether what follows is to be judged. */
function validateDeadline({ activeDeadlineSeconds: after }: PodSpec, { activeDeadlineSeconds: before }: PodSpec, errors: FieldError[]): boolean {
  if (after === undefined) {
    if (before !== undefined) errors.push(invalid(DEADLINE, null, 'must not update from a positive integer to nil value', RULE));
    return true;
  }
  if (after < 0 || after > MAX_INT32) errors.push(invalid(DEADLINE, after, `must be between 0 and ${MAX_INT32}, inclusive`));
  else if (before !== undefined && after > before) errors.push(invalid(DEADLINE, after, 'must be less than or equal to previous value', RULE));
  else return true;
  return false;
}

/** New ones have been judged. Follows pkg/apis/core/validation.validateOnlyAddedTolerations. */
function validateOnlyAddedTolerations({ tolerations = [] }: PodSpec, { tolerations: before = [] }: PodSpec, errors: FieldError[]): void {
  const isKept = before.every((old) => tolerations.some((toleration) => isSamePart({ ...toleration, tolerationSeconds: 0 }, { ...old, tolerationSeconds: 0 }, 'tolerations')));
  if (!isKept) errors.push(forbidden(child(SPEC, 'tolerations'), 'existing toleration can not be modified except its tolerationSeconds', RULE));
}

/** Follows pkg/apis/core/validation.validateOnlyDeletedSchedulingGates. */
function validateOnlyDeletedSchedulingGates({ schedulingGates = [] }: PodSpec, { schedulingGates: before = [] }: PodSpec, errors: FieldError[]): void {
  for (const [index, { name = '' }] of schedulingGates.entries()) {
    if (before.some((gate) => (gate.name ?? '') === name) || schedulingGates.findLastIndex((gate) => (gate.name ?? '') === name) !== index) continue;
    errors.push(forbidden(child(item(child(SPEC, 'schedulingGates'), index), 'name'), `only deletion is allowed, but found new scheduling gate '${name}'`, RULE));
  }
}

const withImagesOf = (containers: readonly Container[] | undefined, old: readonly Container[] | undefined): readonly Container[] =>
  (containers ?? NO_CONTAINERS).map((container, index) => ({ ...container, image: old?.[index]?.image ?? '' }));

/** The specification without one of its fields. */
function without(spec: PodSpec, field: 'activeDeadlineSeconds' | 'affinity'): PodSpec {
  const { [field]: left, ...rest } = spec;
  return left === undefined ? spec : rest;
}

/** The specification with what may change as it was before. */
function munged(spec: PodSpec, old: PodSpec): PodSpec {
  const grace = (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1 ? old.terminationGracePeriodSeconds : spec.terminationGracePeriodSeconds;
  return {
    ...without(spec, 'activeDeadlineSeconds'),
    containers: withImagesOf(spec.containers, old.containers),
    initContainers: withImagesOf(spec.initContainers, old.initContainers),
    schedulingGates: old.schedulingGates ?? [],
    tolerations: old.tolerations ?? [],
    ...(grace === undefined ? {} : { terminationGracePeriodSeconds: grace }),
    ...(old.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: old.activeDeadlineSeconds }),
  };
}

/** While a Pod has scheduling gates, where it may run may be narrowed; yields the specification with that as it was before. */
function validateGatedPod(spec: PodSpec, old: PodSpec, errors: FieldError[]): PodSpec {
  if ((old.schedulingGates ?? []).length === 0) return spec;
  const { nodeSelector = {}, affinity } = spec;
  if (!isSamePart(nodeSelector, old.nodeSelector, 'nodeSelector')) validateNodeSelectorMutation(nodeSelector, old.nodeSelector ?? {}, child(SPEC, 'nodeSelector'), errors);
  const selected = { ...spec, nodeSelector: old.nodeSelector ?? {} };
  const { nodeAffinity, ...otherAffinity } = affinity ?? {};
  const before = old.affinity?.nodeAffinity;
  if (isSamePart(nodeAffinity, before, 'nodeAffinity')) return selected;
  validateNodeAffinityMutation(nodeAffinity, before, child(child(SPEC, 'affinity'), 'nodeAffinity'), errors);
  const kept = before === undefined ? otherAffinity : { ...otherAffinity, nodeAffinity: before };
  return old.affinity === undefined && Object.keys(kept).length === 0 ? without(selected, 'affinity') : { ...selected, affinity: kept };
}

/** Here `resources` is a pointer: an empty one is not like none. */
const isSameSpec = (spec: PodSpec, old: PodSpec): boolean => (spec.resources === undefined) === (old.resources === undefined) && isSamePart(spec, old, 'spec');

/** What of a Pod may change; what it is has been judged as for a new one. Follows pkg/apis/core/validation.ValidatePodUpdate. */
export function validatePodUpdate(pod: Pod, oldPod: Pod, errors: FieldError[]): void {
  const { spec = {} } = pod;
  const { spec: old = {} } = oldPod;
  validatePodSpecificAnnotationUpdates(pod, oldPod, errors);
  if (!validateContainerUpdates('containers', spec, old, errors) || !validateContainerUpdates('initContainers', spec, old, errors)) return;
  if (!validateDeadline(spec, old, errors)) return;
  validateOnlyAddedTolerations(spec, old, errors);
  validateOnlyDeletedSchedulingGates(spec, old, errors);
  if (isSameSpec(spec, old)) return;
  const rest = munged(validateGatedPod(spec, old, errors), old);
  if (!isSameSpec(rest, old)) errors.push(forbidden(SPEC, OTHER_FIELDS, RULE));
}
