import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { locate } from '#engine/report/locate.js';
import { resourcesOf } from '#test/engine/report/made-resource.js';

const TEXT = `# a comment
apiVersion: v1
kind: Pod
metadata: {name: "web"}
spec:
  restartPolcy: Never
  containers:
    - name: a
      image: |
        x
        y
    - {name: b, ports: [80, 443]}
  nodeSelector:
    disk: ssd

`;

const [resource] = resourcesOf(TEXT, [
  { code: 'unknown-field', path: ['spec', 'restartPolcy'], on: 'key', found: 'restartPolcy', allowed: ['restartPolicy'], nearest: 'restartPolicy' },
]);

/** Path, key or value, and `line:column-endLine:endColumn`. */
const PLACES: readonly (readonly [FieldPath, 'key' | 'value', string])[] = [
  [['kind'], 'value', '3:7-3:10'],
  [['kind'], 'key', '3:1-3:5'],
  [['metadata', 'name'], 'value', '4:18-4:23'],
  [['metadata', 'name'], 'key', '4:12-4:16'],
  [['metadata', 'namespace'], 'value', '4:1-4:9'],
  [['spec', 'containers', 0, 'name'], 'value', '8:13-8:14'],
  [['spec', 'containers', 0, 'image'], 'value', '9:14-11:10'],
  [['spec', 'containers', 0, 'ports'], 'value', '8:7-8:11'],
  [['spec', 'containers', 1, 'ports', 1], 'value', '12:29-12:32'],
  [['spec', 'containers', 7, 'ports', 1], 'value', '7:3-7:13'],
  [['spec', 'nodeSelector'], 'value', '14:5-14:14'],
  [['spec', 'restartPolicy'], 'key', '6:3-6:15'],
  [['spec', 'restartPolicy'], 'value', '6:17-6:22'],
  [['status', 'phase'], 'value', '2:1-2:11'],
  [[], 'value', '2:1-2:11'],
];

for (const [path, on, expected] of PLACES)
  test(`${path.join('.')} ${on}`, () => {
    if (resource === undefined) throw new Error('no resource');
    const { line, column, endLine, endColumn } = locate({ resource, path, on });
    assert.is(`${line}:${column}-${endLine}:${endColumn}`, expected);
  });

test('a span of a document', () => {
  if (resource === undefined) throw new Error('no resource');
  const start = TEXT.indexOf('restartPolcy');
  assert.equal(locate({ document: resource.document, span: { start, end: start + 12 } }), { file: 'a.yaml', line: 6, column: 3, endLine: 6, endColumn: 15 });
});

test.run();
