import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

/** What a reference asks for. */
export interface Wanted {
  /** Kinds that would do, as `ConfigMap`, `Role.rbac.authorization.k8s.io`. `PodTemplate` in a selector means every Pod, bare or of a template. */
  readonly kinds: readonly GroupKind[];
  /** Empty: the unnamed namespace, or a cluster-scoped target. Undefined: any namespace (a selector with namespaceSelector). */
  readonly namespace: string | undefined;
  readonly name?: string;
  readonly key?: string;
  readonly port?: string | number;
  /** A LabelSelector, as in the API (`matchLabels`, `matchExpressions`); plain maps are written as `matchLabels`. */
  readonly selector?: JsonObject;
}

/** Something that a reference could have meant, and why it is not it. */
export interface Candidate {
  readonly anchor: Anchor;
  /** What differs: the name, key, port, label or namespace that the candidate has instead. */
  readonly differs: 'name' | 'namespace' | 'kind' | 'key' | 'port' | 'label' | 'protocol' | 'set';
  /** The value that it has, and the one that was wanted. */
  readonly has: string;
  readonly wanted: string;
}

/** Why an edge is `provided` or `undecided`; words are made of it in `report/`. */
export interface EdgeReason {
  readonly code:
    | 'made-by-cluster' | 'made-by-controller' | 'made-by-operator' | 'provided-by-config' | 'generated'
    | 'other-set' | 'world' | 'unnamed-namespace' | 'patched' | 'transformed' | 'broken-document' | 'refused-target' | 'unknown-kind';
  /** Who makes it, or where it is: a producer's id, a file, a kustomization. */
  readonly by: string;
}

/** One reference of one object, resolved. */
export interface Edge {
  /** The row of `schemas/references/` that says so. */
  readonly reference: string;
  readonly from: Resource;
  readonly path: FieldPath;
  readonly wanted: Wanted;
  readonly state: 'resolved' | 'missing' | 'ambiguous' | 'provided' | 'undecided';
  /** What it points at: for a key or a port the very entry of the target. */
  readonly targets: readonly Anchor[];
  /** Which part is not there, where the target itself is: its key or its port. */
  readonly missing: 'object' | 'key' | 'port' | undefined;
  /** Nearest first, three at most. */
  readonly closest: readonly Candidate[];
  readonly reason: EdgeReason | undefined;
  /** The API lets the target be absent (`optional: true`). */
  readonly optional: boolean;
  /** How far a *missing* may go, by `schemas/world.yaml`: an error, or a warning at most. */
  readonly world: 'error' | 'warning';
}

/** What is applied together. A set's own resources and those of its base; the base is judged once, by itself. */
export interface ResourceSet {
  /** The folder or kustomization that makes it, as a path. */
  readonly name: string;
  readonly because: 'folder' | 'kustomization' | 'alternative' | 'config';
  readonly base: ResourceSet | undefined;
  readonly own: readonly Resource[];
}

/** All resources with their references resolved; each reference once, whatever the number of sets that hold it. */
export interface Graph {
  readonly resources: readonly Resource[];
  readonly sets: readonly ResourceSet[];
  readonly edges: readonly Edge[];
  edgesFrom(resource: Resource): readonly Edge[];
  edgesTo(resource: Resource): readonly Edge[];
  /** Whether a kustomize patch, replacement or transformer may change this field before it is applied. */
  isPatched(resource: Resource, path: FieldPath): boolean;
}
