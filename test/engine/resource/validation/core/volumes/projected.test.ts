import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const KEY_TYPE = 'keyType: ED25519';

const CASES: readonly (readonly [sources: string, ...errors: string[]])[] = [
  [''],
  ['{}'],
  ['{secret: {items: [{key: k, path: /a}]}}', 'Required projected.sources[0].secret.name', 'Invalid projected.sources[0].secret.items[0].path'],
  ['{secret: {name: s, items: [{key: k, path: a}]}}, {configMap: {name: c, items: [{key: k, path: a}, {key: k, path: a/}]}}', 'Invalid projected'],
  ['{secret: {name: s}, configMap: {}}', 'Required projected.sources[0].configMap.name', 'Forbidden projected.sources[0]'],
  ['{downwardAPI: {items: [{path: a, fieldRef: {fieldPath: spec.nodeName}}, {path: a}]}}', 'NotSupported projected.sources[0].downwardAPI.fieldRef.fieldPath', 'Required projected.sources[0].downwardAPI', 'Invalid projected'],
  ['{serviceAccountToken: {path: a, expirationSeconds: 599}}', 'Invalid projected.sources[0].serviceAccountToken.expirationSeconds'],
  ['{serviceAccountToken: {path: a, expirationSeconds: 0}}', 'Invalid projected.sources[0].serviceAccountToken.expirationSeconds'],
  ['{serviceAccountToken: {path: "", expirationSeconds: 4294967297}}', 'Required projected.path', 'Invalid projected.sources[0].serviceAccountToken.expirationSeconds'],
  ['{serviceAccountToken: {path: ..}}', 'Invalid projected.path', 'Invalid projected.path'],
  ['{clusterTrustBundle: {path: p}}', 'Required projected.sources[0].clusterTrustBundle'],
  ['{clusterTrustBundle: {path: p, name: "", signerName: ""}}', 'Invalid projected.sources[0].clusterTrustBundle'],
  ['{clusterTrustBundle: {path: p, name: ""}}', 'Required projected.sources[0].clusterTrustBundle.name', 'Invalid projected.sources[0].clusterTrustBundle.name'],
  ['{clusterTrustBundle: {path: p, name: "example.com:s:b"}}'],
  ['{clusterTrustBundle: {path: p, name: ":b", labelSelector: {}}}', 'Invalid projected.sources[0].clusterTrustBundle.name', 'Invalid projected.sources[0].clusterTrustBundle.labelSelector'],
  ['{clusterTrustBundle: {path: p, name: "a/b:c"}}', 'Invalid projected.sources[0].clusterTrustBundle.name'],
  ['{clusterTrustBundle: {path: p, signerName: ""}}', 'Required projected.sources[0].clusterTrustBundle.signerName', 'Required projected.sources[0].clusterTrustBundle.signerName'],
  ['{clusterTrustBundle: {path: p, signerName: example.com/s, labelSelector: {matchLabels: {a: "b c"}}}}', 'Invalid projected.sources[0].clusterTrustBundle.labelSelector.matchLabels'],
  ['{clusterTrustBundle: {name: a}}, {clusterTrustBundle: {name: b, path: ""}}', 'Required projected.sources[0].clusterTrustBundle.path', 'Required projected.sources[1].clusterTrustBundle.path', 'Invalid projected'],
  [`{podCertificate: {signerName: example.com/s, ${KEY_TYPE}, keyPath: k}}`],
  ['{podCertificate: {signerName: "", keyType: ""}}', 'Required projected.sources[0].podCertificate.signerName', 'NotSupported projected.sources[0].podCertificate.keyType', 'Required projected.sources[0].podCertificate'],
  [`{podCertificate: {signerName: example.com/s, ${KEY_TYPE}, keyPath: k, certificateChainPath: k, credentialBundlePath: /k}}`, 'Invalid projected', 'Invalid projected.sources[0].podCertificate.credentialBundlePath'],
  [`{podCertificate: {signerName: example.com/s, ${KEY_TYPE}, keyPath: k, maxExpirationSeconds: 3599}}`, 'Invalid projected.sources[0].podCertificate.maxExpirationSeconds'],
  [`{podCertificate: {signerName: example.com/s, ${KEY_TYPE}, keyPath: k, maxExpirationSeconds: 7862400}}`],
  [`{podCertificate: {signerName: a.kubernetes.io/s, ${KEY_TYPE}, keyPath: k, maxExpirationSeconds: 86401}}`, 'Invalid projected.sources[0].podCertificate.maxExpirationSeconds'],
  [`{podCertificate: {signerName: example.com/s, ${KEY_TYPE}, keyPath: k, userAnnotations: {a: b, "": c, "x y/z": d, Acme.io/Foo: e}}}`, ...['Invalid', 'Required', 'Invalid'].map((type) => `${type} projected.sources[0].podCertificate.userAnnotations`)],
];

for (const [sources, ...errors] of CASES)
  test(`a volume of the sources ${sources}`, () => {
    const found = volumeErrors(`projected: {sources: [${sources}]}`).filter((error) => error !== 'Forbidden projected.sources[0].serviceAccountToken');
    assert.equal(found.sort(), [...errors].sort());
  });

test('modes of files', () => {
  assert.equal(volumeErrors('projected: {defaultMode: 512, sources: []}'), ['Invalid projected.defaultMode']);
});

test.run();
