import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const REQUEST = [
  '-----BEGIN CERTIFICATE REQUEST-----',
  'MIHHMG4CAQAwDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA',
  'BDsE0GxETod+Do7sHWL4Qci3Qa1/DJnntnFCEzrmOKRFN2ya7o95wxeYzhd06WsL',
  'iO9tIxBAX2v3ubQsNyTrD8OgADAKBggqhkjOPQQDAgNJADBGAiEAuGd1ArLtP+iV',
  'm1Mc1/KxPwPsPVtm+lHvBA13M3aKS88CIQD0dZUEc6Dq0uz4koKh6mafDsLv5BVM',
  'CwXl4P3jrOgq0w==',
  '-----END CERTIFICATE REQUEST-----',
].join('\n');
const AUTHORITY = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBbTCCAROgAwIBAgIUDWFDC+0ZoO2DvviHTsKEAJE1+mEwCgYIKoZIzj0EAwIw',
  'DDEKMAgGA1UEAwwBYTAeFw0yNjExMjQxNzU1MjlaFw0zNjExMjExNzU1MjlaMAwx',
  'CjAIBgNVBAMMAWEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ7BNBsRE6Hfg6O',
  '7B1i+EHIt0GtfwyZ57ZxQhM65jikRTdsmu6PecMXmM4XdOlrC4jvbSMQQF9r97m0',
  'LDck6w/Do1MwUTAdBgNVHQ4EFgQUpcC8W2+8pFWW23cJhyV/yt6FwJMwHwYDVR0j',
  'BBgwFoAUpcC8W2+8pFWW23cJhyV/yt6FwJMwDwYDVR0TAQH/BAUwAwEB/zAKBggq',
  'hkjOPQQDAgNIADBFAiEAn56tIBX4cYMhieqzllIDQmwFUzMdifmEwToY7uuzMSkC',
  'IFgVM61nB/A9LlXe2VMZP+O86/2QNXiMsC4zp0iHcet0',
  '-----END CERTIFICATE-----',
].join('\n');
const LEAF = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBajCCARCgAwIBAgIUYTZ1mJJ4v8KUjujMwC57q4GGn1owCgYIKoZIzj0EAwIw',
  'DDEKMAgGA1UEAwwBYTAeFw0yNjExMjQxNzU1MjlaFw0zNjExMjExNzU1MjlaMAwx',
  'CjAIBgNVBAMMAWEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ7BNBsRE6Hfg6O',
  '7B1i+EHIt0GtfwyZ57ZxQhM65jikRTdsmu6PecMXmM4XdOlrC4jvbSMQQF9r97m0',
  'LDck6w/Do1AwTjAdBgNVHQ4EFgQUpcC8W2+8pFWW23cJhyV/yt6FwJMwHwYDVR0j',
  'BBgwFoAUpcC8W2+8pFWW23cJhyV/yt6FwJMwDAYDVR0TAQH/BAIwADAKBggqhkjO',
  'PQQDAgNIADBFAiEA1yrCDWosRk8ls4WR7HF/yPFQ6rQSBVmPyTEDuV3ymz0CIG6N',
  'Bt6u+NMHRlSM9ZhGUYY/4EC9zRgJ2yKj7yXxMkZV',
  '-----END CERTIFICATE-----',
].join('\n');
const STUB = 'MIHHMG4CAQAwDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDsE0GxETod+Do7sHWL4Qci3Qa1/DJnntnFCEzrmOKRFN2ya7o95wxeYzhd06WsLiO9tIxBAX2v3ubQsNyTrD8OgADAKBggqhkjOPQQDAgNJADBGAiEAn+2eE2CRFZZldfXlF07HpoeRhuE2c3LZ2JZb/VKYKmQCIQDrq3kLU3JiYe+pBQN41rul3e8+onMl4x74ZZid6iO7nA==';
const ED25519_STUB = 'MIGLMD8CAQAwDDEKMAgGA1UEAwwBYTAqMAUGAytlcAMhAJU4GLw8DCVhvkwCRq9ahaO2dPQfsgtn2qZyzM0cWnSBoAAwBQYDK2VwA0EAik+QuZLilAQwmvc1QohqrFRJFAlfhqg7IEgsgQ44h9R7KWb97kVQwwYcS5IiXYi16qZv/QT3omwqe4qZYukyCg==';
const P224_KEY = 'ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEQoITgb88HDSZK5xaiSPTfMazOwbFTR7gpFZD5MC6TzTDupp+Mkzv/VKT0+H8g/1mlkCbmA8dJBc=';

const object = (kind: string, spec: object, metadata: object, version: string): string =>
  JSON.stringify({ apiVersion: `certificates.k8s.io/${version}`, kind, metadata: { name: 'a', ...metadata }, spec });

const SIGNING = { request: Buffer.from(REQUEST).toString('base64'), signerName: 'example.com/signer', usages: ['client auth'] };

const request = (change: object, metadata: object = {}): string => object('CertificateSigningRequest', { ...SIGNING, ...change }, metadata, 'v1');
const requestErrors = (change: object): string[] => errorsOf(request(change));

test('a request for a certificate', () => {
  assert.equal(requestErrors({}), []);
  assert.equal(requestErrors({ request: Buffer.from(AUTHORITY).toString('base64') }), ['Invalid spec.request']);
  assert.equal(requestErrors({ request: Buffer.from(REQUEST.replace('MII', 'MIJ').replace('MIH', 'MIJ')).toString('base64') }), ['Invalid spec.request']);
  assert.equal(requestErrors({ request: undefined }), ['Invalid spec.request']);
  assert.equal(requestErrors({ usages: ['client auth', 'client auth', ''] }), ['NotSupported spec.usages[2]', 'Duplicate spec.usages[1]']);
  assert.equal(requestErrors({ usages: [] }), ['Required spec.usages']);
  assert.equal(requestErrors({ expirationSeconds: 599 }), ['Invalid spec.expirationSeconds']);
  assert.equal(requestErrors({ signerName: 'kubernetes.io/legacy-unknown' }), ['Invalid spec.signerName']);
  assert.equal(errorsOf(request({}, { name: 'Any Name' })), []);
  assert.equal(errorsOf(request({ usages: [], signerName: '' }), request({})), [], 'an update keeps the stored spec');
});

test('who signs', () => {
  const signer = (signerName: string): number => requestErrors({ signerName }).length;
  assert.equal(['a.b/c', '', 'a.b', 'a.b/c/d', 'a/b', 'A.b/c', 'a.b/C', 'a.b/c.d'].map(signer), [0, 1, 1, 1, 1, 1, 1, 0]);
});

const bundle = (spec: object, metadata: object): string => object('ClusterTrustBundle', spec, metadata, 'v1beta1');
const bundleErrors = (trustBundle: string, change: object = {}, metadata: object = { name: 'example.com:roots:ca' }): string[] =>
  errorsOf(bundle({ signerName: 'example.com/roots', trustBundle, ...change }, metadata));

test('certificates that are trusted', () => {
  assert.equal(bundleErrors(AUTHORITY), []);
  assert.equal(bundleErrors(''), ['Invalid spec.trustBundle']);
  assert.equal(bundleErrors(LEAF), ['Invalid spec.trustBundle']);
  assert.equal(bundleErrors(REQUEST), ['Invalid spec.trustBundle']);
  assert.equal(bundleErrors(`${AUTHORITY}\n${AUTHORITY}`), ['Invalid spec.trustBundle']);
  assert.equal(bundleErrors(AUTHORITY.replace('CERTIFICATE-----', 'CERTIFICATE-----\nA: b\n')), ['Invalid spec.trustBundle']);
  assert.equal(bundleErrors('-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----'), ['Invalid spec.trustBundle']);
});

test('a bundle is called by its signer', () => {
  assert.equal(bundleErrors(AUTHORITY, {}, { name: 'other' }), ['Invalid metadata.name']);
  assert.equal(bundleErrors(AUTHORITY, { signerName: undefined }), ['Invalid metadata.name']);
  assert.equal(bundleErrors(AUTHORITY, { signerName: undefined }, { name: 'any.name' }), []);
  assert.equal(bundleErrors(AUTHORITY, { signerName: 'bad' }, { name: 'bad:x' }), ['Invalid spec.signerName']);
  const stored = bundle({ trustBundle: 'bad' }, { name: 'a' });
  assert.equal(errorsOf(bundle({ trustBundle: 'bad' }, { name: 'a', resourceVersion: '1' }), stored), []);
  assert.equal(errorsOf(bundle({ trustBundle: 'bad', signerName: 'a.b/c' }, { name: 'a', resourceVersion: '1' }), stored), ['Invalid metadata.name', 'Invalid spec.signerName']);
});

const POD = {
  signerName: 'example.com/signer', podName: 'p', podUID: '1', serviceAccountName: 's', serviceAccountUID: '2', nodeName: 'n', nodeUID: '3', maxExpirationSeconds: 86400, stubPKCS10Request: STUB,
};

const pod = (change: object, metadata: object = {}): string => object('PodCertificateRequest', { ...POD, ...change }, { namespace: 'x', ...metadata }, 'v1beta1');
const podErrors = (change: object): string[] => errorsOf(pod(change));

test("a Pod's request for a certificate", () => {
  assert.equal(podErrors({}), []);
  assert.equal(podErrors({ stubPKCS10Request: ED25519_STUB }), []);
  assert.equal(podErrors({ stubPKCS10Request: P224_KEY }), ['Invalid spec.stubPKCS10Request']);
  assert.equal(podErrors({ stubPKCS10Request: undefined }), ['Invalid spec']);
  assert.equal(podErrors({ podName: undefined, nodeName: 'A', podUID: '', nodeUID: 'x'.repeat(129) }), ['Invalid spec.podName', 'Invalid spec.nodeName', 'Invalid spec.podUID', 'TooLong spec.nodeUID']);
  assert.equal(podErrors({ maxExpirationSeconds: 60 }), ['Invalid spec.maxExpirationSeconds']);
  assert.equal(podErrors({ maxExpirationSeconds: 86401 }), []);
  assert.equal(podErrors({ maxExpirationSeconds: 86401, signerName: 'kubernetes.io/x' }).filter((error) => error.endsWith('Seconds')), ['Invalid spec.maxExpirationSeconds']);
  assert.equal(podErrors({ unverifiedUserAnnotations: { a: 'b' } }), ['Invalid spec.unverifiedUserAnnotations']);
  assert.equal(errorsOf(pod({ podName: 'q' }, { resourceVersion: '1' }), pod({})), ['Invalid spec']);
});

test.run();
