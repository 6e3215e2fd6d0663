import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinitionNames } from '#engine/generated/kubernetes.js';

const MIXED = 'may have mixed case, but should otherwise match: ';

/** A label of DNS; all that is wrong with it is one error. */
export function validateLabel(text: string, at: Field, errors: FieldError[]): void {
  const messages = isDns1035Label(text);
  if (messages.length > 0) errors.push(invalid(at, text, messages.join(',')));
}

function validateMixedLabel(text: string, at: Field, errors: FieldError[]): void {
  const messages = isDns1035Label(text.toLowerCase());
  if (text !== '' && messages.length > 0) errors.push(invalid(at, text, MIXED + messages.join(',')));
}

/** The names of a kind. Follows apiextensions validation.ValidateCustomResourceDefinitionNames. */
export function validateDefinitionNames(names: CustomResourceDefinitionNames, at: Field, errors: FieldError[]): void {
  const { plural = '', singular = '', kind = '', listKind = '', shortNames = [], categories = [] } = names;
  if (plural !== '') validateLabel(plural, child(at, 'plural'), errors);
  if (singular !== '') validateLabel(singular, child(at, 'singular'), errors);
  validateMixedLabel(kind, child(at, 'kind'), errors);
  validateMixedLabel(listKind, child(at, 'listKind'), errors);
  for (const [index, name] of shortNames.entries()) validateLabel(name, item(child(at, 'shortNames'), index), errors);
  if (kind !== '' && kind === listKind) errors.push(invalid(child(at, 'listKind'), listKind, 'kind and listKind may not be the same'));
  for (const [index, name] of categories.entries()) validateLabel(name, item(child(at, 'categories'), index), errors);
}

/** The names that a definition must have; singular and listKind are made of the kind. */
export function validateGivenNames({ plural = '', singular = '', kind = '', listKind = '' }: CustomResourceDefinitionNames, at: Field, errors: FieldError[]): void {
  if (plural === '') errors.push(required(child(at, 'plural')));
  if (singular === '' && kind === '') errors.push(required(child(at, 'singular')));
  if (kind === '') errors.push(required(child(at, 'kind')));
  if (listKind === '' && kind === '') errors.push(required(child(at, 'listKind')));
}
