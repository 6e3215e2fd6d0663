const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
/** Room for the suffix: k8s.io/apiserver/pkg/storage/names cuts the prefix to 58 characters. */
const MOST_OF_PREFIX = 58;

/** FNV-1a, as a signed number: what stays within 31 bits stays fast. */
function mixed(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** FNV-1a of 32 bits over UTF-16 code units. */
export function hash32(text: string): number {
  const hash = mixed(text);
  return hash < 0 ? hash + 0x100000000 : hash;
}

/** A hash in the letters that Kubernetes makes names of (k8s.io/apimachinery/pkg/util/rand.SafeEncodeString). */
export const safeHash = (text: string): string =>
  [...String(hash32(text))].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');

/** A name as the API server makes it of a prefix, the same for the same prefix and number. */
export function generatedName(prefix: string, number: number): string {
  let rest = hash32(`${prefix} ${number}`);
  let suffix = '';
  for (let at = 0; at < 5; at++) {
    suffix += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return prefix.slice(0, MOST_OF_PREFIX) + suffix;
}
