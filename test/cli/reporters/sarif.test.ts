import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sarif } from '#cli/reporters/sarif.js';
import { runIn } from '#test/cli/fake-host.js';
import { PLAIN, SAMPLE } from '#test/cli/reporters/sample-report.js';

interface Log {
  readonly runs: readonly [{
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string }; readonly helpUri?: string }[] } };
    readonly results: readonly {
      readonly ruleId: string; readonly ruleIndex: number; readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: object } }];
      readonly relatedLocations?: readonly { readonly id: number; readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
      readonly partialFingerprints: object;
    }[];
  }];
}

/** The schema of SARIF 2.1.0 (draft 4) in words that ajv knows; it uses nothing else of that draft. */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as { [key: string]: unknown };
  return { ...schema, $schema: undefined, id: undefined };
}

const written = sarif(SAMPLE, PLAIN);
const log = JSON.parse(written) as Log;
const [run] = log.runs;

test('it is valid SARIF 2.1.0, of a sample and of a run', async () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(sarifSchema());
  const { out } = await runIn('fixtures/newcomer', ['lint', '--format', 'sarif']);
  for (const sample of [log, JSON.parse(out) as Log]) {
    validate(sample);
    assert.equal(validate.errors ?? [], []);
    assert.ok(sample.runs[0].results.length > 0);
  }
});

test('regions are exact and counted in UTF-16 code units', () => {
  assert.is(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.results[0]?.locations[0].physicalLocation.region, { startLine: 6, startColumn: 5, endLine: 6, endColumn: 13 });
});

test('paths are URI references: relative to the root, climbing out of it, absolute', () => {
  const uris = run.results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation);
  assert.equal(uris, [{ uri: 'shop/web.yaml', uriBaseId: '%SRCROOT%' }, { uri: 'file:///elsewhere/a.yaml' }, { uri: '../b.yaml' }]);
});

test('causes with a place are related locations', () => {
  const related = run.results[0]?.relatedLocations ?? [];
  assert.equal(related.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri), ['shop/web.yaml', 'shop/b%C3%B6se%20datei.yaml']);
});

test('brackets of a message are no links', () => {
  assert.match(run.results[0]?.message.text ?? '', 'no Pod \\[at all\\](0).');
});

test('levels, fingerprints, and the help of the rules that reported', () => {
  assert.equal(run.results.map(({ level }) => level), ['error', 'warning', 'note']);
  assert.equal(run.results[0]?.partialFingerprints, { 'kubelore/v1': '00ff' });
  assert.equal(run.tool.driver.rules.map(({ id }) => id), ['service-selects-no-pods', 'yaml-syntax']);
  assert.equal(run.results.map(({ ruleIndex }) => ruleIndex), [0, 1, 0]);
  assert.match(run.tool.driver.rules[0]?.help.markdown ?? '', /Service ‹name› selects no Pod\..*```yaml/s);
  assert.is(run.tool.driver.rules[0]?.helpUri, undefined);
});

test.run();
