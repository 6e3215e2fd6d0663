import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSourceLibrary } from '#cli/build/source-library.js';
import { explainText } from '#cli/reporters/explain-text.js';
import { rulesText } from '#cli/reporters/rules-text.js';
import { catalogueOf } from '#engine/report/catalogue.js';
import { explain } from '#engine/report/explain.js';
import type { Explanation } from '#engine/report/explanation.js';
import { LANGUAGES, type Language } from '#engine/report/language.js';

const { library } = readSourceLibrary('.');
const RULE_SECTIONS = ['meaning', 'level', 'why', 'fix', 'bad', 'good', 'terms', 'switch'];

function explained(word: string, language: Language): Explanation {
  const explanation = explain(word, library, language);
  if (explanation.type === 'unknown') throw new Error(`${word} is unknown`);
  return explanation;
}

const proseOf = ({ sections }: Explanation): readonly string[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'text' ? [block.text] : block.type === 'rows' ? block.rows.map(({ text }) => text) : [])));

for (const language of LANGUAGES) {
  test(`every rule is explained whole in ${language}, without a hole for a value`, () => {
    assert.ok(library.rules.length > 0);
    for (const { id } of library.rules) {
      const explanation = explained(id, language);
      const found = explanation.sections.map((section) => section.id);
      assert.equal(RULE_SECTIONS.filter((section) => !found.includes(section)), [], id);
      for (const text of proseOf(explanation)) assert.not.match(text, /\{\??[A-Za-z]\w*[|}]/, `${id}: ${text}`);
    }
  });

  test(`every term is explained in ${language}, and leads to itself`, () => {
    for (const { id } of library.glossary) {
      const explanation = explained(id, language);
      assert.is(explanation.word, id);
      assert.ok(explainText(explanation, { colours: false }).length > 0);
    }
  });

  test(`the list of rules in ${language} holds each once`, () => {
    const text = rulesText(catalogueOf(library.rules, language), { colours: false });
    for (const { id } of library.rules) assert.is(text.split('\n').filter((line) => line.startsWith(`  ${id} `)).length, 1, id);
  });
}

test('no word means both a rule and a term', () => {
  const terms = new Set(library.glossary.map(({ id }) => id));
  assert.equal(library.rules.map(({ id }) => id).filter((id) => terms.has(id)), []);
});

test.run();
