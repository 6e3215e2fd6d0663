import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';
import type { EndpointHints } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const MOST_HINTS = 8;

/** Names that traffic is to stay near to, each once; yields whether there are no more than may be. */
function validateNames(hints: readonly { readonly name?: string }[], at: Field, errors: FieldError[], messagesOf: (name: string) => Messages): boolean {
  if (hints.length > MOST_HINTS) {
    errors.push(tooMany(at, hints.length, MOST_HINTS));
    return false;
  }
  const first = new Map<string, number>();
  for (const [index, { name = '' }] of hints.entries()) {
    const place = child(item(at, index), 'name');
    const other = first.get(name);
    if (other === undefined) first.set(name, index);
    else errors.push(duplicate(place, name, { other: item(at, other) }));
    for (const message of messagesOf(name)) errors.push(invalid(place, name, message));
  }
  return true;
}

/** Follows pkg/apis/discovery/validation.validateHints: too many zones end it. */
export const validateHints: Validator<EndpointHints> = ({ forZones = [], forNodes = [] }, at, { errors }) => {
  if (validateNames(forZones, child(at, 'forZones'), errors, isValidLabelValue)) validateNames(forNodes, child(at, 'forNodes'), errors, isDns1123Subdomain);
};
