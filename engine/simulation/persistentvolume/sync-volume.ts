import type { PersistentVolume } from '#engine/generated/kubernetes.js';
import type { Change, ClusterView, EventWords } from '#engine/simulation/component.js';
import { BOUND_BY_CONTROLLER } from '#engine/simulation/persistentvolume/claim-state.js';
import type { ClaimObject, VolumeObject } from '#engine/simulation/persistentvolume/matching.js';
import { omit } from '#engine/apimachinery/same-json.js';

type Phase = 'Available' | 'Bound' | 'Released' | 'Failed';

const inPhase = (volume: VolumeObject, phase: Phase, ...events: readonly EventWords[]): readonly Change[] =>
  volume.object.status?.phase === phase ? [] : [{ verb: 'update', target: volume, object: { ...volume.object, status: { ...volume.object.status, phase } }, events }];

/** What becomes of a volume whose claim is gone. After PersistentVolumeController.reclaimVolume. */
function reclaim(volume: VolumeObject): readonly Change[] {
  const { phase } = volume.object.status ?? {};
  if (phase !== 'Released' && phase !== 'Failed') return inPhase(volume, 'Released');
  if (volume.object.spec?.persistentVolumeReclaimPolicy !== 'Delete' || phase === 'Failed') return [];
  const path = volume.object.spec.hostPath?.path;
  if (path === undefined) return [];
  if (/^\/tmp\/.+/.test(path)) return [{ verb: 'delete', target: volume }];
  const message = `host_path deleter only supports /tmp/.+ but received provided ${path}`;
  return inPhase(volume, 'Failed', { type: 'Warning', reason: 'VolumeFailedDelete', message });
}

/** Takes the claim off a volume again, or only its uid where a user put it there. After PersistentVolumeController.unbindVolume. */
function unbind(volume: VolumeObject): readonly Change[] {
  const { [BOUND_BY_CONTROLLER]: byController, ...annotations } = volume.object.metadata?.annotations ?? {};
  const { claimRef, ...spec } = volume.object.spec ?? {};
  const kept = omit(claimRef ?? {}, 'uid');
  const object: PersistentVolume = {
    ...volume.object,
    metadata: { ...volume.object.metadata, annotations },
    spec: byController === undefined ? { ...spec, claimRef: kept } : spec,
    status: { ...volume.object.status, phase: 'Available' },
  };
  return [{ verb: 'update', target: volume, object }];
}

/** What becomes of one volume now. After PersistentVolumeController.syncVolume. */
export function syncVolume(volume: VolumeObject, cluster: ClusterView): readonly Change[] {
  const reference = volume.object.spec?.claimRef;
  if (reference === undefined || (reference.uid ?? '') === '') return inPhase(volume, 'Available');
  const found = cluster.get('PersistentVolumeClaim', reference.namespace ?? '', reference.name ?? '');
  const claim: ClaimObject | undefined = found?.uid === reference.uid ? found : undefined;
  if (claim === undefined) return reclaim(volume);
  const name = claim.object.spec?.volumeName ?? '';
  if (name === volume.name) return inPhase(volume, 'Bound');
  return name === '' ? [] : unbind(volume);
}
