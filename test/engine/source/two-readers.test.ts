import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { documentChunks } from '#engine/source/document-chunk.js';
import { readForgivingYaml } from '#engine/source/read-forgiving-yaml.js';
import { readStrictYaml } from '#engine/source/read-strict-yaml.js';
import { SKIPPED, unpackShared } from '#test/shared-material.js';

const TABLE = [
  'a: 1\nb: yes\nc: 0777\n', 'a:\n  - b\n  -\n  - {c: d, "e": [f, ]}\nf:\n', '? a\n: b\n', 'a: |\n  x\n\n  y\n\n\nb: >-\n  c\n  d # no\n', "a: 'it''s'\nb: \"c\\n\"\n",
  '- - a\n  - b\n- c:\n    d\n', '{"a": [1, 2.5, true, null], "b": {}}', 'a: b\r\nc: |\r\n  d\r\n', 'a: 1\na: 2\n', 'k: # why\n  # how\n  v\n', 'a: # not\nb: [ # first\n  c, # second\n  ]\n', '"<<": 1\n1: 2\n',
];

/** The quick reader and the forgiving one give the same tree, places included, of every document that the quick one reads. */
function readBoth(text: string, name: string): number {
  let read = 0;
  for (const chunk of documentChunks(text)) {
    const common = readStrictYaml(text, chunk, new Map());
    if (common === undefined) continue;
    read += 1;
    assert.equal(common, readForgivingYaml(text, chunk), `${name} at ${chunk.start}`);
  }
  return read;
}

for (const text of TABLE) test(JSON.stringify(text), () => assert.is(readBoth(text, 'table'), 1));

test('a sample of the corpus', () => {
  const folder = unpackShared('corpus/open-docs.tar.xz');
  if (folder === undefined) return console.log(SKIPPED);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name)).sort().filter((_name, index) => index % 10 === 0);
  let read = 0;
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (text.length < 100_000) read += readBoth(text, name);
  }
  console.log(`  ${read} documents read twice`);
  assert.ok(read > 500);
});

test.run();
