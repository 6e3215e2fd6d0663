import { asList, asObject } from '#engine/apimachinery/json.js';
import { applyAppArmorVersionSkew } from '#engine/resource/defaulting/core/app-armor.js';
import { dropInitContainerAnnotations } from '#engine/resource/defaulting/core/init-container-annotations.js';
import { mutatePodAffinity, mutateTopologySpreadConstraints } from '#engine/resource/defaulting/core/match-label-keys.js';
import { defaultPodLevelResources } from '#engine/resource/defaulting/core/pod-level-resources.js';
import { computePodQos } from '#engine/resource/defaulting/core/quality-of-service.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const GATED = [{ lastProbeTime: null, message: 'Scheduling is blocked due to non-empty scheduling gates', reason: 'SchedulingGated', status: 'False', type: 'PodScheduled' }];

/** Follows podStrategy.PrepareForCreate, applySchedulingGatedCondition and what goes before. */
const prepareForCreate: Prepare = (pod, preparing) => {
  mutatePodAffinity(pod, preparing);
  mutateTopologySpreadConstraints(pod, preparing);
  applyAppArmorVersionSkew(pod, preparing);
  defaultPodLevelResources(pod, preparing);
  const spec = asObject(pod['spec']) ?? {};
  const status: MutableObject = { phase: 'Pending', qosClass: computePodQos(spec) };
  if (asList(spec['schedulingGates']).length > 0) status['conditions'] = GATED;
  pod['status'] = status;
};

/** Fields that the Priority plugin fills in from the stored Pod. */
const PRIORITY = ['priority', 'preemptionPolicy'] as const;

/** What an update does not take away: `spec.resources`, priority and preemption policy. */
function keepStored(pod: MutableObject, old: JsonObject, isOn: (gate: string) => boolean): void {
  const stored = asObject(old['spec']) ?? {};
  const fields = isOn('PodLevelResourcesFixDefaulting') ? [...PRIORITY, 'resources'] : PRIORITY;
  const missing = fields.filter((field) => stored[field] !== undefined && asObject(pod['spec'])?.[field] === undefined);
  if (missing.length === 0) return;
  const spec = own(pod, 'spec');
  for (const field of missing) spec[field] = stored[field];
}

/** Follows podStrategy.PrepareForCreate and PrepareForUpdate. */
export const preparePod: Prepare = (pod, preparing) => {
  dropInitContainerAnnotations(pod);
  if (preparing.old === undefined) prepareForCreate(pod, preparing);
  else keepStored(pod, preparing.old, (gate) => preparing.isOn(gate));
};
