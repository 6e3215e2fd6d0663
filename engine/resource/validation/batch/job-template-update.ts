import { asObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isSamePart } from '#engine/resource/validation/core/pods/pod-spec-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Affinity, Container, Job, PodSpec, PodTemplateSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const RULE = { rule: 'immutable-field' } as const;

const NO_SPEC: PodSpec = {};

/** The affinity that would be the same but for its part about Nodes. */
function withNodeAffinityOf(now: Affinity | undefined, old: Affinity | undefined): Json | undefined {
  if (now === undefined && old?.podAffinity === undefined && old?.podAntiAffinity === undefined) return undefined;
  if (now === undefined && old === undefined) return undefined;
  return { ...old, nodeAffinity: now?.nodeAffinity };
}

/** The old template with what says where its Pods may run as the new one has it. */
function withSchedulingDirectivesOf(now: PodTemplateSpec, old: PodTemplateSpec): JsonObject {
  const { nodeSelector, tolerations, schedulingGates, affinity } = now.spec ?? {};
  return {
    ...old,
    metadata: { ...old.metadata, labels: now.metadata?.labels, annotations: now.metadata?.annotations },
    spec: { ...old.spec, nodeSelector, tolerations, schedulingGates, affinity: withNodeAffinityOf(affinity, old.spec?.affinity) },
  };
}

/** The old containers with the resources of the new ones, where they are still the same. */
function withResourcesOf(now: readonly Container[] = [], old: readonly Container[] = []): readonly Json[] {
  if (now.length !== old.length) return old;
  return old.map((container, index) => (now[index]?.name === container.name ? { ...container, resources: now[index]?.resources } : container));
}

const withContainerResourcesOf = (now: PodSpec, old: PodSpec): JsonObject =>
  ({ containers: withResourcesOf(now.containers, old.containers), initContainers: withResourcesOf(now.initContainers, old.initContainers) });

/** Whether a Job is suspended and no Pod of it runs. Follows pkg/registry/batch/job.validationOptionsForJob. */
function isAtRest({ spec, status }: Job): boolean {
  if (spec?.suspend !== true || (status?.active ?? 0) !== 0) return false;
  return status?.startTime === undefined || status.conditions?.some(({ type, status: state }) => type === 'Suspended' && state === 'True') === true;
}

const isNotStarted = ({ spec, status }: Job): boolean => spec?.suspend === true && status?.startTime === undefined;

/** `resources` of Pods is a pointer in Go, that of containers is not: an empty one differs from none. */
const isSameSpec = (now: PodSpec, old: JsonObject): boolean => (now.resources === undefined) === (old['resources'] === undefined) && isSamePart(now, old, 'spec');

/** A Job's template stays as it is, but for some of it while the Job is suspended. Follows pkg/apis/batch/validation.validatePodTemplateUpdate. */
export function validatePodTemplateUpdate({ spec }: Job, old: Job, at: Field, { errors, isOn }: ValidationContext): void {
  const template = spec?.template ?? {};
  const before = old.spec?.template ?? {};
  const movesFreely = isOn('MutableSchedulingDirectivesForSuspendedJobs') ? isAtRest(old) : isNotStarted(old);
  const allowed: JsonObject = movesFreely ? withSchedulingDirectivesOf(template, before) : before;
  const { spec: podSpec = NO_SPEC } = template;
  const allowedSpec = asObject(allowed['spec']) ?? NO_SPEC;
  if (isAtRest(old) && isOn('MutablePodResourcesForSuspendedJobs')) {
    if (!isSameSpec(podSpec, { ...allowedSpec, ...withContainerResourcesOf(podSpec, before.spec ?? NO_SPEC) })) errors.push(invalid(child(at, 'spec'), podSpec, 'field is immutable', RULE));
  } else if (!isSamePart(template.metadata, allowed['metadata'], 'metadata') || !isSameSpec(podSpec, allowedSpec)) errors.push(invalid(at, template, 'field is immutable', RULE));
}
