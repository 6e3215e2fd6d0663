import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { pemBlocks } from '#engine/apimachinery/pem.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateSignerName } from '#engine/resource/validation/certificates/signer-name.js';
import { readCertificateRequest } from '#engine/resource/validation/certificates/x509.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CertificateSigningRequestSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const LEGACY_UNKNOWN = 'kubernetes.io/legacy-unknown';

/** Only the first block counts. Follows pkg/apis/certificates.ParseCSR; the signature is not verified. */
function validateRequest(request: string, at: Field, errors: FieldError[]): void {
  const [block] = pemBlocks(decodeBase64(request) ?? '');
  if (block?.type !== 'CERTIFICATE REQUEST') errors.push(invalid(at, request, 'PEM block type must be CERTIFICATE REQUEST'));
  else if (readCertificateRequest(block.bytes) === undefined) errors.push(invalid(at, request, 'x509: malformed certificate request'));
}

/**
 * What is to be signed and by whom. An update leaves the stored one as it is, whatever it says. Follows
 * pkg/apis/certificates/validation.validateCertificateSigningRequest.
 */
export const validateCertificateSigningRequestSpec: Validator<CertificateSigningRequestSpec> = ({ request = '', signerName = '' }, at, { errors, old }) => {
  if (old !== undefined) return;
  validateRequest(request, child(at, 'request'), errors);
  if (signerName === LEGACY_UNKNOWN) errors.push(invalid(child(at, 'signerName'), signerName, 'the legacy signerName is not allowed via this API version'));
  else validateSignerName(signerName, child(at, 'signerName'), errors);
};
