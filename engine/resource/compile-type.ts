import { asObject, asString, isObject } from '#engine/apimachinery/json.js';
import { structuralDefaults } from '#engine/resource/defaulting/structural-default.js';
import { ANY, objectType } from '#engine/resource/structural-type.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { ObjectShape, StringType, StructuralType } from '#engine/resource/structural-type.js';

/** How the two worlds of schemas differ: the server's own types are Go structs, judged by validation of their own; a CRD's are judged by its schema. */
export interface TypeSource {
  /** The type behind a `$ref`. */
  definition(name: string): StructuralType;
  /** Go reads null as absent; a CRD's schema refuses it unless `nullable`. */
  readonly isCustom: boolean;
}

const FORMATS = new Set(['byte', 'date-time']);

const isFormat = (format: string | undefined): format is 'byte' | 'date-time' => format !== undefined && FORMATS.has(format);

function common(schema: JsonObject, source: TypeSource): Pick<StringType, 'null' | 'default' | 'keepsOtherForms'> {
  if (!source.isCustom) return { null: 'zero' };
  return {
    null: schema['nullable'] === true ? 'value' : 'refused',
    keepsOtherForms: true,
    ...(schema['default'] === undefined ? {} : { default: schema['default'] }),
  };
}

function shapeOf(schema: JsonObject, source: TypeSource): ObjectShape {
  const properties = asObject(schema['properties']) ?? {};
  const fields = new Map<string, StructuralType>();
  for (const name of Object.keys(properties)) fields.set(name, compileType(asObject(properties[name]) ?? {}, source));
  if (schema['x-kubernetes-embedded-resource'] === true) addIdentity(fields, source);
  const others = asObject(schema['additionalProperties']);
  return {
    fields,
    defaults: structuralDefaults(fields),
    keepsUnknown: schema['x-kubernetes-preserve-unknown-fields'] === true || schema['additionalProperties'] === true,
    others: others === undefined ? undefined : compileType(others, source),
  };
}

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** Every object has these, whatever its schema says of them: `metadata` is always the server's own type. */
export function addIdentity(fields: Map<string, StructuralType>, source: TypeSource): void {
  fields.set('apiVersion', { is: 'string', null: 'zero', format: undefined });
  fields.set('kind', { is: 'string', null: 'zero', format: undefined });
  fields.set('metadata', source.definition(OBJECT_META));
}

function listType(schema: JsonObject, source: TypeSource): StructuralType {
  return { is: 'list', ...common(schema, source), items: compileType(asObject(schema['items']) ?? {}, source) };
}

function objectLike(schema: JsonObject, source: TypeSource): StructuralType {
  const others = schema['additionalProperties'];
  if (schema['properties'] === undefined && isObject(others))
    return { is: 'map', ...common(schema, source), values: compileType(others, source) };
  const isOpen = schema['properties'] === undefined && (!source.isCustom || schema['x-kubernetes-preserve-unknown-fields'] === true || others === true);
  if (isOpen && schema['x-kubernetes-embedded-resource'] !== true) return { is: 'any', ...common(schema, source) };
  return objectType(undefined, () => shapeOf(schema, source), common(schema, source));
}

const isScalar = (type: Json | undefined): boolean => type === 'string' || type === 'integer' || type === 'number' || type === 'boolean';

/** OpenAPI gives a field that is a struct in Go the default `{}`, which is nothing but its zero value. */
function isStruct(schema: JsonObject): boolean {
  const value = schema['default'];
  return isObject(value) && Object.keys(value).length === 0;
}

/**
 * A JSON Schema of OpenAPI or of a CRD (`openAPIV3Schema`, structural) as a type to decode by. What a schema does not say is open: a
 * schema without a type takes anything, and so does a `$ref`, which a CRD may not have. Follows k8s.io/apiextensions-apiserver/pkg/apiserver/schema for CRDs.
 */
export function compileType(schema: JsonObject, source: TypeSource): StructuralType {
  const reference = asString(schema['$ref']);
  if (reference !== undefined) return source.isCustom ? ANY : isStruct(schema) ? { ...source.definition(reference), isStruct: true } : source.definition(reference);
  if (!source.isCustom && schema['format'] === 'int-or-string') return { is: 'int-or-string', null: 'zero' };
  if (source.isCustom && isScalar(schema['type'])) return { is: 'any', ...common(schema, source) };
  const format = asString(schema['format']);
  switch (schema['type']) {
    case 'string':
      return { is: 'string', ...common(schema, source), format: isFormat(format) ? format : undefined };
    case 'integer':
    case 'number':
    case 'boolean':
      return { is: schema['type'], ...common(schema, source), bits: format === 'int32' ? 32 : 64 };
    case 'array':
      return listType(schema, source);
    case 'object':
      return objectLike(schema, source);
    default:
      return schema['properties'] === undefined ? { is: 'any', ...common(schema, source) } : objectLike(schema, source);
  }
}
