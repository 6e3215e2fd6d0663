import { pemBlocks } from '#engine/apimachinery/pem.js';

const blockTypes = (text: string): string[] => pemBlocks(text).map(({ type }) => type);

const isPrivateKey = (type: string): boolean => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');

/**
 * Why a certificate and its key cannot be loaded, as far as their PEM blocks tell; what is inside of them is not read.
 * Follows Go's crypto/tls.X509KeyPair.
 */
export function tlsKeyPairError(certificate: string, key: string): string | undefined {
  const found = blockTypes(certificate);
  if (found.length === 0) return 'tls: failed to find any PEM data in certificate input';
  if (!found.includes('CERTIFICATE'))
    return found.length === 1 && found[0]?.endsWith('PRIVATE KEY') === true
      ? 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
      : `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${found.join(' ')}]`;
  const keys = blockTypes(key);
  if (keys.length === 0) return 'tls: failed to find any PEM data in key input';
  if (keys.some(isPrivateKey)) return undefined;
  return keys.length === 1 && keys[0] === 'CERTIFICATE'
    ? 'tls: found a certificate rather than a key in the PEM for the private key'
    : `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${keys.join(' ')}]`;
}
