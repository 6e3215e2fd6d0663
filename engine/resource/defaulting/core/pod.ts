import { asList, asObject } from '#engine/apimachinery/json.js';
import { applyAppArmorVersionSkew } from '#engine/resource/defaulting/core/app-armor.js';
import { mutatePodAffinity, mutateTopologySpreadConstraints } from '#engine/resource/defaulting/core/match-label-keys.js';
import { defaultPodLevelResources } from '#engine/resource/defaulting/core/pod-level-resources.js';
import { prepareTemplateAt } from '#engine/resource/defaulting/core/pod-template.js';
import { computePodQos } from '#engine/resource/defaulting/core/quality-of-service.js';
import { own } from '#engine/resource/defaulting/strategy.js';
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

/** Resources of the Pod as a whole stay where an update leaves them out. */
const prepareForUpdate: Prepare = (pod, { old, isOn }) => {
  const stored = asObject(old?.['spec'])?.['resources'];
  if (stored === undefined || asObject(pod['spec'])?.['resources'] !== undefined || !isOn('PodLevelResourcesFixDefaulting')) return;
  own(pod, 'spec')['resources'] = stored;
};

const prepareAsTemplate = prepareTemplateAt();

/** Follows podStrategy.PrepareForCreate and PrepareForUpdate. */
export const preparePod: Prepare = (pod, preparing) => {
  prepareAsTemplate(pod, preparing);
  if (preparing.old === undefined) prepareForCreate(pod, preparing);
  else prepareForUpdate(pod, preparing);
};
