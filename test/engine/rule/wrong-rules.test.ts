import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { loadRules } from '#engine/rule/load.js';
import { formatProblem } from '#engine/rule/problem.js';

const RIGHT = `id: selects-nothing
severity: error
terms: [service]
match: {fact: wrong-rules-test, state: missing}
when: fact.selector != "" && fact.matched.size() == 0
at: fact.from
message:
  en: Service {name} selects no Pod.
  ja: Service {name} が選択する Pod はありません。
why:
  en: Each connection is refused.
  ja: 接続はすべて拒否されます。
fix:
  en: Make the selector match.
  ja: セレクターを合わせてください。
bad:
  - |
    kind: Service   # error "selects no Pod"
good:
  - |
    kind: Pod
`;

const FACT: JsonObject = {
  title: 'WrongRulesTest',
  type: 'object',
  properties: {
    name: { type: 'string' },
    state: { type: 'string', enum: ['resolved', 'missing'] },
    selector: { type: 'string' },
    count: { type: 'integer' },
    matched: { type: 'array', items: { type: 'object', properties: { kind: { type: 'string' } } } },
  },
  'x-places': { at: 'The field.', from: 'The object.' },
};

const PATH = 'rules/networking/selects-nothing.yaml';

const problemsOf = (text: string, path = PATH): readonly string[] =>
  loadRules([{ path, text }], { facts: { 'wrong-rules-test': FACT, selection: FACT }, terms: ['service', 'selector'] }).problems.map(formatProblem);

/** Replaces one piece of the right rule; a piece that is not there is a mistake of the table. */
function changed(from: string | RegExp, to: string): string {
  const text = RIGHT.replace(from, () => to);
  if (text === RIGHT) throw new Error(`nothing to change: ${String(from)}`);
  return text;
}

const without = (key: string): string => changed(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, 'm'), '');

const CASES: readonly (readonly [title: string, text: string, problems: readonly string[]])[] = [
  ['unknown key', changed('severity:', 'severty:'), [`${PATH}:1:1: severity: missing key severity`, `${PATH}:2:1: severty: unknown key severty, did you mean severity?`]],
  ['missing why', without('why'), [`${PATH}:1:1: why: missing key why`]],
  ['missing bad and good', without('bad').replace(/good:[^]*/, ''), [`${PATH}:1:1: bad: missing key bad`, `${PATH}:1:1: good: missing key good`]],
  ['missing language', changed(/ {2}ja: 接続.*\n/, ''), [`${PATH}:10:1: why.ja: missing key ja`]],
  ['empty text', changed(/ {2}ja: 接続.*\n/, '  ja: ""\n'), [`${PATH}:12:7: why.ja: is empty`]],
  ['words are a text', changed(/why:\n.*\n.*\n/, 'why: because\n'), [`${PATH}:10:6: why: expected a mapping, found string`]],
  ['wrong severity', changed('severity: error', 'severity: fatal'), [`${PATH}:2:11: severity: unknown severity fatal; there are error, info, off, warning`]],
  ['misspelt severity', changed('severity: error', 'severity: eror'), [`${PATH}:2:11: severity: unknown severity eror, did you mean error?`]],
  ['id is not the file name', changed('id: selects-nothing', 'id: selects-none'), [`${PATH}:1:5: id: is selects-none, but the file is named selects-nothing`]],
  ['id with capitals', changed('id: selects-nothing', 'id: Selects_Nothing'), [`${PATH}:1:5: id: expected words of small letters and digits, joined by hyphens`]],
  ['unknown fact', changed('fact: wrong-rules-test', 'fact: selektion'), [`${PATH}:4:15: match.fact: unknown fact selektion, did you mean selection?`]],
  ['no fact', changed('fact: wrong-rules-test, ', ''), [`${PATH}:4:8: match.fact: missing key fact`]],
  ['unknown match column', changed('state: missing', 'stat: missing'), [`${PATH}:4:33: match.stat: unknown column stat of fact wrong-rules-test, did you mean state?`]],
  ['unknown match value', changed('state: missing', 'state: mising'), [`${PATH}:4:40: match.state: unknown value mising, did you mean missing?`]],
  ['match value of a wrong type', changed('state: missing', 'count: three'), [`${PATH}:4:40: match.count: expected integer, found string`]],
  ['match on a list', changed('state: missing', 'matched: x'), [`${PATH}:4:42: match.matched: a column of type array cannot be matched, write it into when`]],
  ['unknown column', changed('fact.selector', 'fact.selctor'), [`${PATH}:5:12: when: unknown field selctor, did you mean selector?`]],
  ['unknown column in a quoted condition', changed(/when: (.*)/, 'when: \'fact.name == "" || fact.nam == ""\''), [`${PATH}:5:32: when: unknown field nam, did you mean name?`]],
  ['unknown column in a block', changed(/when: (.*)/, 'when: |\n  fact.name == ""\n    && fact.nmae != ""'), [`${PATH}:7:13: when: unknown field nmae, did you mean name?`]],
  ['unknown column in a folded block', changed(/when: (.*)/, 'when: >-\n  fact.name == "" &&\n  fact.matched.exists(m, m.knd == "Pod")'), [`${PATH}:7:28: when: unknown field knd, did you mean kind?`]],
  ['unknown variable', changed('fact.matched', 'facts.matched'), [`${PATH}:5:30: when: unknown variable facts, did you mean fact?`]],
  ['unknown function', changed('.size()', '.sise()'), [`${PATH}:5:43: when: unknown function sise, did you mean size?`]],
  ['condition of a wrong type', changed(/when: .*/, 'when: fact.name'), [`${PATH}:5:7: when: a condition is true or false, this is string`]],
  ['comparison of two types', changed('== 0', '== "0"'), [`${PATH}:5:30: when: no such overload: int == string`]],
  ['condition that ends early', changed(' == 0', ' =='), [`${PATH}:5:52: when: Unexpected token: EOF`]],
  ['condition is a list', changed(/when: .*/, 'when: [a]'), [`${PATH}:5:7: when: expected text, found sequence`]],
  ['unknown place', changed('at: fact.from', 'at: fact.form'), [`${PATH}:6:5: at: form is no place of fact wrong-rules-test, did you mean from?`]],
  ['place without fact', changed('at: fact.from', 'at: from'), [`${PATH}:6:5: at: expected fact.<place>`]],
  ['unknown placeholder', RIGHT.replaceAll('{name}', '{nmae}'), [
    `${PATH}:8:15: message.en: placeholder {nmae} is no column of fact wrong-rules-test, did you mean name?`,
    `${PATH}:9:15: message.ja: placeholder {nmae} is no column of fact wrong-rules-test, did you mean name?`]],
  ['placeholder in one language', changed('ja: Service {name} が', 'ja: Service が'), [`${PATH}:9:7: message.ja: placeholder {name} is in en and not in ja`]],
  ['unknown term', changed('[service]', '[service, selektor]'), [`${PATH}:3:18: terms[1]: selektor is no term of the glossary, did you mean selector?`]],
  ['no terms', changed('[service]', '[]'), [`${PATH}:3:8: terms: is an empty list`]],
  ['bad example without a mark', changed('# error "selects no Pod"', '# wrong'), [`${PATH}:17:5: bad[0]: no line is marked with # error, # warning or # info, and expect names none`]],
  ['good example with a mark', changed('kind: Pod', 'kind: Pod   # error'), [`${PATH}:20:5: good[0]: line 1 is marked, but nothing may report in a good example`]],
  ['expect past the end', changed(/bad:\n.*\n.*\n/, 'bad:\n  - expect: [3]\n    manifests: "kind: Service"\n'), [`${PATH}:17:5: bad[0].expect: line 3 is past the end: the manifests have 1 lines`]],
  ['unknown column of identity', changed('at: fact.from', 'identity: [nam]'), [`${PATH}:6:12: identity[0]: unknown column nam of fact wrong-rules-test, did you mean name?`]],
  ['unknown parameter', changed('at: fact.from', 'params: {most: 3}').replace('== 0', '== params.mst'), [`${PATH}:5:60: when: unknown field mst, did you mean most?`]],
  ['no patch', changed('at: fact.from', 'patch: [remove]'), [`${PATH}:6:8: patch: expected a JSON Patch: a list of {op, path, value}`]],
  ['not YAML', changed('terms: [service]', 'terms: [service'), []],
  ['empty file', '', [`${PATH}:1:1: is empty`]],
  ['a list', '- id: x\n', [`${PATH}:1:1: expected a mapping, found sequence`]],
  ['two documents', `${RIGHT}---\nid: x\n`, [`${PATH}:23:1: a rule file holds one document`]],
];

test('the right rule has no problem', () => assert.equal(problemsOf(RIGHT), []));

for (const [title, text, problems] of CASES) {
  test(`wrong: ${title}`, () => {
    const found = problemsOf(text);
    if (problems.length === 0) assert.ok(found.length > 0);
    else assert.equal(found, problems);
  });
}

test('the problems of all files are told at once', () => {
  const { rules, problems } = loadRules(
    [{ path: 'b/y.yaml', text: '' }, { path: PATH, text: RIGHT }, { path: 'a/x.yaml', text: '[]' }],
    { facts: { 'wrong-rules-test': FACT }, terms: undefined });
  assert.equal(problems.map(({ file }) => file), ['a/x.yaml', 'b/y.yaml']);
  assert.equal(rules.map(({ id, subject, at }) => [id, subject, at]), [['selects-nothing', 'networking', 'fact.from']]);
});

test.run();
