import { holds } from '#engine/simulation/cluster-object.js';
import type { Component } from '#engine/simulation/component.js';

/** Keeps a Namespace's phase. After pkg/controller/namespace, up to the moment when its content goes. */
export const namespace: Component = {
  name: 'namespace-controller',
  reconciles: ['Namespace'],
  writes: ['Namespace'],
  watches: [],
  wakes: () => [],
  reconcile(target) {
    if (!holds(target, 'Namespace')) return [];
    const phase = target.object.metadata?.deletionTimestamp === undefined ? 'Active' : 'Terminating';
    return target.object.status?.phase === phase ? [] : [{ verb: 'update', target, object: { ...target.object, status: { ...target.object.status, phase } } }];
  },
};
