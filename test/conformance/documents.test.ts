import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { agreementOf } from '#test/conformance/agreement.js';
import { compareDefaulted } from '#test/conformance/defaulted.js';
import { judgeDocuments } from '#test/conformance/documents.js';
import { readLines, type RecordedDocument } from '#test/conformance/recordings.js';
import { SKIPPED, sharedFolder, unpackShared } from '#test/shared-material.js';

const [shared, root] = [sharedFolder(), unpackShared('corpus/open-docs.tar.xz')];

if (shared === undefined || root === undefined) console.log(SKIPPED);
else {
  for (const name of ['documents-open', 'documents-open-custom']) {
    test(`${name}: every verdict and every cause is that of a real API server`, () => {
      const records = readLines<RecordedDocument>(join(shared, 'oracle', `${name}.jsonl.gz`));
      const { cases, ...agreement } = agreementOf(records, judgeDocuments(records, root));
      assert.ok(cases > 1000);
      assert.equal(agreement, { verdicts: 100, accepted: 100, refused: 100, recall: 100, precision: 100, warnings: 100 });
    });

    test(`${name}: every accepted object is defaulted as by a real API server`, () => {
      const said = compareDefaulted({ file: join(shared, 'oracle', `${name}-defaulted.jsonl.gz`), root, seeds: 'fixtures/conformance/seeds.json.gz' });
      assert.match(said, /^documents: (\d+) of \1 objects are equal \(100\.00 %\)\nseeds: (\d+) of \2 objects are equal \(100\.00 %\)\n$/);
    });
  }
}

test.run();
