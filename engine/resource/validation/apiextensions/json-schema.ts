import { isList, isObject } from '#engine/apimachinery/json.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { JSONSchemaProps } from '#engine/generated/kubernetes.js';

export type { JSONSchemaProps, ValidationRule } from '#engine/generated/kubernetes.js';

/** What `additionalProperties` says: JSONSchemaPropsOrBool. */
interface AdditionalProperties {
  readonly allows: boolean;
  readonly schema: JSONSchemaProps | undefined;
}

const ALLOWED: AdditionalProperties = { allows: true, schema: undefined };
const REFUSED: AdditionalProperties = { allows: false, schema: undefined };

/** What stands under `additionalProperties`; undefined where nothing does. */
export function additionalPropertiesOf({ additionalProperties }: JSONSchemaProps): AdditionalProperties | undefined {
  if (additionalProperties === undefined || additionalProperties === null) return undefined;
  if (typeof additionalProperties === 'boolean') return additionalProperties ? ALLOWED : REFUSED;
  return { allows: true, schema: additionalProperties };
}

const isSchemaList = (items: JSONSchemaProps['items']): items is readonly JSONSchemaProps[] => Array.isArray(items);

/** The schema of all items; undefined where there is none, or a list of them. */
export const itemsOf = ({ items }: JSONSchemaProps): JSONSchemaProps | undefined => (items === undefined || isSchemaList(items) || typeof items !== 'object' ? undefined : items);

/** The schemas of the items one by one, which CRDs may not have. */
export const itemSchemasOf = ({ items }: JSONSchemaProps): readonly JSONSchemaProps[] => (isSchemaList(items) ? items : NO_SCHEMAS);

const NO_SCHEMAS: readonly JSONSchemaProps[] = [];
const NO_PROPERTIES: { readonly [name: string]: JSONSchemaProps } = {};

/** The properties by name. */
export const propertiesOf = ({ properties }: JSONSchemaProps): { readonly [name: string]: JSONSchemaProps } => properties ?? NO_PROPERTIES;

/** The schema of one property; undefined where there is none by this name. */
export const propertyOf = ({ properties }: JSONSchemaProps, name: string): JSONSchemaProps | undefined =>
  properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;

/** Whether a list or a map has anything. */
export const hasAny = (value: Json | undefined): boolean => (isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0);

/** Whether a pointer of Go would be set. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** Calls back with each schema under `allOf`, `anyOf`, `oneOf` and `not`. */
export function forEachJunctor(schema: JSONSchemaProps, at: Field, visit: (schema: JSONSchemaProps, at: Field) => void): void {
  for (const name of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = schema[name];
    if (parts !== undefined) for (const [index, part] of parts.entries()) visit(part, item(child(at, name), index));
  }
  if (schema.not !== undefined) visit(schema.not, child(at, 'not'));
}

/** Calls back with the schema of each property. */
export function forEachProperty(schema: JSONSchemaProps, at: Field, visit: (schema: JSONSchemaProps, at: Field, name: string) => void): void {
  if (schema.properties === undefined) return;
  const place = child(at, 'properties');
  for (const name of Object.keys(schema.properties)) {
    const property = schema.properties[name];
    if (property !== undefined) visit(property, key(place, name), name);
  }
}
