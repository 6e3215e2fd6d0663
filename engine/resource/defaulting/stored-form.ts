import { asObject, isList, isObject } from '#engine/apimachinery/json.js';
import { isEmpty } from '#engine/resource/condition.js';
import { compileTreatments, type Treatment } from '#engine/resource/defaulting/zero-values.js';
import { setField } from '#engine/resource/set-field.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { MutableObject, ObjectType, StructuralType } from '#engine/resource/structural-type.js';

/** Writes a value as the server writes it back. */
type Encode = (value: Json) => Json;

interface FieldForm {
  readonly treatment: Treatment;
  readonly encode: Encode | undefined;
  /** What an absent field is written as; undefined where it stays absent. */
  readonly absent: Json | undefined;
  readonly isCollection: boolean;
}

function zeroOf(type: StructuralType): Json {
  switch (type.is) {
    case 'string': return '';
    case 'boolean': return false;
    case 'quantity': return '0';
    default: return 0;
  }
}

function absentForm(treatment: Treatment, type: StructuralType, encode: Encode | undefined): Json | undefined {
  if (treatment === 'null') return null;
  if (treatment === 'zero') return zeroOf(type);
  return treatment === 'struct' ? encode?.({}) ?? {} : undefined;
}

function fieldForm(treatment: Treatment, type: StructuralType, encode: Encode | undefined): FieldForm {
  return { treatment, encode, absent: absentForm(treatment, type, encode), isCollection: type.is === 'list' || type.is === 'map' };
}

/** A given field as it is written; undefined where it is left out. */
function written(value: Json, { treatment, encode, isCollection }: FieldForm): Json | undefined {
  if (treatment === 'left' && isEmpty(value)) return undefined;
  if (treatment === 'null' && isCollection && isEmpty(value)) return null;
  return encode === undefined ? value : encode(value);
}

/**
 * Objects of built-in kinds as the API server writes them back: Go leaves out zero values where it cannot tell them from absent, and writes
 * structs, and what has no `omitempty`, though nobody gave them. Follows encoding/json over the types of k8s.io/api.
 */
export function compileStoredForm(kubernetes: KubernetesSource, scheme: Scheme): (object: JsonObject, definition: string) => JsonObject {
  const treatmentsOf = compileTreatments(kubernetes, scheme);
  const encodings = new Map<string, Encode>();

  function encodeOf(type: StructuralType): Encode | undefined {
    if (type.is === 'object') return type.name === undefined ? undefined : objectEncode(type.name, type);
    if (type.is === 'choice') return choiceEncode(encodeOf(type.mapping), encodeOf(type.other));
    const encode = type.is === 'list' ? encodeOf(type.items) : type.is === 'map' ? encodeOf(type.values) : undefined;
    return encode && ((value) => (isList(value) ? value.map(encode) : isObject(value) ? mapped(value, encode) : value));
  }

  function objectEncode(name: string, type: ObjectType): Encode {
    let encode = encodings.get(name);
    if (encode === undefined) {
      let forms: ReadonlyMap<string, FieldForm> | undefined;
      encode = (value) => (isObject(value) ? encodeObject(value, (forms ??= formsOf(name, type))) : value);
      encodings.set(name, encode);
    }
    return encode;
  }

  function formsOf(name: string, type: ObjectType): ReadonlyMap<string, FieldForm> {
    const { fields } = type.shape();
    const treatments = treatmentsOf(name, fields);
    const forms = new Map<string, FieldForm>();
    for (const [field, part] of fields) forms.set(field, fieldForm(treatments.get(field) ?? 'kept', part, encodeOf(part)));
    return forms;
  }

  return (object, definition) => asObject(encodeOf(scheme.type(definition))?.(object)) ?? object;
}

const choiceEncode = (mapping: Encode | undefined, other: Encode | undefined): Encode => (value) => (isObject(value) ? mapping : other)?.(value) ?? value;

function mapped(value: JsonObject, encode: Encode): JsonObject {
  const made: MutableObject = {};
  for (const key of Object.keys(value)) setField(made, key, encode(value[key] ?? null));
  return made;
}

function encodeObject(value: JsonObject, forms: ReadonlyMap<string, FieldForm>): JsonObject {
  const made: MutableObject = {};
  for (const key of Object.keys(value)) {
    const form = forms.get(key);
    const given = value[key];
    const part = given === undefined || form === undefined ? given : written(given, form);
    if (part !== undefined) setField(made, key, part);
  }
  for (const [field, { absent }] of forms) if (absent !== undefined && made[field] === undefined) setField(made, field, absent);
  return made;
}
