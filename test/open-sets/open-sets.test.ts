import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lintFolder } from '#test/lint-folder.js';
import { SKIPPED, sharedFolder, unpackShared } from '#test/shared-material.js';

const rowsOf = (path: string): readonly (readonly string[])[] => readFileSync(path, 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split('\t'));

test('real applications in which nothing is wrong draw no error, and no warning that nobody has looked at', () => {
  const [shared, folder] = [sharedFolder(), unpackShared('corpus/open-sets.tar.xz')];
  if (shared === undefined || folder === undefined) return console.log(SKIPPED);
  const looked = rowsOf('test/open-sets/warnings.tsv').map(([set, place, rule]) => `${set} ${place} ${rule}`);
  const clean = rowsOf(join(shared, 'corpus/open-sets.tsv')).filter((row) => row.at(-1) === 'yes').map(([id = '']) => id);
  const found = clean.flatMap((id) => lintFolder(join(folder, id)).findings.map((finding) => ({ ...finding, id })));
  assert.equal(found.filter(({ severity }) => severity === 'error').map(({ id, message }) => `${id}: ${message}`), []);
  const warnings = found.filter(({ severity }) => severity === 'warning').map(({ id, location, rule }) => `${id} ${location.file}:${location.line} ${rule}`);
  assert.equal(warnings.sort(), looked.sort());
});

test.run();
