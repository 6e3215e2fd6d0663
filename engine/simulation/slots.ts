import { asObject } from '#engine/apimachinery/json.js';
import { type ClusterObject, holds, labelsOf, ownersOf } from '#engine/simulation/cluster-object.js';
import { classOfVolume } from '#engine/simulation/persistentvolume/matching.js';

/** Kinds that are looked up by their labels, or all of a namespace. */
const LABELLED = new Set(['Pod', 'EndpointSlice.discovery.k8s.io']);
/** Kinds of which a controller takes over what has no controller. */
const ADOPTED = new Set(['Pod', 'ReplicaSet.apps']);
/** Kinds that are looked up by what they select. */
const SELECTING = new Set(['Service', 'ReplicaSet.apps', 'Deployment.apps']);

/** Where objects are filed: by kind, by kind and namespace, by what they have. */
export const slot = {
  kind: (kind: string, namespace?: string): string => (namespace === undefined ? `kind ${kind}` : `kind ${kind} in ${namespace}`),
  owner: (uid: string): string => `owner ${uid}`,
  /** Those without a controller. */
  orphans: (kind: string, namespace: string): string => `orphans ${kind}/${namespace}`,
  label: (kind: string, namespace: string, [key, value]: readonly [string, unknown]): string => `label ${kind}/${namespace} ${key}=${String(value)}`,
  /** By one label that is selected; without it: selectors of expressions alone. */
  selector: (kind: string, namespace: string, pair?: readonly [string, unknown]): string =>
    pair === undefined ? `selector ${kind}/${namespace}` : `selector ${kind}/${namespace} ${pair[0]}=${String(pair[1])}`,
  mounted: (namespace: string, claim: string): string => `mounted ${namespace}/${claim}`,
  storageClass: (name: string): string => `class ${name}`,
  keptFor: (claim: string): string => `kept for ${claim}`,
} as const;

/** The slot of a selector: its first label in the order of keys; none for a Service without selector. */
function selectorSlot(entry: ClusterObject): string[] {
  const selector = asObject(asObject(entry.object['spec'])?.['selector']);
  const pairs = entry.groupKind === 'Service' ? selector : asObject(selector?.['matchLabels']);
  const first = Object.keys(pairs ?? {}).sort()[0];
  if (first === undefined) return entry.groupKind === 'Service' ? [] : [slot.selector(entry.groupKind, entry.namespace)];
  return [slot.selector(entry.groupKind, entry.namespace, [first, pairs?.[first]])];
}

/** The names of the claims that a Pod mounts, those of generic ephemeral volumes included. */
export function claimsOfPod(pod: ClusterObject): string[] {
  if (!holds(pod, 'Pod')) return [];
  return (pod.object.spec?.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim?.claimName !== undefined) return [persistentVolumeClaim.claimName];
    return ephemeral === undefined ? [] : [`${pod.name}-${name ?? ''}`];
  });
}

/** A volume that is free is filed under its class, one that is kept for a claim under that claim's name. */
function volumeSlots(entry: ClusterObject): string[] {
  if (!holds(entry, 'PersistentVolume')) return [];
  const reference = entry.object.spec?.claimRef;
  return reference === undefined ? [slot.storageClass(classOfVolume(entry))] : [slot.keptFor(reference.name ?? '')];
}

/** All slots that an object is filed under. */
export function slotsOf(entry: ClusterObject): string[] {
  const { groupKind, namespace, object } = entry;
  const slots = [slot.kind(groupKind)];
  if (LABELLED.has(groupKind)) slots.push(slot.kind(groupKind, namespace));
  if (groupKind === 'PersistentVolume') slots.push(...volumeSlots(entry));
  const owners = ownersOf(object);
  for (const uid of owners.uids) slots.push(slot.owner(uid));
  if (owners.controller === undefined && ADOPTED.has(groupKind)) slots.push(slot.orphans(groupKind, namespace));
  if (LABELLED.has(groupKind)) for (const label of Object.entries(labelsOf(object))) slots.push(slot.label(groupKind, namespace, label));
  if (SELECTING.has(groupKind)) slots.push(...selectorSlot(entry));
  if (groupKind === 'Pod') for (const claim of claimsOfPod(entry)) slots.push(slot.mounted(namespace, claim));
  return slots;
}

/** The name of an object's kind before a `/`, as in `Pod/shop/web`. */
export const kindInKey = (key: string): string => key.slice(0, key.indexOf('/'));

