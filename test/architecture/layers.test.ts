import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeFiles } from '#test/architecture/source-tree.js';

const table = JSON.parse(readFileSync('test/architecture/layers.json', 'utf8')) as { layers: { folder: string; mayNot: string }[]; beside: string[] };
const folders = table.layers.map((layer) => layer.folder);

test('every folder of the engine is a layer, and every layer a folder', () => {
  const found = readdirSync('engine').filter((name) => !table.beside.includes(name));
  assert.equal(found.sort(), [...folders].sort());
});

test('the engine names no module of Node', () => {
  const offenders = codeFiles('engine').filter(({ text }) => /from 'node:|require\(/.test(text)).map(({ path }) => path);
  assert.equal(offenders, []);
});

test('no type or value of a later stage is imported', () => {
  const offenders: string[] = [];
  for (const { path, text } of codeFiles('engine')) {
    const layer = folders.indexOf(path.split('/')[1] ?? '');
    if (layer < 0) continue;
    for (const [, target] of text.matchAll(/from '#engine\/([^/']+)/g))
      if (target !== undefined && folders.indexOf(target) > layer) offenders.push(`${path} -> ${target}`);
  }
  assert.equal(offenders, []);
});

test('no folder or file is named after what it might hold', () => {
  const vague = /(^|[/-])(utils?|helpers?|common|misc|manager|lib|data|info)([/.-]|$)/;
  assert.equal(codeFiles('engine', 'cli').filter(({ path }) => vague.test(path)).map(({ path }) => path), []);
});

test.run();
