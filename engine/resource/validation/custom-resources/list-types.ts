import { asList, asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import { canonicalJson } from '#engine/apimachinery/same-json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** The second of those that are alike is reported, the third and later ones are not. */
function reportSecond(list: readonly Json[], at: Field, errors: FieldError[], identityOf: (value: Json) => { readonly text: string; readonly shown: Json }): void {
  const seen = new Map<string, { readonly first: number; times: number }>();
  for (const [index, value] of list.entries()) {
    const { text, shown } = identityOf(value);
    const known = seen.get(text);
    if (known === undefined) seen.set(text, { first: index, times: 1 });
    else if (++known.times === 2) errors.push(duplicate(item(at, index), shown, { other: item(at, known.first) }));
  }
}

function validateList(list: readonly Json[], schema: JsonObject, at: Field, errors: FieldError[]): void {
  if (schema['x-kubernetes-list-type'] === 'set') reportSecond(list, at, errors, (value) => ({ text: canonicalJson(value), shown: value }));
  if (schema['x-kubernetes-list-type'] !== 'map') return;
  const wrong = list.findIndex((value) => value !== null && !isObject(value));
  if (wrong !== -1) {
    errors.push(invalid(item(at, wrong), list[wrong] ?? null, 'must be an object for an array of list-type map'));
    return;
  }
  const keys = asList(schema['x-kubernetes-list-map-keys']).flatMap((name) => asString(name) ?? []);
  reportSecond(list, at, errors, (value) => {
    const holder = asObject(value) ?? {};
    const found = Object.fromEntries(keys.flatMap((name) => (holder[name] === undefined ? [] : [[name, holder[name]]])));
    return { text: canonicalJson(found), shown: found };
  });
}

/** Lists that the schema calls sets or maps, at any depth. Follows apiserver/schema/listtype.ValidateListSetsAndMaps. */
export function validateListSetsAndMaps(value: Json, schema: JsonObject, at: Field, errors: FieldError[]): void {
  if (isList(value)) {
    validateList(value, schema, at, errors);
    const items = asObject(schema['items']);
    if (items !== undefined) for (const [index, part] of value.entries()) validateListSetsAndMaps(part, items, item(at, index), errors);
  } else if (isObject(value)) {
    const properties = asObject(schema['properties']) ?? {};
    const others = asObject(schema['additionalProperties']);
    for (const name of Object.keys(value)) {
      const part = Object.hasOwn(properties, name) ? asObject(properties[name]) : others;
      if (part !== undefined) validateListSetsAndMaps(value[name] ?? null, part, child(at, name), errors);
    }
  }
}
