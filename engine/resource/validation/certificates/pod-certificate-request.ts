import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { isKubernetesSignerName, validateSignerName } from '#engine/resource/validation/certificates/signer-name.js';
import { validateUserAnnotations } from '#engine/resource/validation/core/volumes/projected-certificates.js';
import { readCertificateRequest, readPublicKey } from '#engine/resource/validation/certificates/x509.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PublicKey } from '#engine/resource/validation/certificates/x509.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** The spec of a PodCertificateRequest, in all its versions. */
interface PodCertificateRequestSpec {
  readonly signerName?: string;
  readonly podName?: string;
  readonly podUID?: string;
  readonly serviceAccountName?: string;
  readonly serviceAccountUID?: string;
  readonly nodeName?: string;
  readonly nodeUID?: string;
  readonly maxExpirationSeconds?: number;
  readonly pkixPublicKey?: string;
  readonly proofOfPossession?: string;
  readonly stubPKCS10Request?: string;
  readonly unverifiedUserAnnotations?: { readonly [key: string]: string };
}

const UID_MAX_LENGTH = 128;
const KEY_MAX_LENGTH = 10240;
const HOUR = 3600;
const DAY = 86400;

function validateIdentity(spec: PodCertificateRequestSpec, at: Field, errors: FieldError[]): void {
  for (const field of ['podName', 'serviceAccountName', 'nodeName'] as const)
    for (const message of isDns1123Subdomain(spec[field] ?? '')) errors.push(invalid(child(at, field), spec[field] ?? '', message));
  for (const field of ['podUID', 'serviceAccountUID', 'nodeUID'] as const) {
    const uid = spec[field] ?? '';
    if (uid === '') errors.push(invalid(child(at, field), uid, 'must not be empty'));
    if (byteLength(uid) > UID_MAX_LENGTH) errors.push(tooLong(child(at, field), UID_MAX_LENGTH));
  }
}

function validateMaxExpirationSeconds(seconds: number, signerName: string, at: Field, errors: FieldError[]): void {
  const most = isKubernetesSignerName(signerName) ? DAY : 91 * DAY;
  if (seconds < HOUR || seconds > most) errors.push(invalid(at, seconds, `must be in the range [${HOUR}, ${most}]`));
}

function validateKey(key: PublicKey | undefined, at: Field, unreadable: string, errors: FieldError[]): void {
  if (key === undefined) errors.push(invalid(at, null, unreadable));
  else if (key.kind === 'ECDSA' && key.curve === 'P-224') errors.push(invalid(at, `curve ${key.curve}`, 'elliptic public keys must use curve P256, P384, or P521'));
  else if (key.kind === 'RSA' && key.bits !== 3072 && key.bits !== 4096) errors.push(invalid(at, `${key.bits ?? 0}-bit modulus`, 'RSA keys must have modulus size 3072 or 4096'));
  else if (key.kind === 'other') errors.push(invalid(at, null, 'unknown public key type; supported types are Ed25519, ECDSA, and RSA'));
}

/** Follows pkg/apis/certificates/validation.validateStubPKCS10Request and validateDeprecatedPKIXPublicKey; signatures are not verified. */
function validateKeys({ stubPKCS10Request = '', pkixPublicKey = '', proofOfPossession = '' }: PodCertificateRequestSpec, at: Field, errors: FieldError[]): void {
  const [request = '', key = '', proof = ''] = [stubPKCS10Request, pkixPublicKey, proofOfPossession].map(decodeBase64);
  if (request !== '' && key === '' && proof === '') {
    if (request.length > KEY_MAX_LENGTH) errors.push(tooLong(child(at, 'stubPKCS10Request'), KEY_MAX_LENGTH));
    else validateKey(readCertificateRequest(request), child(at, 'stubPKCS10Request'), 'must be a valid PKCS#10 CSR', errors);
  } else if (request === '' && key !== '' && proof !== '') {
    if (key.length > KEY_MAX_LENGTH) errors.push(tooLong(child(at, 'pkixPublicKey'), KEY_MAX_LENGTH));
    else if (proof.length > KEY_MAX_LENGTH) errors.push(tooLong(child(at, 'proofOfPossession'), KEY_MAX_LENGTH));
    else validateKey(readPublicKey(key), child(at, 'pkixPublicKey'), 'must be a valid PKIX-serialized public key', errors);
  } else errors.push(invalid(at, '<value omitted>', 'exactly one of (stubPKCS10Request) or (pkixPublicKey, proofOfPossession) must be set'));
}

/** A Pod's request for a certificate. Follows pkg/apis/certificates/validation.ValidatePodCertificateRequestCreate. */
export const validatePodCertificateRequestSpec: Validator<PodCertificateRequestSpec> = (spec, at, { errors, old }) => {
  if (old !== undefined) return;
  const { signerName = '', maxExpirationSeconds, unverifiedUserAnnotations } = spec;
  validateSignerName(signerName, child(at, 'signerName'), errors);
  if (unverifiedUserAnnotations !== undefined) validateUserAnnotations(unverifiedUserAnnotations, child(at, 'unverifiedUserAnnotations'), errors);
  validateIdentity(spec, at, errors);
  if (maxExpirationSeconds === undefined) {
    errors.push(required(child(at, 'maxExpirationSeconds'), 'must be set'));
    return;
  }
  validateMaxExpirationSeconds(maxExpirationSeconds, signerName, child(at, 'maxExpirationSeconds'), errors);
  validateKeys(spec, at, errors);
};
