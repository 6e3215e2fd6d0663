import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const program = resolve(import.meta.dirname, `../../../cli/build/compile-library${extname(import.meta.filename)}`);
// From the sources the program needs the loader that this process was started with.
const loader = extname(import.meta.filename) === '.ts' ? process.execArgv : [];

let root = '';

test.before.each(() => {
  root = mkdtempSync(join(tmpdir(), 'kubelore-'));
  for (const folder of ['schemas', 'rules']) cpSync(folder, join(root, folder), { recursive: true });
});

test.after.each(() => { rmSync(root, { recursive: true, force: true }); });

function compile(): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...loader.map((word) => (word === 'tsx' ? resolve('node_modules/tsx/dist/loader.mjs') : word)), program], { cwd: root, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, 'bundle/library', name), 'utf8'));

test('rules, glossary and schemas become compact JSON', () => {
  const { status, out, error } = compile();
  assert.equal([status, error], [0, '']);
  assert.match(out, /^bundle\/library {2}\d+ rules, \d+ terms, \d+ KiB\n$/);
  const rules = readJson('rules.json') as readonly { readonly id: string; readonly bad: readonly unknown[] }[];
  assert.equal(rules.flatMap(({ bad }) => bad), []);
  assert.equal(Object.keys(readJson('examples.json') as object), rules.map(({ id }) => id));
  for (const name of ['glossary', 'facts', 'references', 'producers', 'world', 'kubernetes/versions', 'kubernetes/kinds']) assert.ok(existsSync(join(root, `bundle/library/${name}.json`)), name);
  assert.not.ok(existsSync(join(root, 'bundle/library/kubernetes/renew.ts')));
});

test('all that is wrong is told at once, with file, line, field and the nearest right word, and nothing is made', () => {
  const rule = readFileSync(join(root, 'rules/networking/service-selects-no-pods.yaml'), 'utf8');
  writeFileSync(join(root, 'rules/networking/service-selects-no-pods.yaml'), rule.replace('fact.selector', 'fact.selctor').replace('severity: error', 'severity: eror'));
  mkdirSync(join(root, 'rules/other'));
  writeFileSync(join(root, 'rules/other/broken.yaml'), 'id: [\n');
  writeFileSync(join(root, 'schemas/references/zz.yaml'), '- id: x\n  type: io.k8s.api.core.v1.Pod\n  nam: a\n  name: b\n  to: ConfigMap\n');
  writeFileSync(join(root, 'schemas/kubernetes/constraints/zz.yaml'), '- {type: io.k8s.api.batch.JobSpecs}\n- {type: io.k8s.api.batch.JobSpec, field: completion}\n');
  writeFileSync(join(root, 'rules/glossary/zz.yaml'), '- id: zz\n  name: {en: zz}\n  meaning: {en: a, ja: b}\n');
  const { status, error } = compile();
  assert.is(status, 2);
  const lines = error.trimEnd().split('\n');
  for (const line of [
    'schemas/references/zz.yaml:3:3: nam: unknown key nam, did you mean name?',
    'schemas/kubernetes/constraints/zz.yaml:1:4: type: there is no type io.k8s.api.batch.JobSpecs, did you mean io.k8s.api.batch.JobSpec?',
    'schemas/kubernetes/constraints/zz.yaml:2:36: field: unknown field completion, did you mean completions?',
    'rules/networking/service-selects-no-pods.yaml:2:11: severity: unknown severity eror, did you mean error?',
  ]) assert.ok(lines.includes(line), `${line}\nis not in\n${error}`);
  assert.match(error, /^rules\/glossary\/zz\.yaml:2:\d+: .*missing key ja$/m);
  assert.match(error, /^rules\/networking\/service-selects-no-pods\.yaml:5:\d+: when: unknown field selctor, did you mean selector\?$/m);
  assert.match(error, /^rules\/other\/broken\.yaml:\d+:\d+: syntax: /m);
  assert.not.ok(existsSync(join(root, 'bundle')));
});

test.run();
