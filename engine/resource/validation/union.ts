import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isList } from '#engine/apimachinery/json.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** An object of whose fields these are a choice. */
interface Union { readonly [member: string]: Json | undefined }

const isSet = (value: Json | undefined): boolean => value !== undefined && !(isList(value) && value.length === 0);

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Exactly one of the members of a union is set; an update that leaves the choice as it was is not judged. Follows k8s.io/apimachinery/pkg/api/validate.Union. */
export function validateUnion(union: Union, at: Field, errors: FieldError[], members: readonly string[], old?: Union): void {
  let set = 0;
  let isChanged = old === undefined;
  for (const member of members) {
    const isMember = isSet(union[member]);
    if (isMember) set += 1;
    isChanged ||= isMember !== isSet(old?.[member]);
  }
  if (set === 1 || !isChanged) return;
  if (set === 0) errors.push(invalid(at, '', `must specify one of: ${quoted(members)}`));
  else errors.push(invalid(at, `{${members.filter((member) => isSet(union[member])).join(', ')}}`, `must specify exactly one of: ${quoted(members)}`));
}
