import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

/** Follows pkg/apis/core/validation.ValidateClusterTrustBundleName. */
function messagesFor(name: string, signerName: string): Messages {
  if (signerName === '') return name.includes(':') ? ['ClusterTrustBundle without signer name must not have ":" in its name'] : isDns1123Subdomain(name);
  const prefix = `${signerName.replaceAll('/', ':')}:`;
  return name.startsWith(prefix) ? isDns1123Subdomain(name.slice(prefix.length)) : [`ClusterTrustBundle for signerName ${signerName} must be named with prefix ${prefix}`];
}

/**
 * What is wrong with the name of a ClusterTrustBundle that begins with its signer's, `/` written as `:`.
 * Follows pkg/apis/core/validation.extractSignerNameFromClusterTrustBundleName and ValidateClusterTrustBundleName.
 */
export const clusterTrustBundleNameMessages = (name: string): Messages => messagesFor(name, name.slice(0, Math.max(0, name.lastIndexOf(':'))).replaceAll(':', '/'));
