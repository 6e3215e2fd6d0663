import { asObject, asString } from '#engine/apimachinery/json.js';
import { pemBlocks } from '#engine/apimachinery/pem.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, maskTrailingDash } from '#engine/apimachinery/validation/names.js';
import { clusterTrustBundleNameMessages, validateSignerName } from '#engine/resource/validation/certificates/signer-name.js';
import { readCertificate } from '#engine/resource/validation/certificates/x509.js';
import type { PemBlock } from '#engine/apimachinery/pem.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ClusterTrustBundle } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const TRUST_BUNDLE_MAX_LENGTH = 1048576;
const OMITTED = '<value omitted>';
const METADATA = child(ROOT, 'metadata');

function validateName(signerName: string, { object, errors }: ValidationContext): void {
  const metadata = asObject(object['metadata']) ?? {};
  const name = asString(metadata['name']) ?? '';
  const generateName = asString(metadata['generateName']) ?? '';
  if (generateName !== '') for (const message of clusterTrustBundleNameMessages(maskTrailingDash(generateName), signerName)) errors.push(invalid(child(METADATA, 'generateName'), generateName, message));
  const made = name === '' && generateName !== '' ? `${generateName.slice(0, 58)}x2x4x` : name;
  if (made !== '') for (const message of clusterTrustBundleNameMessages(made, signerName)) errors.push(invalid(child(METADATA, 'name'), made, message));
}

/** The first thing that is wrong with a block. */
function blockMessage({ type, hasHeaders, bytes }: PemBlock, index: number): string | undefined {
  if (type !== 'CERTIFICATE') return `entry ${index} has bad block type: ${type}`;
  if (hasHeaders) return `entry ${index} has PEM block headers`;
  const certificate = readCertificate(bytes);
  if (certificate === undefined) return `entry ${index} does not parse as X.509`;
  if (!certificate.isAuthority) return `entry ${index} does not have the CA bit set`;
  return certificate.hasBasicConstraints ? undefined : `entry ${index} has invalid basic constraints`;
}

/** The indexes of certificates that are alike, for each that is there more than once. */
function duplicates(blocks: readonly PemBlock[]): readonly (readonly number[])[] {
  const places = new Map<string, number[]>();
  for (const [index, { bytes }] of blocks.entries()) {
    const known = places.get(bytes);
    if (known === undefined) places.set(bytes, [index]);
    else known.push(index);
  }
  return [...places.values()].filter(({ length }) => length > 1);
}

/** Follows pkg/apis/certificates/validation.validateTrustBundle. */
function validateTrustBundle(bundle: string, at: Field, errors: FieldError[]): void {
  if (byteLength(bundle) > TRUST_BUNDLE_MAX_LENGTH) {
    errors.push(tooLong(at, TRUST_BUNDLE_MAX_LENGTH));
    return;
  }
  const blocks = pemBlocks(bundle);
  const messages = blocks.flatMap((block, index) => blockMessage(block, index) ?? []);
  for (const message of messages) errors.push(invalid(at, OMITTED, message));
  if (messages.length > 0) return;
  if (blocks.length === 0) errors.push(invalid(at, OMITTED, 'at least one trust anchor must be provided'));
  for (const indexes of duplicates(blocks)) errors.push(invalid(at, OMITTED, `duplicate trust anchor (indices [${indexes.join(' ')}])`));
}

/** Certificates that are trusted. Follows pkg/apis/certificates/validation.ValidateClusterTrustBundle. */
export const validateClusterTrustBundle: Validator<ClusterTrustBundle> = ({ spec = {} }, at, context, old) => {
  const { signerName = '', trustBundle = '' } = spec;
  const { errors } = context;
  validateName(signerName, context);
  if (signerName !== '') validateSignerName(signerName, child(child(at, 'spec'), 'signerName'), errors);
  if (old === undefined || old.spec?.trustBundle !== trustBundle) validateTrustBundle(trustBundle, child(child(at, 'spec'), 'trustBundle'), errors);
};
