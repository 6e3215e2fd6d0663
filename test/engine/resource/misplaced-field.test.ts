import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lastOf } from '#test/engine/resource/decoded.js';

/** Kind, fields of which one is where it is not known, and where that one would be right. */
const rows: readonly (readonly [string, string, string | undefined])[] = [
  ['v1/Pod', 'spec: {securityContext: {capabilities: {}}, containers: [{name: a, image: b}]}', 'spec.containers[].securityContext'],
  ['v1/Pod', 'spec: {mountPath: /a, containers: [{name: a, image: b}]}', 'spec.containers[].volumeMounts[]'],
  ['v1/Pod', 'spec: {containers: [{name: a, image: b, nodeSelector: {}}]}', 'spec'],
  ['v1/Pod', 'spec: {zebra: 1, containers: [{name: a, image: b}]}', undefined],
  ['v1/Pod', 'labels: {a: b}\nspec: {containers: [{name: a, image: b}]}', 'metadata'],
  ['v1/ConfigMap', 'metadata: {name: a, data: {}}', ''],
  ['apps/v1/Deployment', 'spec: {containers: []}', 'spec.template.spec'],
];

for (const [key, fields, home] of rows) test(`${key} with ${fields}`, () => {
  const cut = key.lastIndexOf('/');
  const { violations } = lastOf(`apiVersion: ${key.slice(0, cut)}\nkind: ${key.slice(cut + 1)}\n${fields.startsWith('metadata') ? '' : 'metadata: {name: a}\n'}${fields}\n`);
  assert.is(violations.find(({ code }) => code === 'unknown-field')?.home, home);
});

test.run();
