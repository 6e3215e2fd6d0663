import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { clusterTrustBundleNameMessages, isKubernetesSignerName, signerNameOf, validateSignerName } from '#engine/resource/validation/certificates/signer-name.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import { TOTAL_ANNOTATION_SIZE } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ClusterTrustBundleProjection, PodCertificateProjection } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

function validateBundleName({ name = '', labelSelector }: ClusterTrustBundleProjection, at: Field, errors: FieldError[]): void {
  if (name === '') errors.push(required(child(at, 'name'), 'must be a valid object name'));
  for (const message of clusterTrustBundleNameMessages(name, signerNameOf(name))) errors.push(invalid(child(at, 'name'), name, `not a valid clustertrustbundlename: ${message}`));
  if (labelSelector !== undefined) errors.push(invalid(child(at, 'labelSelector'), null, 'labelSelector must be unset if name is specified'));
}

function validateBundleSigner({ signerName = '', labelSelector }: ClusterTrustBundleProjection, at: Field, errors: FieldError[]): void {
  if (signerName === '') errors.push(required(child(at, 'signerName'), 'must be a valid signer name'));
  validateSignerName(signerName, child(at, 'signerName'), errors);
  if (labelSelector !== undefined) validateLabelSelector(labelSelector, child(at, 'labelSelector'), errors);
}

/** One bundle by its name, or all of a signer. Follows the part of pkg/apis/core/validation.validateProjectionSources that is about clusterTrustBundle. */
export function validateClusterTrustBundle(bundle: ClusterTrustBundleProjection, at: Field, { errors }: ValidationContext): void {
  const { name, signerName } = bundle;
  if (name !== undefined && signerName !== undefined) errors.push(invalid(at, null, 'only one of name and signerName may be used'));
  else if (name !== undefined) validateBundleName(bundle, at, errors);
  else if (signerName !== undefined) validateBundleSigner(bundle, at, errors);
  else errors.push(required(at, 'either name or signerName must be specified'));
}

const KEY_TYPES = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];
const HOUR = 3600;

/** Keys need a domain. Follows pkg/apis/core/validation.ValidateUserAnnotations. */
export function validateUserAnnotations(annotations: { readonly [name: string]: string }, at: Field, errors: FieldError[]): void {
  let size = 0;
  for (const name of Object.keys(annotations)) {
    const extras = { place: [...pathOf(at), name], on: 'key' } as const;
    const lower = name.toLowerCase();
    const messages = isQualifiedName(lower);
    if (lower === '') errors.push(required(at, '', extras));
    else for (const message of messages) errors.push(invalid(at, lower, message, extras));
    if (messages.length === 0 && !lower.includes('/')) errors.push(invalid(at, lower, 'must be a domain-prefixed key (such as "acme.io/foo")', extras));
    size += byteLength(name) + byteLength(annotations[name] ?? '');
  }
  if (size > TOTAL_ANNOTATION_SIZE) errors.push(tooLong(at, TOTAL_ANNOTATION_SIZE));
}

/** Follows the part of pkg/apis/core/validation.validateProjectionSources that is about podCertificate. */
export function validatePodCertificate(certificate: PodCertificateProjection, at: Field, { errors }: ValidationContext): void {
  const { signerName = '', userAnnotations, keyType = '', maxExpirationSeconds, credentialBundlePath = '', keyPath = '', certificateChainPath = '' } = certificate;
  validateSignerName(signerName, child(at, 'signerName'), errors);
  if (userAnnotations !== undefined) validateUserAnnotations(userAnnotations, child(at, 'userAnnotations'), errors);
  if (!KEY_TYPES.includes(keyType)) errors.push(notSupported(child(at, 'keyType'), keyType, KEY_TYPES));
  const most = isKubernetesSignerName(signerName) ? 24 * HOUR : 91 * 24 * HOUR;
  if (maxExpirationSeconds !== undefined && maxExpirationSeconds < HOUR)
    errors.push(invalid(child(at, 'maxExpirationSeconds'), maxExpirationSeconds, `if provided, maxExpirationSeconds must be >= ${HOUR}`));
  if (maxExpirationSeconds !== undefined && maxExpirationSeconds > most)
    errors.push(invalid(child(at, 'maxExpirationSeconds'), maxExpirationSeconds, `if provided, maxExpirationSeconds must be <= ${most}`));
  if (credentialBundlePath === '' && keyPath === '' && certificateChainPath === '')
    errors.push(required(at, 'specify at least one of credentialBundlePath, keyPath, and certificateChainPath'));
}
