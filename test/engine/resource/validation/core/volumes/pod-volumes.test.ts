import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';
import { podWith } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const MOUNT = '[{name: a, mountPath: /a}]';

const CASES: readonly (readonly [volumes: string, ...errors: string[]])[] = [
  ['[{name: a, emptyDir: {}}]'],
  ['[{name: b}]', 'NotFound spec.containers[0].volumeMounts[0].name'],
  ['[{name: a, secret: {}}]', 'Required spec.volumes[0].secret.secretName', 'NotFound spec.containers[0].volumeMounts[0].name'],
  ['[{name: a}, {name: a}]', 'Duplicate spec.volumes[1].name'],
  ['[{name: a, secret: {}}, {name: a}]', 'Required spec.volumes[0].secret.secretName'],
  ['[{name: a, image: {}}]', 'Required spec.volumes[0].image.reference', 'NotFound spec.containers[0].volumeMounts[0].name'],
];

for (const [volumes, ...errors] of CASES)
  test(`a Pod that mounts one of ${volumes}`, () => {
    assert.equal(errorsOf(podWith(volumes, MOUNT)), errors);
  });

test('a Pod does not mount the claim of its own ephemeral volume', () => {
  const ephemeral = '{name: e, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}';
  assert.equal(errorsOf(podWith(`[{name: a, persistentVolumeClaim: {claimName: p-e}}, ${ephemeral}]`, MOUNT)), ['Invalid spec.volumes[0].persistentVolumeClaim.claimName']);
});

const statefulSet = (claims: string, volumes: string): string => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s, namespace: shop}
spec:
  selector: {matchLabels: {a: b}}
  serviceName: s
  template:
    metadata: {labels: {a: b}}
    spec: {containers: [{name: c, image: i, volumeMounts: [{name: a, mountPath: /a}]}], volumes: ${volumes}}
  volumeClaimTemplates: ${claims}
`;
const CLAIM = 'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}';
const VOLUMES = 'spec.template.spec.volumes';

test('claims of a StatefulSet come before the volumes of its template, and in the place of those of the same name', () => {
  assert.equal(errorsOf(statefulSet(`[{metadata: {name: a}, ${CLAIM}}]`, '[]')), []);
  assert.equal(errorsOf(statefulSet(`[{metadata: {name: a}, ${CLAIM}}]`, '[{name: a, secret: {}}, {name: b, secret: {}}]')), [`Required ${VOLUMES}[1].secret.secretName`]);
  assert.equal(errorsOf(statefulSet(`[{${CLAIM}}]`, '[{name: a}]')), [`Required ${VOLUMES}[0].persistentVolumeClaim.claimName`, `Required ${VOLUMES}[0].name`]);
  assert.equal(errorsOf(statefulSet(`[{metadata: {name: A}, ${CLAIM}}]`, '[{name: a}]')), [`Invalid ${VOLUMES}[0].name`]);
});

test('the specification of a claim template is judged when the StatefulSet is created', () => {
  const wrong = statefulSet('[{metadata: {name: a}, spec: {}}]', '[]');
  const errors = ['Required spec.volumeClaimTemplates[0].spec.accessModes', 'Required spec.volumeClaimTemplates[0].spec.resources[storage]'];
  assert.equal(errorsOf(wrong), errors);
  assert.equal(errorsOf(wrong, wrong), []);
});

test('what was wrong with an image or a token in the stored Pod may stay', () => {
  const image = podWith('[{name: a, image: {}}]');
  assert.equal(errorsOf(image, image), []);
  const token = podWith('[{name: a, projected: {sources: [{serviceAccountToken: {path: /a}}]}}]').replace('spec: {', 'spec: {serviceAccountName: s, ');
  assert.equal(errorsOf(token), ['Invalid spec.volumes[0].projected.path']);
  assert.equal(errorsOf(token, token), []);
});

test.run();
