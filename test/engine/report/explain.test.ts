import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogueOf } from '#engine/report/catalogue.js';
import { explain } from '#engine/report/explain.js';
import type { Explanation } from '#engine/report/explanation.js';
import { firstSentence, general } from '#engine/report/general.js';
import { loadGlossary } from '#engine/report/glossary.js';
import type { RuleSource } from '#engine/rule/rule.js';

const { terms: glossary } = loadGlossary([{ path: 'rules/glossary/services.yaml', text: `
- id: service
  name: {en: Service, ja: Service}
  aliases: [svc, サービス]
  meaning: {en: A stable name for Pods. It has an address., ja: Pod に変わらない名前を与えます。アドレスも持ちます。}
  commands: [{run: kubectl get services, en: list them, ja: 一覧を表示する}]
  outdated: [{claim: 6, en: You may have read three., ja: 「3 つ」は誤りです。}]
  see: [persistent-volume-claim]
  link: /docs/x/
- id: persistent-volume-claim
  name: {en: PersistentVolumeClaim, ja: PersistentVolumeClaim}
  aliases: [pvc]
  meaning: {en: A request for storage., ja: ストレージを要求します。}
- id: network-policy
  name: {en: NetworkPolicy, ja: NetworkPolicy}
  meaning: {en: What may connect., ja: 許可する通信を定めます。}
` }]);

const RULE: RuleSource = {
  id: 'service-selects-no-pods',
  subject: 'networking',
  severity: 'error',
  terms: ['service'],
  match: { fact: 'selection' },
  when: 'true',
  at: 'fact.at',
  identity: [],
  message: { en: 'Service {object} selects no Pod{?closest|; the closest is {closest}}. More.', ja: 'Service {object} はどの Pod も選択していません。{?closest|最も近いのは {closest} です。}' },
  why: { en: 'Connections fail.', ja: '接続に失敗します。' },
  fix: { en: 'Use labels{?closest| such as {closest}}.', ja: 'ラベルを使ってください。' },
  bad: [{ manifests: 'kind: Service # error\n', expect: [] }],
  good: [{ manifests: 'kind: Service\n', expect: [] }],
};
const OPINION: RuleSource = { ...RULE, id: 'image-opinion', subject: 'images', severity: 'warning', default: 'off' };
const EXPLAINED = { rules: [RULE, OPINION], glossary };

function explained(word: string, language: 'en' | 'ja' = 'en'): Explanation {
  const explanation = explain(word, EXPLAINED, language);
  if (explanation.type === 'unknown') throw new Error(`unknown: ${word}`);
  return explanation;
}

const sectionsOf = ({ sections }: Explanation): Readonly<Record<string, unknown>> =>
  Object.fromEntries(sections.map(({ id, blocks }) => [id, blocks.map((block) => (block.type === 'rows' ? block.rows.map(({ word, text }) => `${word}: ${text}`) : block.type === 'text' ? block.text : block.code))]));

const WORDS: readonly (readonly [typed: string, found: string])[] = [
  ['service', 'service'], ['Services', 'service'], ['svc', 'service'], ['サービス', 'service'],
  ['PersistentVolumeClaim', 'persistent-volume-claim'], ['persistent volume claims', 'persistent-volume-claim'], ['PVC', 'persistent-volume-claim'],
  ['networkpolicies', 'network-policy'], ['Service-Selects-No-Pods', 'service-selects-no-pods'],
];
for (const [typed, found] of WORDS) test(`${typed} is ${found}`, () => { assert.is(explained(typed).word, found); });

const UNKNOWN: readonly (readonly [typed: string, nearest: readonly string[]])[] = [
  ['servcie', ['service']],
  ['selects-no-pods', ['service-selects-no-pods']],
  ['volume-claim', ['persistent-volume-claim']],
  ['zzzzzz', []],
];
for (const [typed, nearest] of UNKNOWN) {
  test(`${typed} is unknown, near to ${nearest.join(', ') || 'nothing'}`, () => {
    const unknown = explain(typed, EXPLAINED, 'en');
    assert.is(unknown.type, 'unknown');
    assert.equal(unknown.type === 'unknown' && unknown.nearest, nearest);
  });
}

test('a rule is explained whole, with the names of columns where values would stand', () => {
  const explanation = explained('service-selects-no-pods');
  assert.equal(explanation.about, ['rule', 'Networking', 'error']);
  assert.equal(sectionsOf(explanation), {
    meaning: ['Service ‹object› selects no Pod. More.'],
    level: [['error: the API server refuses it, or it cannot work in these manifests']],
    why: ['Connections fail.'],
    fix: ['Use labels.'],
    bad: ['kind: Service # error'],
    good: ['kind: Service'],
    terms: [['service: A stable name for Pods.']],
    switch: [[
      '# kubelore-disable-next-line service-selects-no-pods -- reason: a comment on the line before, for that place alone',
      '--rule service-selects-no-pods=off: a flag, for the whole run',
    ]],
  });
});

test('a rule that is off says how to switch it on, at its own level', () => {
  const sections = sectionsOf(explained('image-opinion'));
  assert.equal(sections['switch'], [['--rule image-opinion=warning: a flag, for the whole run']]);
  assert.equal(explained('image-opinion', 'ja').about, ['ルール', 'イメージ', 'オフ']);
});

test('a term is explained in the asked language, with its rules and related terms', () => {
  const explanation = explained('service', 'ja');
  assert.equal(sectionsOf(explanation), {
    meaning: ['Pod に変わらない名前を与えます。アドレスも持ちます。'],
    outdated: ['「3 つ」は誤りです。'],
    commands: [['kubectl get services: 一覧を表示する']],
    rules: [['image-opinion: Service ‹object› はどの Pod も選択していません。', 'service-selects-no-pods: Service ‹object› はどの Pod も選択していません。']],
    see: [['persistent-volume-claim: ストレージを要求します。']],
    aliases: ['svc, サービス'],
    link: ['https://kubernetes.io/docs/x/'],
  });
});

test('aliases in Japanese are not shown in English', () => {
  assert.equal(sectionsOf(explained('service'))['aliases'], ['svc']);
});

test('the catalogue lists rules by subject and id', () => {
  const { subjects, footer } = catalogueOf([RULE, OPINION], 'en');
  assert.equal(subjects.map(({ heading, rules }) => [heading, ...rules.map(({ id, level, byDefault, summary }) => [id, level, byDefault, summary])]), [
    ['Images', ['image-opinion', 'off', 'off', 'Service ‹object› selects no Pod. More.']],
    ['Networking', ['service-selects-no-pods', 'error', 'on', 'Service ‹object› selects no Pod. More.']],
  ]);
  assert.is(footer[0], '2 rules');
});

const SENTENCES: readonly (readonly [text: string, first: string])[] = [
  ['One. Two.', 'One.'], ['Since 1.18 only Pods. Then more.', 'Since 1.18 only Pods.'], ['一つ。二つ。', '一つ。'], ['No end', 'No end'], ['Such as e.g. this one. `x` is.', 'Such as e.g. this one.'],
];
for (const [text, first] of SENTENCES) test(`the first sentence of "${text}"`, () => { assert.is(firstSentence(text), first); });

test('a general text keeps braces that are no placeholders', () => {
  assert.is(general('{a} {} {?b|x {c}}{ d }'), '‹a› {} { d }');
});

test.run();
