import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadGlossary } from '#engine/report/glossary.js';
import { formatProblem } from '#engine/rule/problem.js';

const GOOD = `- id: pod
  name: {en: Pod, ja: Pod}
  meaning: {en: One., ja: 一つです。}
- id: label
  name: {en: label, ja: ラベル}
  meaning: {en: Two., ja: 二つです。}
  see: [pod]
`;

const problemsOf = (text: string): readonly string[] => loadGlossary([{ path: 'rules/glossary/t.yaml', text }]).problems.map(formatProblem);

test('terms are read with their topic, and what is left out is empty', () => {
  const { terms, problems } = loadGlossary([{ path: 'rules/glossary/pods.yaml', text: GOOD }]);
  assert.equal(problems, []);
  assert.equal(terms.map(({ id, topic, see }) => [id, topic, see]), [['pod', 'pods', []], ['label', 'pods', ['pod']]]);
  assert.equal(terms[0]?.more, undefined);
  assert.equal(terms[0]?.commands, []);
});

const CASES: readonly (readonly [what: string, from: string, to: string, problems: readonly string[]])[] = [
  ['a misspelt key', '  see: [pod]', '  sea: [pod]', ['rules/glossary/t.yaml:7:3: [1].sea: unknown key sea, did you mean see?']],
  ['a language that is missing', '{en: One., ja: 一つです。}', '{en: One.}', ['rules/glossary/t.yaml:3:3: pod.meaning.ja: missing key ja']],
  ['an empty text', '{en: One., ja: 一つです。}', '{en: "", ja: 一つです。}', ['rules/glossary/t.yaml:3:17: pod.meaning.en: is empty']],
  ['a related term that is not there', 'see: [pod]', 'see: [pdo]', ['rules/glossary/t.yaml:7:9: label.see: unknown term pdo, did you mean pod?']],
  ['one id twice', 'id: label', 'id: pod', ['rules/glossary/t.yaml:4:7: pod.id: there is another term pod']],
  ['a missing id', '- id: pod\n  name', '- name', ['rules/glossary/t.yaml:1:3: [0].id: missing key id', 'rules/glossary/t.yaml:6:9: label.see: unknown term pod; there are ']],
];

for (const [what, from, to, expected] of CASES) {
  test(`${what} is told with file, line and field`, () => {
    const found = problemsOf(GOOD.replace(from, to));
    assert.is(found.length, expected.length, found.join('\n'));
    expected.forEach((line, index) => assert.ok(found[index]?.startsWith(line.replace(/; there are $/, '')), `${found[index] ?? ''}\nshould be\n${line}`));
  });
}

test('a file that is no list is told, and its neighbours are read', () => {
  const { terms, problems } = loadGlossary([{ path: 'a.yaml', text: 'id: pod\n' }, { path: 'b.yaml', text: GOOD }]);
  assert.is(terms.length, 2);
  assert.equal(problems.map(formatProblem), ['a.yaml:1:1: expected a list, found mapping']);
});

test.run();
