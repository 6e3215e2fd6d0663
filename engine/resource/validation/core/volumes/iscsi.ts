import { asObject, asString } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ISCSIPersistentVolumeSource, ISCSIVolumeSource } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const MAX_ISCSI_NAME = 64;
const NAME_TOO_LONG = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';

const BY_PREFIX: { readonly [prefix: string]: RegExp } = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\t\n\f\r ]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
};

function validateName(name: string, at: Field, errors: FieldError[], unknownPrefix: string): void {
  const pattern = BY_PREFIX[name.slice(0, 3)];
  if (pattern === undefined) errors.push(invalid(at, name, unknownPrefix));
  else if (!pattern.test(name)) errors.push(invalid(at, name, 'must be valid format'));
}

/** Whether an initiator's name makes the volume's name and portal, which go into one text, too long. */
export const isNameTooLong = (volume: string, { initiatorName, targetPortal = '' }: ISCSIVolumeSource): boolean =>
  initiatorName !== undefined && byteLength(`${volume}:${targetPortal}`) > MAX_ISCSI_NAME;

function validateSource(source: ISCSIVolumeSource | ISCSIPersistentVolumeSource, at: Field, errors: FieldError[], unknownPrefix: string): void {
  const { iqn = '', initiatorName, chapAuthDiscovery, chapAuthSession, secretRef } = source;
  if (iqn === '') errors.push(required(child(at, 'iqn')));
  else validateName(iqn, child(at, 'iqn'), errors, unknownPrefix);
  if ((chapAuthDiscovery === true || chapAuthSession === true) && secretRef === undefined) errors.push(required(child(at, 'secretRef')));
  if (initiatorName === undefined) return;
  const known = errors.length;
  validateName(initiatorName, child(at, 'initiatorname'), errors, unknownPrefix);
  for (const error of errors.splice(known)) errors.push({ ...error, place: [...pathOf(at), 'initiatorName'] });
}

/** A target of a Pod's volume. Follows pkg/apis/core/validation.validateISCSIVolumeSource. */
export function validateISCSIVolumeSource(source: ISCSIVolumeSource, at: Field, { errors }: ValidationContext): void {
  validateSource(source, at, errors, 'must be valid format starting with iqn, eui, or naa');
}

/** Says that the name of a Pod's volume, at `at`, is too long for its target. */
export const volumeNameTooLong = (name: string, at: Field): FieldError => invalid(child(at, 'name'), name, NAME_TOO_LONG);

/** A target of a PersistentVolume. Follows pkg/apis/core/validation.validateISCSIPersistentVolumeSource. */
export function validateISCSIPersistentVolumeSource(source: ISCSIPersistentVolumeSource, at: Field, { errors, object, groupKind }: ValidationContext): void {
  const name = groupKind === 'PersistentVolume' ? asString(asObject(object['metadata'])?.['name']) : undefined;
  if (isNameTooLong(name ?? '', source)) errors.push(invalid(child(at, 'targetportal'), source.targetPortal ?? '', NAME_TOO_LONG, { place: [...pathOf(at), 'targetPortal'] }));
  validateSource(source, at, errors, 'must be valid format');
}
