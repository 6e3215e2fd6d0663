import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { groupKind, parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { asList, asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesKinds, ObjectMeta } from '#engine/generated/kubernetes.js';
import type { Resource } from '#engine/resource/resource.js';

/** An object as the API server holds it. Never changed in place: an update makes a new one under the same key. */
export interface ClusterObject<Shape = JsonObject> {
  /** `Deployment.apps/shop/web`; the namespace is empty for cluster-scoped objects and in the unnamed namespace. */
  readonly key: string;
  readonly groupKind: GroupKind;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Position in the order of creation: Kubernetes' creationTimestamp, but never equal. */
  readonly created: number;
  readonly object: Shape;
  /** The object of the input that it stems from: itself, or the owner that made it. */
  readonly origin: Resource | undefined;
}

/** The kinds that the generated types describe. */
export type KindName = keyof KubernetesKinds;

/** Narrows an object of the cluster to the generated type of its kind. */
export const holds = <Name extends KindName>(entry: ClusterObject, name: Name): entry is ClusterObject<KubernetesKinds[Name]> =>
  entry.groupKind === name;

/** The key of an object: kind with group, namespace, name. */
export const keyOf = (kind: GroupKind, namespace: string, name: string): string => `${kind}/${namespace}/${name}`;

/** The kind of an object by its own apiVersion and kind. */
export const groupKindOf = (object: JsonObject): GroupKind =>
  groupKind(asString(object['kind']) ?? '', parseApiVersion(asString(object['apiVersion']) ?? 'v1').group);

/** `Deployment/shop/web`, as events and reports name an object. */
export const displayName = (entry: ClusterObject<unknown>): string => `${entry.kind}/${entry.namespace}/${entry.name}`;

/** The labels of any object; empty where it has none. */
export const labelsOf = (object: JsonObject): JsonObject => asObject(asObject(object['metadata'])?.['labels']) ?? {};

/** The finalizers that still hold an object. */
export const finalizersOf = (object: JsonObject): readonly string[] =>
  asList(asObject(object['metadata'])?.['finalizers']).filter((item) => typeof item === 'string');

/** Whether the object was asked to go and is only held by finalizers or a grace period. */
export const isDeleting = (object: { readonly metadata?: ObjectMeta } | JsonObject): boolean =>
  asObject(object.metadata)?.['deletionTimestamp'] !== undefined;

/** The uids of all owners, and that of the controller among them. */
export function ownersOf(object: JsonObject): { readonly uids: readonly string[]; readonly controller: string | undefined } {
  const uids: string[] = [];
  let controller: string | undefined;
  for (const item of asList(asObject(object['metadata'])?.['ownerReferences'])) {
    const reference = asObject(item);
    const uid = asString(reference?.['uid']);
    if (uid === undefined) continue;
    uids.push(uid);
    if (reference?.['controller'] === true) controller = uid;
  }
  return { uids, controller };
}
