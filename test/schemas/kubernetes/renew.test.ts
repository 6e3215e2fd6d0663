import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const loader = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;

/** Runs the program of a project's folder. */
function renew(root: string, ...words: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, join(root, 'schemas/kubernetes/renew.ts'), ...words], { cwd: root, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

test('what changed between two versions is told with the rows and validators that name it', () => {
  const { status, out } = renew(resolve('.'), '--changes', '1.36', '1.37');
  assert.is(status, 0);
  for (const line of [
    '  certificates.k8s.io/v1/ClusterTrustBundle  not served -> served',
    '  ~ io.k8s.api.apps.v1.StatefulSetUpdateStrategy  type  enum ["OnDelete","RollingUpdate"] -> ["OnDelete","Recreate","RollingUpdate"]',
    '  + io.k8s.api.batch.v1.JobSpec  scheduling  JobSchedulingConfiguration',
    '  - io.k8s.api.certificates.v1alpha1.ClusterTrustBundle',
    '  HPAScaleToZero  Alpha:off -> Beta:on',
    '  SidecarContainers  GA:on:locked -> gone (GA:on:locked)',
  ]) assert.ok(out.includes(`${line}\n`), line);
  assert.match(out, /StatefulSetUpdateStrategy {2}type.*\n {6}schemas\/kubernetes\/constraints\/apps\.yaml: \d+/);
  assert.match(out, /HPAScaleToZero.*\n {6}engine\/resource\/validation\/autoscaling\/horizontal-pod-autoscaler\.ts: \d+/);
});

test('wrong use is told', () => {
  assert.equal([renew(resolve('.')).status, renew(resolve('.'), '--changes', '1.37').status], [2, 2]);
  assert.match(renew(resolve('.'), '--changes', '1.2', '1.37').error, 'there are 1.29');
});

const documents: { readonly [file: string]: string } = {
  'version.json': '{"gitVersion": "v1.38.0"}',
  'openapi.json': JSON.stringify({ definitions: { 'io.k8s.api.core.v1.Loaf': {
    'description': 'Bread.', 'type': 'object', 'properties': { grams: { description: 'How heavy.', type: 'integer' } }, 'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Loaf' }],
  } } }),
  'api-v1.json': '{"groupVersion": "v1", "resources": [{"name": "loaves", "singularName": "loaf", "namespaced": true, "kind": "Loaf", "shortNames": ["lo"]}, {"name": "loaves/status", "kind": "Loaf"}]}',
  'metrics.txt': 'kubernetes_feature_enabled{name="AllAlpha",stage="ALPHA"} 0\nkubernetes_feature_enabled{name="SELinuxMount",stage=""} 1\nkubernetes_feature_enabled{name="Slicing",stage="ALPHA"} 0\n',
};

test('a version is added from what a server says', () => {
  const root = mkdtempSync(join(tmpdir(), 'kubelore-'));
  try {
    cpSync('schemas/kubernetes', join(root, 'schemas/kubernetes'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{"type": "module", "imports": {"#schemas/*": "./schemas/*"}}');
    mkdirSync(join(root, 'documents'));
    for (const [file, text] of Object.entries(documents)) writeFileSync(join(root, 'documents', file), text);
    const { status, error } = renew(root, '--server', 'documents');
    assert.equal([status, error], [0, '']);
    const read = (name: string): { readonly [key: string]: unknown } => JSON.parse(readFileSync(join(root, 'schemas/kubernetes', name), 'utf8')) as { readonly [key: string]: unknown };
    assert.equal(Object.values(read('versions.json')).at(-1), '1.38');
    assert.equal(read('kinds.json')['v1/Loaf'], { definition: 'io.k8s.api.core.v1.Loaf', scope: 'Namespaced', plural: 'loaves', singular: 'loaf', shortNames: ['lo'], served: ['1.38', ''], byDefault: ['1.38', ''], introduced: '1.38' });
    assert.equal(read('definitions/io.k8s.api.core.v1.json')['Loaf'], [{ from: '1.38', schema: { properties: { grams: { type: 'integer' } }, type: 'object' } }]);
    const gates = read('feature-gates.json');
    assert.equal(gates['Slicing'], { '1.38': 'Alpha:off' });
    assert.equal(gates['SELinuxMount'], { '1.30': 'Alpha:off', '1.33': 'Beta:off', '1.37': 'GA:on' });
    assert.equal(gates['ContainerStopSignals'], { '1.33': 'Alpha:off', '1.38': 'gone' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test.run();
