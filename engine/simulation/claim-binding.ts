import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asList, asObject } from '#engine/apimachinery/json.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';
import { displayName, holds } from '#engine/simulation/cluster-object.js';
import type { ClusterView } from '#engine/simulation/component.js';
import type { Kernel } from '#engine/simulation/kernel.js';
import { BIND_COMPLETED } from '#engine/simulation/persistentvolume/claim-state.js';
import { type ClaimObject, classOfClaim, classOfVolume, isKeptFor, mismatchOf, namesClass, objectionTo, type VolumeObject } from '#engine/simulation/persistentvolume/matching.js';
import { isProvisioned } from '#engine/simulation/persistentvolume/sync-claim.js';
import type { ClaimBinding, ClusterEvent, VolumeRejection } from '#engine/simulation/simulation.js';

/** Volumes that a claim is told about, those that are meant for it first. */
const MOST_REJECTIONS = 10;
/** What of a claim's spec decides which volume it gets. */
const DECISIVE: readonly FieldPath[] = [['storageClassName'], ['volumeName'], ['volumeMode'], ['accessModes'], ['selector'], ['resources', 'requests', 'storage']];

const volumeNameOf = (claim: ClaimObject): string => claim.object.spec?.volumeName ?? '';

/** Where the claim's spec stands in the object of the input: in the claim itself or in a StatefulSet's template. */
function pathOf(claim: ClaimObject, origin: Resource): FieldPath {
  if (origin.kind === 'PersistentVolumeClaim') return ['spec'];
  const templates = asList(asObject(origin.object['spec'])?.['volumeClaimTemplates']);
  const index = templates.findIndex((template) => claim.name.startsWith(`${String(asObject(asObject(template)?.['metadata'])?.['name'])}-${origin.name}-`));
  return ['spec', 'volumeClaimTemplates', Math.max(0, index), 'spec'];
}

/** The volumes of a cluster by name, and those of each class. */
interface Volumes {
  readonly byName: ReadonlyMap<string, VolumeObject>;
  readonly byClass: ReadonlyMap<string, readonly VolumeObject[]>;
}

function volumesOf(cluster: ClusterView): Volumes {
  const all = cluster.list('PersistentVolume').sort((left, right) => (left.name < right.name ? -1 : 1));
  const byClass = new Map<string, VolumeObject[]>();
  for (const volume of all) {
    const alike = byClass.get(classOfVolume(volume));
    if (alike === undefined) byClass.set(classOfVolume(volume), [volume]);
    else alike.push(volume);
  }
  return { byName: new Map(all.map((volume) => [volume.name, volume])), byClass };
}

/** Volumes that are there for this claim: named by it, kept for it, or of its class. */
function volumesMeant(claim: ClaimObject, volumes: Volumes, cluster: ClusterView): readonly VolumeObject[] {
  const named = volumes.byName.get(volumeNameOf(claim));
  if (volumeNameOf(claim) !== '') return named === undefined ? [] : [named];
  const kept = cluster.volumesKeptFor(claim.name).filter((volume) => isKeptFor(volume, claim));
  const alike = volumes.byClass.get(classOfClaim(claim)) ?? [];
  return kept.length === 0 ? alike : [...new Set([...kept, ...alike])];
}

/** Whether a provisioner, a default class or volumes that the input does not hold may bind the claim. A class that the input does not hold may make more where all volumes are given away. */
function comesFromOutside(claim: ClaimObject, meant: readonly VolumeObject[], cluster: ClusterView): boolean {
  if (meant.length === 0 || claim.object.metadata?.annotations?.[BIND_COMPLETED] !== undefined) return true;
  if (volumeNameOf(claim) !== '') return false;
  const storageClass = cluster.get('StorageClass.storage.k8s.io', '', classOfClaim(claim))?.object;
  const isUnknown = storageClass === undefined && classOfClaim(claim) !== '';
  if (isUnknown && meant.every((volume) => volume.object.spec?.claimRef !== undefined)) return true;
  return !namesClass(claim) || isProvisioned(storageClass?.provisioner);
}

/** Whether what decides may be written over before it is applied. */
const isPatched = (origin: Resource, path: FieldPath, meant: readonly VolumeObject[], graph: Graph): boolean =>
  DECISIVE.some((field) => graph.isPatched(origin, [...path, ...field])) || meant.some((volume) => volume.origin !== undefined && graph.isPatched(volume.origin, ['spec']));

/** What stands against a volume: what the search minds, or what the binder minds of a volume that the claim names. */
function objectionAgainst(volume: VolumeObject, claim: ClaimObject): Omit<VolumeRejection, 'volume'> | undefined {
  const found = objectionTo(volume, claim);
  if (volumeNameOf(claim) === '') return found;
  const mismatch = mismatchOf(volume, claim);
  if (mismatch === undefined) return found?.criterion === 'claimRef' || found?.criterion === 'taken' ? found : undefined;
  return found?.criterion === mismatch[0] ? found : { criterion: mismatch[0], wanted: classOfClaim(claim), has: classOfVolume(volume) };
}

function rejectionsOf(claim: ClaimObject, meant: readonly VolumeObject[], volumes: Volumes): readonly VolumeRejection[] {
  const told = new Set(meant.slice(0, MOST_REJECTIONS));
  if (volumeNameOf(claim) === '')
    for (const volume of volumes.byName.values()) {
      if (told.size >= MOST_REJECTIONS) break;
      told.add(volume);
    }
  return [...told].flatMap((volume): VolumeRejection[] => {
    const objection = objectionAgainst(volume, claim);
    return objection === undefined || volume.origin === undefined ? [] : [{ volume: volume.origin, ...objection }];
  });
}

const phaseOf = (claim: ClaimObject): ClaimBinding['phase'] => {
  const phase = claim.object.status?.phase;
  return phase === 'Bound' || phase === 'Lost' ? phase : 'Pending';
};

function unbound(claim: ClaimObject, origin: Resource, volumes: Volumes, around: { kernel: Kernel; graph: Graph; event: ClusterEvent | undefined }): ClaimBinding {
  const meant = volumesMeant(claim, volumes, around.kernel.view);
  const path = pathOf(claim, origin);
  const undecided = comesFromOutside(claim, meant, around.kernel.view) || isPatched(origin, path, meant, around.graph);
  const { event } = around;
  return {
    claim: origin, name: claim.name, path, phase: phaseOf(claim), volume: undefined, reason: event?.reason, message: event?.message,
    rejections: rejectionsOf(claim, meant, volumes), undecided,
  };
}

/** What became of every claim that the kernel's own layer holds, by namespace and name. */
export function claimBindings(kernel: Kernel, graph: Graph): readonly ClaimBinding[] {
  const claims = kernel.store.own().filter((entry) => holds(entry, 'PersistentVolumeClaim')).sort((left, right) => (left.key < right.key ? -1 : 1));
  if (claims.length === 0) return [];
  const volumes = volumesOf(kernel.view);
  const lastEvent = new Map(kernel.events.map((event) => [event.regarding, event]));
  return claims.flatMap((claim): ClaimBinding[] => {
    const { origin } = claim;
    if (origin === undefined) return [];
    if (phaseOf(claim) !== 'Bound') return [unbound(claim, origin, volumes, { kernel, graph, event: lastEvent.get(displayName(claim)) })];
    const path = pathOf(claim, origin);
    return [{ claim: origin, name: claim.name, path, phase: 'Bound', volume: volumes.byName.get(volumeNameOf(claim))?.origin, reason: undefined, message: undefined, rejections: [], undecided: false }];
  });
}
