import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { json } from '#cli/reporters/json.js';
import { SAMPLE } from '#test/cli/reporters/sample-report.js';

test('it is what schemas/report.schema.json says', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object);
  validate(JSON.parse(json(SAMPLE)));
  assert.equal(validate.errors ?? [], []);
});

test('it is the report', () => { assert.equal(JSON.parse(json(SAMPLE)), SAMPLE); });

test.run();
