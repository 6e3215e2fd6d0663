import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { agreementOf, type Agreement } from '#test/conformance/agreement.js';
import { judgeMutants } from '#test/conformance/mutants.js';
import { readLines, type RecordedMutant } from '#test/conformance/recordings.js';

const FOLDER = 'fixtures/conformance';

/** The least agreement; it only ever rises. */
const least = JSON.parse(readFileSync(`${FOLDER}/thresholds.json`, 'utf8')) as { readonly [file: string]: Partial<Agreement> };

for (const subject of ['mutations', 'updates'])
  test(`${subject}: verdicts and causes agree with those of a real API server`, () => {
    const file = `${FOLDER}/${subject}.jsonl.gz`;
    const agreement = agreementOf(readLines<RecordedMutant>(file), judgeMutants(file, `${FOLDER}/seeds.json.gz`, subject === 'updates'));
    console.log(`${subject}: ${JSON.stringify(agreement)}`);
    const short = Object.entries(least[subject] ?? {}).filter(([figure, wanted]) => agreement[figure as keyof Agreement] < wanted);
    assert.equal(short, []);
  });

test.run();
