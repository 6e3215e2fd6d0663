import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { VolumeAttachmentSource, VolumeAttachmentSpec } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const ONE_SOURCE = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';

/** A volume of its own, or one written out. Follows pkg/apis/storage/validation.validateVolumeAttachmentSource and a part of ValidateVolumeAttachment. */
export function validateVolumeAttachmentSource(source: VolumeAttachmentSource, at: Field, { errors }: ValidationContext): Judged {
  const { inlineVolumeSpec, persistentVolumeName: name } = source;
  const place = child(at, 'persistentVolumeName');
  if (inlineVolumeSpec === undefined && name === undefined) errors.push(required(at, ONE_SOURCE));
  else if (inlineVolumeSpec !== undefined && name !== undefined) errors.push(forbidden(at, ONE_SOURCE));
  else if (name === '') errors.push(required(place, 'must specify non empty persistentVolumeName'));
  if (name === undefined) return undefined;
  for (const message of isDns1123Subdomain(name)) errors.push(invalid(place, name, message));
  return ['inlineVolumeSpec'];
}

/** The name of the node, which may not be left out either. Follows pkg/apis/storage/validation.validateVolumeAttachmentSpec. */
export function validateVolumeAttachmentSpec({ nodeName = '' }: VolumeAttachmentSpec, at: Field, { errors }: ValidationContext): void {
  for (const message of isDns1123Subdomain(nodeName)) errors.push(invalid(child(at, 'nodeName'), nodeName, message));
}
