import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { runOn } from '#test/cli/fake-host.js';
import { SHOP } from '#test/cli/sample-manifests.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly types_or: readonly string[];
  readonly require_serial: boolean;
}

const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];
const [program = '', ...entry] = hooks[0]?.entry.split(' ') ?? [];

const FILES = {
  ...SHOP,
  'other/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: c, image: "registry.example/c:1"}]}\n',
  'package.json': '{"name": "x"}\n',
};

test('one hook, run once with all files', () => {
  assert.is(hooks.length, 1);
  assert.is(program, 'kubelore');
  assert.is(hooks[0]?.language, 'node');
  assert.is(hooks[0]?.require_serial, true);
  assert.equal(hooks[0]?.types_or, ['yaml', 'json']);
});

/** The changed files, and whether the mistake of shop/ is reported. */
const CASES: readonly (readonly [readonly string[], boolean])[] = [
  [['shop/service.yaml'], true],
  [['./shop/service.yaml'], true],
  [['shop/deployment.yaml'], true],
  [['other/pod.yaml'], false],
  [['package.json'], false],
  [['other/pod.yaml', 'shop/service.yaml'], true],
];

for (const [changed, isReported] of CASES)
  test(`changed: ${changed.join(' ')}`, async () => {
    const { out, status } = await runOn(FILES, [...entry, ...changed]);
    assert.is(out.includes('[service-selects-no-pods]'), isReported, out);
    assert.is(status, isReported ? 1 : 0);
  });

test('arguments of the hook may stand before the files', async () => {
  const { out } = await runOn(FILES, [...entry, '--lang', 'ja', 'shop/service.yaml']);
  assert.match(out, 'エラー');
});

test.run();
