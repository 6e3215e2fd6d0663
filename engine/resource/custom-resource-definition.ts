import { asList, asObject, asString, jsonText } from '#engine/apimachinery/json.js';
import { groupKind } from '#engine/apimachinery/group-version-kind.js';
import { addIdentity, compileType } from '#engine/resource/compile-type.js';
import { objectType } from '#engine/resource/structural-type.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { ObjectShape, StructuralType } from '#engine/resource/structural-type.js';

/** One version of a kind that a CRD of the input brings. */
export interface CustomVersion {
  readonly name: string;
  readonly isServed: boolean;
  readonly isDeprecated: boolean;
  /** What the server is to say of a deprecated version; undefined: what it always says. */
  readonly deprecationWarning: string | undefined;
  /** Whether the status has an endpoint of its own, so that the object's own endpoint does not take it. */
  readonly hasStatus: boolean;
  /** The schema as written, in one line; empty where there is none. */
  readonly schema: string;
  /** What to decode by; undefined where the CRD has no schema for it. */
  readonly type: StructuralType | undefined;
  /** What to validate by; undefined where the CRD has no schema for it. */
  readonly openApiSchema: JsonObject | undefined;
  /** The scale subresource, where it has one. */
  readonly scale: JsonObject | undefined;
}

/** A kind that a CRD of the input brings. */
export interface CustomKind {
  readonly groupKind: GroupKind;
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly versions: readonly CustomVersion[];
}

const CLOSED: ObjectShape = { fields: new Map(), defaults: [], keepsUnknown: false, others: undefined };

/** The root of a custom resource: its schema, with the server's own `apiVersion`, `kind` and `metadata`. */
function rootType(schema: JsonObject, keepsUnknown: boolean, definition: (name: string) => StructuralType): StructuralType {
  const source = { definition, isCustom: true };
  return objectType(undefined, () => {
    const compiled = compileType({ properties: {}, ...schema, type: 'object' }, source);
    const shape = compiled.is === 'object' ? compiled.shape() : CLOSED;
    const fields = new Map(shape.fields);
    addIdentity(fields, source);
    return { ...shape, fields, keepsUnknown: shape.keepsUnknown || keepsUnknown };
  });
}

const oneLine = (schema: JsonObject): string => jsonText(schema);

const schemaOf = (holder: JsonObject | undefined): JsonObject | undefined => asObject(holder?.['openAPIV3Schema']);

/**
 * The kind of a CustomResourceDefinition (v1 or v1beta1, as plain JSON); undefined where its names are not readable. A v1beta1 without
 * `preserveUnknownFields: false` keeps what its schema does not name.
 */
export function customKind(object: JsonObject, definition: (name: string) => StructuralType): CustomKind | undefined {
  const spec = asObject(object['spec']) ?? {};
  const names = asObject(spec['names']) ?? {};
  const kind = asString(names['kind']);
  const group = asString(spec['group']);
  if (kind === undefined || group === undefined) return undefined;
  const isOld = asString(object['apiVersion'])?.endsWith('/v1beta1') === true;
  const keepsUnknown = spec['preserveUnknownFields'] === true || (isOld && spec['preserveUnknownFields'] !== false);
  const shared = schemaOf(asObject(spec['validation']));
  const single = asString(spec['version']);
  const listed = asList(spec['versions']).map(asObject).filter((version) => version !== undefined);
  const versions: readonly JsonObject[] = listed.length === 0 && single !== undefined ? [{ name: single, served: true }] : listed;
  return {
    groupKind: groupKind(kind, group),
    group,
    kind,
    plural: asString(names['plural']) ?? '',
    scope: spec['scope'] === 'Cluster' ? 'Cluster' : 'Namespaced',
    versions: versions.map((version) => {
      const schema = schemaOf(asObject(version['schema'])) ?? shared;
      return {
        name: asString(version['name']) ?? '',
        isServed: version['served'] !== false,
        isDeprecated: version['deprecated'] === true,
        deprecationWarning: asString(version['deprecationWarning']),
        hasStatus: asObject(asObject(version['subresources'] ?? spec['subresources'])?.['status']) !== undefined,
        schema: schema === undefined ? '' : oneLine(schema),
        type: schema === undefined ? undefined : rootType(schema, keepsUnknown, definition),
        openApiSchema: schema,
        scale: asObject(asObject(version['subresources'])?.['scale']),
      };
    }),
  };
}
