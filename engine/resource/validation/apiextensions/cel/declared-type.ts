import { additionalPropertiesOf, isSet, itemsOf, propertiesOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { escapedName } from '#engine/resource/validation/custom-resources/cel-value.js';
import type { SizedType } from '#engine/cel/cost.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** The type of a value in expressions. Follows k8s.io/apiserver/pkg/cel.DeclType. */
export interface DeclaredType extends SizedType {
  /** The name of a type that CEL has itself. */
  readonly cel?: string;
  /** The fewest bytes that a value takes in JSON. */
  readonly least: number;
  readonly element?: DeclaredType | undefined;
  /** By the name that expressions use. */
  readonly fields?: ReadonlyMap<string, DeclaredType> | undefined;
}

const REQUEST_BYTES = 3145728;
const PLAIN_TEXT = REQUEST_BYTES - 2;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_./-]*$/;

/** A property's name as expressions write it; undefined where they cannot. */
const nameInExpressions = (name: string): string | undefined => (IDENTIFIER.test(name) ? escapedName(name) : undefined);

const limit = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.max(0, value));

const FIXED_FORMATS: { readonly [format: string]: DeclaredType } = {
  'duration': { kind: 'scalar', cel: 'google.protobuf.Duration', most: 32, least: 3 },
  'date': { kind: 'scalar', cel: 'google.protobuf.Timestamp', most: 12, least: 12 },
  'date-time': { kind: 'scalar', cel: 'google.protobuf.Timestamp', most: 32, least: 21 },
};

function textType(schema: JSONSchemaProps): DeclaredType {
  const { format = '', enum: members = [] } = schema;
  const maxLength = limit(schema.maxLength);
  if (format === 'byte') return { kind: 'bytes', cel: 'bytes', most: maxLength ?? PLAIN_TEXT, least: 2 };
  const longest = members.length === 0 ? PLAIN_TEXT : Math.max(...members.map((member) => (typeof member === 'string' ? member.length : 0)));
  return FIXED_FORMATS[format] ?? { kind: 'string', cel: 'string', most: maxLength === undefined ? longest : maxLength * 4, least: 2 };
}

const NAME: DeclaredType = { kind: 'string', cel: 'string', most: PLAIN_TEXT, least: 2 };
const METADATA: DeclaredType = { kind: 'object', most: 1, least: 2, fields: new Map([['name', NAME], ['generateName', NAME]]) };

function objectType(schema: JSONSchemaProps, isResource: boolean): DeclaredType {
  const fields = new Map<string, DeclaredType>();
  let least = 2;
  const properties = propertiesOf(schema);
  for (const [name, property] of Object.entries(properties)) {
    const type = declaredType(property);
    if (type === undefined) continue;
    const escaped = nameInExpressions(name);
    if (escaped !== undefined) fields.set(escaped, type);
    if (schema.required?.includes(name) === true && !isSet(property.default)) least += name.length + 4 + type.least;
  }
  if (isResource) fields.set('apiVersion', NAME).set('kind', NAME).set('metadata', METADATA);
  return { kind: 'object', most: 1, least, fields };
}

function mapType(schema: JSONSchemaProps, values: JSONSchemaProps): DeclaredType | undefined {
  const element = declaredType(values);
  return element && { kind: 'map', most: limit(schema.maxProperties) ?? Math.floor(PLAIN_TEXT / (element.least + 6)), least: 2, element };
}

function listType(schema: JSONSchemaProps): DeclaredType | undefined {
  const items = itemsOf(schema);
  const element = items && declaredType(items);
  return element && { kind: 'list', most: limit(schema.maxItems) ?? Math.floor(PLAIN_TEXT / (element.least + 1)), least: 2, element };
}

/** The type of a schema's values in expressions; undefined where they cannot speak of them. Follows k8s.io/apiserver/pkg/cel/common.SchemaDeclType. */
export function declaredType(schema: JSONSchemaProps, isRoot = false): DeclaredType | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return { kind: 'dyn', cel: 'dyn', most: PLAIN_TEXT, least: 1 };
  switch (schema.type) {
    case 'object': {
      const values = additionalPropertiesOf(schema)?.schema;
      return values === undefined ? objectType(schema, isRoot || schema['x-kubernetes-embedded-resource'] === true) : mapType(schema, values);
    }
    case 'array': return listType(schema);
    case 'string': return textType(schema);
    case 'boolean': return { kind: 'scalar', cel: 'bool', most: 1, least: 4 };
    case 'integer': return { kind: 'scalar', cel: 'int', most: 1, least: 1 };
    case 'number': return { kind: 'scalar', cel: 'double', most: 1, least: 1 };
    default: return undefined;
  }
}

/** How many values of a type can be in one object at most, where nothing limits them. */
export const unboundedCardinality = ({ least }: DeclaredType): number => Math.floor(REQUEST_BYTES / (least + 1));
