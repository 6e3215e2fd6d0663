import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { json } from '#cli/reporters/json.js';
import { runIn } from '#test/cli/fake-host.js';
import { SAMPLE } from '#test/cli/reporters/sample-report.js';

test('it is what schemas/report.schema.json says', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object);
  validate(JSON.parse(json(SAMPLE)));
  assert.equal(validate.errors ?? [], []);
});

test('so is what a run prints', async () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object);
  const { out } = await runIn('fixtures/newcomer', ['lint', '--format', 'json']);
  validate(JSON.parse(out));
  assert.equal(validate.errors ?? [], []);
});

test('it is the report', () => { assert.equal(JSON.parse(json(SAMPLE)), SAMPLE); });

test.run();
