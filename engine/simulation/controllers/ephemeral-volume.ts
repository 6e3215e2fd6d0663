import type { PersistentVolumeClaim, Pod } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';

function reconcile(pod: ClusterObject<Pod>, cluster: ClusterView): readonly Change[] {
  if (isDeleting(pod.object)) return [];
  return (pod.object.spec?.volumes ?? []).flatMap(({ name: volume = '', ephemeral }): Change[] => {
    const template = ephemeral?.volumeClaimTemplate;
    const name = `${pod.name}-${volume}`;
    if (template === undefined || cluster.exists('PersistentVolumeClaim', pod.namespace, name)) return [];
    const object: PersistentVolumeClaim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...template.metadata, name, namespace: pod.namespace,
        ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: pod.name, uid: pod.uid, controller: true, blockOwnerDeletion: true }],
      },
      ...(template.spec && { spec: template.spec }),
    };
    return [{ verb: 'create', object }];
  });
}

/** Makes the claims of generic ephemeral volumes. After pkg/controller/volume/ephemeral. */
export const ephemeralVolume: Component = {
  name: 'ephemeral-volume-controller',
  reconciles: ['Pod'],
  concerns: ({ before }) => before === undefined,
  writes: ['PersistentVolumeClaim'],
  watches: [],
  wakes: () => [],
  reconcile: (target, cluster) => (holds(target, 'Pod') ? reconcile(target, cluster) : []),
};
