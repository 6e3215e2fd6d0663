import type { Component } from '#engine/simulation/component.js';
import { deployment } from '#engine/simulation/controllers/deployment.js';
import { endpointslice } from '#engine/simulation/controllers/endpointslice.js';
import { ephemeralVolume } from '#engine/simulation/controllers/ephemeral-volume.js';
import { garbageCollector } from '#engine/simulation/controllers/garbage-collector.js';
import { namespace } from '#engine/simulation/controllers/namespace.js';
import { persistentvolumeBinder } from '#engine/simulation/controllers/persistentvolume-binder.js';
import { persistentvolumeclaimProtection } from '#engine/simulation/controllers/persistentvolumeclaim-protection.js';
import { persistentvolumeProtection } from '#engine/simulation/controllers/persistentvolume-protection.js';
import { replicaset } from '#engine/simulation/controllers/replicaset.js';
import { statefulset } from '#engine/simulation/controllers/statefulset.js';
import { kubelet } from '#engine/simulation/kubelet/kubelet.js';
import { scheduler } from '#engine/simulation/scheduler/scheduler.js';

/** The components of a cluster, in the order in which each round runs them. */
export const CONTROL_PLANE: readonly Component[] = [
  namespace, deployment, replicaset, statefulset, ephemeralVolume, persistentvolumeBinder, persistentvolumeclaimProtection, persistentvolumeProtection,
  garbageCollector, scheduler, kubelet, endpointslice,
];
