import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { StorageVersionMigrationSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** The resource whose objects are written anew. Follows pkg/apis/storagemigration/validation.ValidateStorageVersionMigration. */
export const validateStorageVersionMigrationSpec: Validator<StorageVersionMigrationSpec> = (spec, at, { errors }) => {
  const { group = '', resource = '' } = spec.resource ?? {};
  const place = child(at, 'resource');
  if (resource === '') errors.push(required(child(place, 'resource'), 'resource is required to be set'));
  else {
    const messages = isDns1035Label(resource);
    if (messages.length > 0) errors.push(invalid(child(place, 'resource'), resource, messages.join(',')));
  }
  if (group === '') return;
  const messages = isDns1123Subdomain(group);
  if (messages.length > 0) errors.push(invalid(child(place, 'group'), group, messages.join(',')));
};
