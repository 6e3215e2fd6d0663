import { DER, bitsOf, contentOf, identifierOf, partsOf, readDer } from '#engine/apimachinery/der.js';
import type { DerValue } from '#engine/apimachinery/der.js';

/** A public key: what kind it is of, and how large. */
export interface PublicKey {
  /** `other`: one that can be read but is none of these. */
  readonly kind: 'RSA' | 'ECDSA' | 'Ed25519' | 'other';
  /** Of an ECDSA key. */
  readonly curve?: string;
  /** Of an RSA key's modulus, in whole bytes. */
  readonly bits?: number;
}

const RSA = '1.2.840.113549.1.1.1';
const ECDSA = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';
const CURVES: { readonly [identifier: string]: string } = { '1.3.132.0.33': 'P-224', '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' };
const BASIC_CONSTRAINTS = '2.5.29.19';

function modulusBits(key: string): number | undefined {
  const [modulus, exponent] = partsOf(readDer(key)) ?? [];
  if (modulus?.tag !== DER.integer || exponent?.tag !== DER.integer) return undefined;
  return contentOf(modulus).replace(/^\x00+/, '').length * 8;
}

function publicKeyIn(value: DerValue | undefined): PublicKey | undefined {
  const [algorithm, bits] = partsOf(value) ?? [];
  const [identifier, parameter] = partsOf(algorithm) ?? [];
  const key = bitsOf(bits);
  const name = identifierOf(identifier);
  if (key === undefined || name === undefined) return undefined;
  if (name === RSA) {
    const size = modulusBits(key);
    return size === undefined ? undefined : { kind: 'RSA', bits: size };
  }
  if (name === ECDSA) {
    const curve = CURVES[identifierOf(parameter) ?? ''];
    return curve === undefined ? undefined : { kind: 'ECDSA', curve };
  }
  if (name === ED25519) return key.length === 32 ? { kind: 'Ed25519' } : undefined;
  return { kind: 'other' };
}

/** A public key (SubjectPublicKeyInfo); undefined where the bytes are none. */
export const readPublicKey = (bytes: string): PublicKey | undefined => publicKeyIn(readDer(bytes));

/** Whether the three parts of what is signed are there: what it says, the algorithm, the signature. Yields the first. */
function signedParts(bytes: string): readonly DerValue[] | undefined {
  const parts = partsOf(readDer(bytes));
  if (parts?.length !== 3 || identifierOf(partsOf(parts[1])?.[0]) === undefined || parts[2]?.tag !== DER.bitString) return undefined;
  return partsOf(parts[0]);
}

/** The key of a certificate request (PKCS#10) by its structure; undefined where the bytes are none. The signature is not verified. */
export function readCertificateRequest(bytes: string): PublicKey | undefined {
  const [version, subject, key] = signedParts(bytes) ?? [];
  return version?.tag === DER.integer && subject?.tag === DER.sequence ? publicKeyIn(key) : undefined;
}

/** What is asked of a certificate. */
export interface Certificate {
  readonly isAuthority: boolean;
  readonly hasBasicConstraints: boolean;
}

function basicConstraints(extensions: readonly DerValue[]): Certificate | undefined {
  for (const extension of extensions) {
    const parts = partsOf(extension);
    const value = parts?.at(-1);
    if (parts === undefined || value?.tag !== DER.octetString) return undefined;
    if (identifierOf(parts[0]) !== BASIC_CONSTRAINTS) continue;
    const fields = partsOf(readDer(contentOf(value)));
    if (fields === undefined) return undefined;
    return { isAuthority: fields[0]?.tag === DER.boolean && contentOf(fields[0]) === '\xff', hasBasicConstraints: true };
  }
  return { isAuthority: false, hasBasicConstraints: false };
}

/** A certificate by its structure; undefined where the bytes are none. */
export function readCertificate(bytes: string): Certificate | undefined {
  const fields = signedParts(bytes) ?? [];
  const [serial, algorithm, issuer, validity, subject, key, ...rest] = fields[0]?.tag === DER.context ? fields.slice(1) : fields;
  if (serial?.tag !== DER.integer || [algorithm, issuer, validity, subject].some((part) => part?.tag !== DER.sequence)) return undefined;
  if (partsOf(validity)?.length !== 2 || partsOf(key)?.length !== 2) return undefined;
  const extensions = rest.find(({ tag }) => tag === DER.context + 3);
  if (extensions === undefined) return { isAuthority: false, hasBasicConstraints: false };
  const list = partsOf(partsOf(extensions, DER.context + 3)?.[0]);
  return list && basicConstraints(list);
}
