import { isList, isObject } from '#engine/apimachinery/json.js';
import { setField } from '#engine/resource/set-field.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Default, MutableObject, StructuralType } from '#engine/resource/structural-type.js';

/** A fresh copy of a CRD's default, with the defaults inside of it filled in. */
function defaulted(value: Json, type: StructuralType): Json {
  if (isList(value)) return value.map((item) => (type.is === 'list' ? defaulted(item, type.items) : item));
  if (!isObject(value)) return value;
  const object: MutableObject = {};
  for (const [key, part] of Object.entries(value)) {
    const field = type.is === 'object' ? type.shape().fields.get(key) : type.is === 'map' ? type.values : undefined;
    if (part !== undefined) setField(object, key, field === undefined ? part : defaulted(part, field));
  }
  if (type.is === 'object') for (const apply of type.shape().defaults) apply(object);
  return object;
}

/** The `default`s of a CRD's fields. Follows k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting. */
export const structuralDefaults = (fields: ReadonlyMap<string, StructuralType>): Default[] =>
  [...fields].flatMap(([key, type]) => {
    const value = type.default;
    return value === undefined ? [] : (object: MutableObject) => {
      if (object[key] === undefined) setField(object, key, defaulted(value, type));
    };
  });
