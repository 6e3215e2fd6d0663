import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runIn } from '#test/cli/fake-host.js';

/** What is kept of each fixture, and the command that prints it. `npm run accept` writes it anew: the difference is read in review. */
const KEPT: { readonly [file: string]: readonly string[] } = {
  'report.txt': ['lint', '.', '--lang', 'en', '--verbose'],
  'report.ja.txt': ['lint', '.', '--lang', 'ja'],
  'graph.txt': ['graph', '.'],
  'events.txt': ['simulate', '.'],
};

const isAccepting = process.env['KUBELORE_ACCEPT'] === '1';

/** Recordings, not a set of manifests. */
const NO_SET = 'conformance';

for (const name of readdirSync('fixtures').filter((folder) => folder !== NO_SET))
  for (const [file, words] of Object.entries(KEPT))
    test(`fixtures/${name}/expected/${file}`, async () => {
      const folder = join('fixtures', name);
      const kept = join(folder, 'expected', file);
      const { out, status, complaints } = await runIn(folder, words);
      assert.ok(status < 2, complaints.join('\n'));
      if (isAccepting) {
        mkdirSync(join(folder, 'expected'), { recursive: true });
        writeFileSync(kept, out);
      }
      assert.is(out, existsSync(kept) ? readFileSync(kept, 'utf8') : '');
    });

test.run();
