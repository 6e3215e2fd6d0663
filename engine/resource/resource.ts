import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Document } from '#engine/source/document.js';
import type { MappingNode } from '#engine/source/node.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';

/**
 * One object of the input: decoded strictly, defaulted as the API server would, and safe to read by type: a value of the
 * wrong type is not in `object` (it is in `violations`), a misspelt field with one plain correction stands under the right name.
 */
export interface Resource<Shape = JsonObject> {
  readonly document: Document;
  /** The object's own mapping: the document's root, or an item of a list. */
  readonly node: MappingNode;
  readonly apiVersion: string;
  readonly kind: string;
  readonly group: string;
  /** `Deployment.apps`. A removed version keeps the kind that replaces it (`extensions/v1beta1` Deployment -> `Deployment.apps`). */
  readonly groupKind: GroupKind;
  /** `unknown`: a kind that neither the Kubernetes version nor a CRD of the input describes. */
  readonly scope: 'Namespaced' | 'Cluster' | 'unknown';
  /** Empty for cluster-scoped objects and for the unnamed namespace. */
  readonly namespace: string;
  /** `metadata.name`, else `metadata.generateName` with a `*` behind it, else empty. */
  readonly name: string;
  readonly object: Shape;
  readonly violations: readonly SchemaViolation[];
  /** What the API server says beside its verdict. */
  readonly warnings: readonly ServerWarning[];
  /** The schema that it was decoded by: an OpenAPI definition name, or undefined for kinds that nothing describes. */
  readonly schema: string | undefined;
}

/** A warning of the API server, in its own words; or what it does without a word that it should have warned of. */
export interface ServerWarning {
  readonly path: FieldPath;
  readonly message: string;
  /** The id of the rule that explains it. */
  readonly rule: string;
  /** The feature gate that is off, for a field that is dropped. */
  readonly gate?: string;
}

/** A place in a resource. `on`: whether the key or the value is meant; a default has no place, so its nearest ancestor stands for it. */
export interface Anchor {
  readonly resource: Resource;
  readonly path: FieldPath;
  readonly on: 'key' | 'value';
}
