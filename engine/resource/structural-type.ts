import type { Json } from '#engine/apimachinery/json.js';

/** Fills fields of a freshly decoded object in place: a row of `schemas/kubernetes/defaults/`. */
export type Default = (object: MutableObject) => void;

/** An object while it is being decoded. */
export interface MutableObject {
  [key: string]: Json | undefined;
}

interface AnyType {
  /** What null is: a zero value as in Go, a value (`nullable: true` of a CRD), or nothing that a list may hold. As a field it is absent. */
  readonly null: 'zero' | 'value' | 'refused';
  /** A struct in Go, not a pointer: where the field is absent, an object without fields is judged. */
  readonly isStruct?: boolean;
  /** The `default` of a CRD's schema. */
  readonly default?: Json;
  /** Of a CRD's schema: a value of another form is kept as it is, for validation to speak of. */
  readonly keepsOtherForms?: boolean;
}

/** Formats of strings that the API server's decoding knows. */
export type StringFormat = 'byte' | 'date-time' | 'micro-time';

/** A string, of any format or of one. */
export interface StringType extends AnyType {
  readonly is: 'string';
  readonly format: StringFormat | undefined;
}

/** Numbers and truth values. `bits`: the width of a Go integer. */
export interface NumberType extends AnyType {
  readonly is: 'integer' | 'number' | 'boolean';
  readonly bits: 32 | 64;
}

/** Any value, kept as it is. */
export interface FreeType extends AnyType {
  readonly is: 'any';
}

/** What has its own reading of JSON. */
export interface OpenType extends AnyType {
  readonly is: 'int-or-string' | 'quantity';
}

/** One of several types, told by the form of the value. What is in it is checked, but for fields that no type knows: they are dropped. */
export interface ChoiceType extends AnyType {
  readonly is: 'choice';
  readonly mapping: StructuralType;
  readonly other: StructuralType;
}

/** A list. */
export interface ListType extends AnyType {
  readonly is: 'list';
  readonly items: StructuralType;
}

/** A map from any string to one type. */
export interface MapType extends AnyType {
  readonly is: 'map';
  readonly values: StructuralType;
}

/** An object of named fields. Its shape is made on first use: types are recursive, and most are never needed. */
export interface ObjectType extends AnyType {
  readonly is: 'object';
  /** The OpenAPI definition, where it has one. */
  readonly name: string | undefined;
  shape(): ObjectShape;
}

/** What an object may hold. */
export interface ObjectShape {
  readonly fields: ReadonlyMap<string, StructuralType>;
  readonly defaults: readonly Default[];
  /** Fields that are not among `fields` are kept as they are, without a word. */
  readonly keepsUnknown: boolean;
  /** Fields that are not among `fields` have this type (`additionalProperties` beside `properties`). */
  readonly others: StructuralType | undefined;
}

/** A type of a structural schema: what OpenAPI definitions and CRDs are compiled to. */
export type StructuralType = StringType | NumberType | OpenType | FreeType | ChoiceType | ListType | MapType | ObjectType;

/** The plain value of any type. */
export const ANY: FreeType = { is: 'any', null: 'zero' };

/** A function that makes its value once. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** An object type of the given schema-less shape, for what is described in code or by a CRD. */
export const objectType = (name: string | undefined, shape: () => ObjectShape, more: Partial<AnyType> = {}): ObjectType => ({
  is: 'object', name, null: 'zero', shape: once(shape), ...more,
});
