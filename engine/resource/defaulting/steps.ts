import { prepareCustomResourceDefinition } from '#engine/resource/defaulting/apiextensions/custom-resource-definition.js';
import { prepareDaemonSet } from '#engine/resource/defaulting/apps/daemon-set.js';
import { prepareHorizontalPodAutoscaler } from '#engine/resource/defaulting/autoscaling/horizontal-pod-autoscaler.js';
import { prepareJob } from '#engine/resource/defaulting/batch/job.js';
import { prepareNode } from '#engine/resource/defaulting/core/node.js';
import { preparePersistentVolumeClaim } from '#engine/resource/defaulting/core/persistent-volume-claim.js';
import { preparePod } from '#engine/resource/defaulting/core/pod.js';
import { prepareTemplateAt } from '#engine/resource/defaulting/core/pod-template.js';
import { prepareSecret } from '#engine/resource/defaulting/core/secret.js';
import { prepareService } from '#engine/resource/defaulting/core/service.js';
import { prepareServiceAccount } from '#engine/resource/defaulting/core/service-account.js';
import { addDefaultTolerations } from '#engine/resource/defaulting/core/tolerations.js';
import { prepareEndpointSlice } from '#engine/resource/defaulting/discovery/endpoint-slice.js';
import { preparePodDisruptionBudget } from '#engine/resource/defaulting/policy/pod-disruption-budget.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** What mutating admission does that rows cannot say, by definition. */
export const admissionSteps: { readonly [definition: string]: Prepare } = {
  'io.k8s.api.core.Pod': addDefaultTolerations,
};

const prepareTemplate = prepareTemplateAt('spec', 'template');

/** What strategies do that rows cannot say, by definition; for creations and updates. */
export const strategySteps: { readonly [definition: string]: Prepare } = {
  'io.k8s.api.apps.DaemonSet': prepareDaemonSet,
  'io.k8s.api.apps.Deployment': prepareTemplate,
  'io.k8s.api.apps.ReplicaSet': prepareTemplate,
  'io.k8s.api.apps.StatefulSet': prepareTemplate,
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler': prepareHorizontalPodAutoscaler,
  'io.k8s.api.batch.CronJob': prepareTemplateAt('spec', 'jobTemplate', 'spec', 'template'),
  'io.k8s.api.batch.Job': prepareJob,
  'io.k8s.api.core.Node': prepareNode,
  'io.k8s.api.core.PersistentVolumeClaim': preparePersistentVolumeClaim,
  'io.k8s.api.core.Pod': preparePod,
  'io.k8s.api.core.PodTemplate': prepareTemplateAt('template'),
  'io.k8s.api.core.ReplicationController': prepareTemplate,
  'io.k8s.api.core.Secret': prepareSecret,
  'io.k8s.api.core.Service': prepareService,
  'io.k8s.api.core.ServiceAccount': prepareServiceAccount,
  'io.k8s.api.discovery.EndpointSlice': prepareEndpointSlice,
  'io.k8s.api.policy.PodDisruptionBudget': preparePodDisruptionBudget,
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinition': prepareCustomResourceDefinition,
};
