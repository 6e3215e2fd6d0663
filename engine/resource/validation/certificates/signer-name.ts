import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isDns1123Label, isDns1123Subdomain, SUBDOMAIN_MAX_LENGTH } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const SIGNER_NAME_MAX_LENGTH = 571;

/** What is wrong with the first piece, between dots, that is wrong. */
function messagesOfPieces(text: string, messagesOf: (piece: string) => Messages): string[] {
  for (const piece of text.split('.')) {
    const messages = messagesOf(piece);
    if (messages.length > 0) return messages.map((message) => `validating label "${piece}": ${message}`);
  }
  return [];
}

/** `example.com/signer-name`. Follows pkg/apis/core/validation.ValidateSignerName. */
export function validateSignerName(name: string, at: Field, errors: FieldError[]): void {
  if (name === '') return void errors.push(required(at));
  const [domain = '', path = '', ...rest] = name.split('/');
  if (rest.length > 0 || !name.includes('/')) return void errors.push(invalid(at, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'"));
  if (byteLength(domain) > SUBDOMAIN_MAX_LENGTH) errors.push(tooLong(at, SUBDOMAIN_MAX_LENGTH));
  for (const message of messagesOfPieces(domain, isDns1123Label)) errors.push(invalid(at, domain, message));
  if (!domain.includes('.')) errors.push(invalid(at, domain, 'should be a domain with at least two segments separated by dots'));
  for (const message of messagesOfPieces(path, isDns1123Subdomain)) errors.push(invalid(at, path, message));
  if (byteLength(name) > SIGNER_NAME_MAX_LENGTH) errors.push(tooLong(at, SIGNER_NAME_MAX_LENGTH));
}

/** Whether a signer is one of Kubernetes' own. Follows pkg/apis/certificates.IsKubernetesSignerName. */
export function isKubernetesSignerName(name: string): boolean {
  const [domain = ''] = name.split('/');
  return domain === 'kubernetes.io' || domain.endsWith('.kubernetes.io');
}

/** The name of a ClusterTrustBundle begins with its signer's, `/` written as `:`. Follows pkg/apis/core/validation.ValidateClusterTrustBundleName. */
export function clusterTrustBundleNameMessages(name: string, signerName: string): Messages {
  if (signerName === '') return name.includes(':') ? ['ClusterTrustBundle without signer name must not have ":" in its name'] : isDns1123Subdomain(name);
  const prefix = `${signerName.replaceAll('/', ':')}:`;
  return name.startsWith(prefix) ? isDns1123Subdomain(name.slice(prefix.length)) : [`ClusterTrustBundle for signerName ${signerName} must be named with prefix ${prefix}`];
}

/** The signer that a bundle's name begins with; empty where it names none. Follows pkg/apis/core/validation.extractSignerNameFromClusterTrustBundleName. */
export const signerNameOf = (bundle: string): string => bundle.slice(0, Math.max(0, bundle.lastIndexOf(':'))).replaceAll(':', '/');
