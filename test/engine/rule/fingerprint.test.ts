import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { hash, stablePath } from '#engine/rule/fingerprint.js';

const POD = {
  spec: {
    containers: [
      { name: 'web', image: 'web:1', ports: [{ containerPort: 80 }, { containerPort: 443 }], args: ['-v', '--all'] },
      { name: 'log', ports: [{ containerPort: 80, protocol: 'TCP' }, { containerPort: 80, protocol: 'UDP' }] },
    ],
    rules: [{ http: { paths: [{ path: '/', backend: {} }] } }, { http: {} }],
  },
};

const CASES: readonly (readonly [FieldPath, string])[] = [
  [[], ''],
  [['spec', 'containers', 0, 'image'], '.spec.containers[name=web].image'],
  [['spec', 'containers', 0, 'ports', 1, 'containerPort'], '.spec.containers[name=web].ports[containerPort=443].containerPort'],
  [['spec', 'containers', 1, 'ports', 1], '.spec.containers[name=log].ports[1]'],
  [['spec', 'containers', 0, 'args', 1], '.spec.containers[name=web].args[=--all]'],
  [['spec', 'rules', 1, 'http'], '.spec.rules[1].http'],
  [['spec', 'rules', 0, 'http', 'paths', 0, 'backend'], '.spec.rules[0].http.paths[path=/].backend'],
  [['spec', 'absent', 3, 'x'], '.spec.absent[3].x'],
  [['__proto__', 'x'], '.__proto__.x'],
];

for (const [path, text] of CASES) test(`path ${JSON.stringify(path)}`, () => assert.is(stablePath(POD, path), text));

test('an element keeps its path when a neighbour comes before it', () => {
  const [first, ...rest] = POD.spec.containers;
  const more = { spec: { containers: [{ name: 'new' }, first ?? {}, ...rest] } };
  assert.is(stablePath(more, ['spec', 'containers', 1, 'image']), stablePath(POD, ['spec', 'containers', 0, 'image']));
});

test('the hash is 16 hexadecimal digits and the same in every version', () => {
  assert.is(hash(''), hash(''));
  assert.match(hash('a'), /^[0-9a-f]{16}$/);
  assert.is(new Set(Array.from({ length: 10000 }, (_, index) => hash(`rule\n${index}`))).size, 10000);
});

test.run();
