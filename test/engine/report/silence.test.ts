import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { silence } from '#engine/report/silence.js';
import type { Finding } from '#engine/rule/finding.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';
import { suppressionsOf } from '#engine/source/suppression.js';
import { resourcesOf } from '#test/engine/report/made-resource.js';

const rule = (id: string): RuleSource => {
  const words = { en: '', ja: '' };
  return { id, subject: 's', severity: 'error', terms: [], match: { fact: 'f' }, when: 'true', at: 'fact.at', identity: [], message: words, why: words, fix: words, bad: [], good: [] };
};

const RULES = ['name-is-bad', 'kind-is-bad'].map(rule);

interface Outcome {
  readonly left: readonly string[];
  readonly suppressed: number;
  readonly facts: readonly unknown[];
}

/** Every rule reports on `metadata.name` of the file. */
function outcomeOf(text: string, changed: { readonly [id: string]: Severity } = {}): Outcome {
  const resources = resourcesOf(text);
  const documents = resources.map(({ document }) => document);
  const findings = resources.flatMap((resource) => RULES.map((source): Finding => ({
    rule: source, severity: 'error', arguments: {}, fingerprint: '',
    fact: { fact: 'f', columns: {}, places: {}, resource, because: [] }, at: { resource, path: ['metadata', 'name'], on: 'value' },
  })));
  const heard = silence(findings, suppressionsOf(documents), documents, RULES, changed);
  return { left: heard.findings.map((finding) => finding.rule.id), suppressed: heard.suppressed, facts: heard.facts.map(({ columns }) => columns) };
}

const manifest = (comment: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  ${comment}\n  name: web\n  namespace: shop\n`;

test('no comment, nothing silenced', () => {
  assert.equal(outcomeOf(manifest('# hello')), { left: ['name-is-bad', 'kind-is-bad'], suppressed: 0, facts: [] });
});

test('the named rule is silenced on the next line', () => {
  assert.equal(outcomeOf(manifest('# kubelore-disable-next-line name-is-bad -- known')), {
    left: ['kind-is-bad'], suppressed: 1,
    facts: [{ rule: 'name-is-bad', silenced: 1, known: true, severity: 'error', nearest: 'name-is-bad' }],
  });
});

test('several rules', () => {
  assert.is(outcomeOf(manifest('# kubelore-disable-next-line name-is-bad, kind-is-bad')).suppressed, 2);
});

test('an unknown rule silences nothing, and the nearest one is named', () => {
  assert.equal(outcomeOf(manifest('# kubelore-disable-next-line name-is-bda')), {
    left: ['name-is-bad', 'kind-is-bad'], suppressed: 0,
    facts: [{ rule: 'name-is-bda', silenced: 0, known: false, severity: 'off', nearest: 'name-is-bad' }],
  });
});

test('a comment that covers another line silences nothing', () => {
  const text = manifest('# hello').replace('  namespace', '  # kubelore-disable-next-line name-is-bad\n  namespace');
  assert.equal(outcomeOf(text).facts, [{ rule: 'name-is-bad', silenced: 0, known: true, severity: 'error', nearest: 'name-is-bad' }]);
});

test('a rule that is off in this run is known, and off', () => {
  assert.equal(outcomeOf(manifest('# kubelore-disable-next-line kind-is-bad').replace('  name:', '  x: 1\n  name:'), { 'kind-is-bad': 'off' }).facts,
    [{ rule: 'kind-is-bad', silenced: 0, known: true, severity: 'off', nearest: 'kind-is-bad' }]);
});

test.run();
