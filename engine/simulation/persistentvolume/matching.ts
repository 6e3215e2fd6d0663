import { formatLabels, formatSelector, matchesSelector } from '#engine/apimachinery/label-selector.js';
import { compareQuantities, parseQuantity, type Quantity } from '#engine/apimachinery/quantity.js';
import type { Node, PersistentVolume, PersistentVolumeClaim } from '#engine/generated/kubernetes.js';
import { type ClusterObject, isDeleting, labelsOf } from '#engine/simulation/cluster-object.js';
import { matchesNodeSelector } from '#engine/simulation/scheduler/node-selector.js';
import type { VolumeRejection } from '#engine/simulation/simulation.js';

/** A claim of the cluster. */
export type ClaimObject = ClusterObject<PersistentVolumeClaim>;
/** A volume of the cluster. */
export type VolumeObject = ClusterObject<PersistentVolume>;

/** What rules a volume out for a claim. */
export type Objection = Omit<VolumeRejection, 'volume'>;

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';
const NOTHING: Quantity = { digits: 0n, scale: 0, format: 'BinarySI' };

/** The class that a claim asks for; empty: volumes without class. After helper.GetPersistentVolumeClaimClass. */
export const classOfClaim = ({ object }: ClaimObject): string =>
  object.metadata?.annotations?.[CLASS_ANNOTATION] ?? object.spec?.storageClassName ?? '';

/** The class of a volume; empty where it has none. */
export const classOfVolume = ({ object }: VolumeObject): string =>
  object.metadata?.annotations?.[CLASS_ANNOTATION] ?? object.spec?.storageClassName ?? '';

/** Whether the claim names a class, be it the empty one. */
export const namesClass = ({ object }: ClaimObject): boolean =>
  object.metadata?.annotations?.[CLASS_ANNOTATION] !== undefined || object.spec?.storageClassName !== undefined;

const sizes = new WeakMap<object, Quantity>();

/** The size of a volume. */
function capacityOf({ object }: VolumeObject): Quantity {
  const capacity = object.spec?.capacity;
  if (capacity === undefined) return NOTHING;
  const known = sizes.get(capacity);
  if (known !== undefined) return known;
  const size = parseQuantity(capacity['storage'] ?? '0') ?? NOTHING;
  sizes.set(capacity, size);
  return size;
}

/** The size that a claim asks for. */
const requestOf = ({ object }: ClaimObject): Quantity => parseQuantity(object.spec?.resources?.requests?.['storage'] ?? '0') ?? NOTHING;

/** Whether the volume is kept for this very claim; the unnamed namespace may be any. After storage/volume.IsVolumeBoundToClaim. */
export function isKeptFor(volume: VolumeObject, claim: ClaimObject): boolean {
  const reference = volume.object.spec?.claimRef;
  if (reference === undefined || reference.name !== claim.name) return false;
  if ((reference.namespace ?? '') !== claim.namespace && claim.namespace !== '') return false;
  return reference.uid === undefined || reference.uid === '' || reference.uid === claim.uid;
}

const claimRefOf = ({ object }: VolumeObject): string => `${object.spec?.claimRef?.namespace ?? ''}/${object.spec?.claimRef?.name ?? ''}`;
const modesOf = (modes: readonly string[] | undefined): string => (modes ?? []).join(',');
const modeOf = (mode: string | undefined): string => mode ?? 'Filesystem';
const sizeOf = (amounts: { readonly [resource: string]: string | number } | undefined): string => String(amounts?.['storage'] ?? '0');

const hasModes = (volume: VolumeObject, claim: ClaimObject): boolean =>
  (claim.object.spec?.accessModes ?? []).every((mode) => volume.object.spec?.accessModes?.includes(mode) === true);

/** Whether the volume can be reached from the node; every volume can where no node is asked. */
export function reaches(volume: VolumeObject, node: ClusterObject<Node> | undefined): boolean {
  const required = volume.object.spec?.nodeAffinity?.required;
  return node === undefined || required === undefined || matchesNodeSelector(required, node.object.metadata?.labels ?? {}, node.name);
}

const objection = (criterion: Objection['criterion'], wanted: string, has: string): Objection => ({ criterion, wanted, has });

const differing = (criterion: Objection['criterion'], wanted: string, has: string): Objection | undefined => (wanted === has ? undefined : objection(criterion, wanted, has));

/** What is looked at of every volume, one that is kept for the claim too. */
function firstObjection(volume: VolumeObject, claim: ClaimObject, kept: boolean): Objection | undefined {
  const [have, want] = [volume.object.spec ?? {}, claim.object.spec ?? {}];
  if (have.claimRef !== undefined && !kept) {
    const isTaken = volume.object.status?.phase === 'Bound' || volume.object.status?.phase === 'Released';
    return objection(isTaken ? 'taken' : 'claimRef', `${claim.namespace}/${claim.name}`, claimRefOf(volume));
  }
  if (compareQuantities(capacityOf(volume), requestOf(claim)) < 0) return objection('size', sizeOf(want.resources?.requests), sizeOf(have.capacity));
  return (
    differing('volumeMode', modeOf(want.volumeMode), modeOf(have.volumeMode)) ??
    differing('volumeAttributesClass', want.volumeAttributesClassName ?? '', have.volumeAttributesClassName ?? '') ??
    (isDeleting(volume.object) ? objection('deleting', '', '') : undefined)
  );
}

/** What is looked at of volumes that are kept for nobody. */
function searchObjection(volume: VolumeObject, claim: ClaimObject): Objection | undefined {
  const { selector } = claim.object.spec ?? {};
  const phase = differing('phase', 'Available', volume.object.status?.phase ?? 'Pending');
  if (phase !== undefined) return phase;
  if (selector !== undefined && matchesSelector(selector, labelsOf(volume.object)) !== true)
    return objection('selector', formatSelector(selector), formatLabels(volume.object.metadata?.labels));
  return differing('storageClassName', classOfClaim(claim), classOfVolume(volume));
}

/** What rules the volume out for the claim, undefined where it fits. After storage/volume.FindMatchingVolume, in its order. */
export function objectionTo(volume: VolumeObject, claim: ClaimObject, node?: ClusterObject<Node>): Objection | undefined {
  const kept = isKeptFor(volume, claim);
  const first = firstObjection(volume, claim, kept);
  if (first !== undefined) return first;
  if (!reaches(volume, node)) return objection('nodeAffinity', node?.name ?? '', '');
  const found = kept ? undefined : searchObjection(volume, claim);
  if (found !== undefined || hasModes(volume, claim)) return found;
  return objection('accessModes', modesOf(claim.object.spec?.accessModes), modesOf(volume.object.spec?.accessModes));
}

/** Why a volume that the claim names cannot be bound, in the binder's words. After checkVolumeSatisfyClaim. */
export function mismatchOf(volume: VolumeObject, claim: ClaimObject): readonly [Objection['criterion'], string] | undefined {
  const [have, want] = [volume.object.spec ?? {}, claim.object.spec ?? {}];
  if (isDeleting(volume.object)) return ['deleting', `the volume is marked for deletion "${volume.name}"`];
  if (compareQuantities(capacityOf(volume), requestOf(claim)) < 0) return ['size', 'requested PV is too small'];
  if (classOfVolume(volume) !== classOfClaim(claim)) return ['storageClassName', 'storageClassName does not match'];
  if (modeOf(have.volumeMode) !== modeOf(want.volumeMode)) return ['volumeMode', 'incompatible volumeMode'];
  if (!hasModes(volume, claim)) return ['accessModes', 'incompatible accessMode'];
  if ((want.volumeAttributesClassName ?? '') !== (have.volumeAttributesClassName ?? '')) return ['volumeAttributesClass', 'VolumeAttributesClassName does not match'];
  return undefined;
}

/**
 * The volume that a claim gets: one that is kept for it, else one with the fewest access modes, else the smallest; the older among equals.
 * After persistentVolumeOrderedIndex.findByClaim. `delayed`: only one that is kept for it.
 */
export function bestMatch(claim: ClaimObject, volumes: readonly VolumeObject[], delayed: boolean, node?: ClusterObject<Node>): VolumeObject | undefined {
  let best: VolumeObject | undefined;
  for (const volume of volumes) {
    const kept = isKeptFor(volume, claim);
    if ((delayed && !kept) || objectionTo(volume, claim, node) !== undefined) continue;
    if (kept) return volume;
    if (best === undefined || isBetter(volume, best, node !== undefined)) best = volume;
  }
  return best;
}

function isBetter(volume: VolumeObject, best: VolumeObject, bySizeOnly: boolean): boolean {
  const modes = (one: VolumeObject): number => one.object.spec?.accessModes?.length ?? 0;
  const [fewer, smaller] = [bySizeOnly ? 0 : modes(volume) - modes(best), compareQuantities(capacityOf(volume), capacityOf(best))];
  if (fewer !== 0) return fewer < 0;
  return smaller !== 0 ? smaller < 0 : volume.name < best.name;
}
