import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const SPEC = 'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}';
const TEMPLATE = 'ephemeral.volumeClaimTemplate.';

const CASES: readonly (readonly [template: string, ...errors: string[]])[] = [
  [`metadata: {labels: {a: b}, annotations: {a: b}}, ${SPEC}`],
  [`metadata: {labels: {a: "b c"}, annotations: {"a b": c}}, ${SPEC}`, 'Invalid metadata.annotations', 'Invalid metadata.labels'],
  [`metadata: {name: a, uid: b, generation: 0, finalizers: []}, ${SPEC}`, 'Forbidden metadata.name', 'Forbidden metadata.uID', 'Forbidden metadata.finalizers'],
  [`metadata: {deletionGracePeriodSeconds: 0, namespace: ""}, ${SPEC}`, 'Forbidden metadata.deletionGracePeriodSeconds'],
  ['spec: {}', 'Required spec.accessModes', 'Required spec.resources[storage]'],
  [SPEC.replace('spec: {', 'spec: {dataSource: {kind: A, name: b}, '), 'Invalid spec.dataSource'],
  [SPEC.replace('spec: {', 'spec: {dataSource: {apiGroup: g.io, kind: A, name: b}, dataSourceRef: {apiGroup: g.io, kind: A, name: c, namespace: B}, '), 'Invalid spec.dataSourceRef.namespace', 'Invalid spec'],
];

for (const [template, ...errors] of CASES)
  test(`a claim template with ${template}`, () => {
    assert.equal(volumeErrors(`ephemeral: {volumeClaimTemplate: {${template}}}`), errors.map((error) => error.replace(' ', ` ${TEMPLATE}`)));
  });

test.run();
