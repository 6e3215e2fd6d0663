import type { JsonObject } from '#engine/apimachinery/json.js';
import { admitPod } from '#engine/simulation/admission/pod.js';
import { type ClusterObject, finalizersOf, holds } from '#engine/simulation/cluster-object.js';
import type { ClusterView } from '#engine/simulation/component.js';
import { PV_PROTECTION } from '#engine/simulation/controllers/persistentvolume-protection.js';
import { PVC_PROTECTION } from '#engine/simulation/controllers/persistentvolumeclaim-protection.js';
import { defaultClass } from '#engine/simulation/persistentvolume/sync-claim.js';
import { omit } from '#engine/apimachinery/same-json.js';
import { namesClass } from '#engine/simulation/persistentvolume/matching.js';

const withFinalizer = (object: JsonObject, finalizer: string): readonly string[] => [...new Set([...finalizersOf(object), finalizer])];

/** A new object as it is stored: what a client may not say is dropped, what admission plugins that are on by default say is added. */
export function admit(entry: ClusterObject, cluster: ClusterView): JsonObject {
  const { object } = entry;
  if (holds(entry, 'Pod')) return admitPod(entry.object, cluster);
  if (holds(entry, 'PersistentVolume')) {
    const metadata = { ...entry.object.metadata, finalizers: withFinalizer(object, PV_PROTECTION) };
    return { ...entry.object, metadata, status: { phase: 'Pending' } };
  }
  if (holds(entry, 'PersistentVolumeClaim')) {
    const metadata = { ...entry.object.metadata, finalizers: withFinalizer(object, PVC_PROTECTION) };
    const given = namesClass(entry) ? undefined : defaultClass(cluster);
    const spec = given === undefined ? entry.object.spec : { ...entry.object.spec, storageClassName: given };
    return { ...entry.object, metadata, ...(spec && { spec }), status: { phase: 'Pending' } };
  }
  if (holds(entry, 'Node') || object['status'] === undefined) return object;
  return omit(object, 'status');
}

