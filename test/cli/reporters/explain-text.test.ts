import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { explainText } from '#cli/reporters/explain-text.js';
import { rulesText } from '#cli/reporters/rules-text.js';

const PLAIN = { colours: false };

test('an explanation is a page of headed sections, rows in columns by display width', () => {
  const text = explainText({
    type: 'term', word: 'a', language: 'ja', title: 'ラベル', about: ['用語', '設定'],
    sections: [
      { id: 'meaning', heading: '意味', blocks: [{ type: 'text', text: '一つ目。' }, { type: 'text', text: '二つ目。' }] },
      { id: 'see', heading: '関連', blocks: [{ type: 'rows', rows: [{ word: '値', text: 'あ' }, { word: 'key', text: 'い' }, { word: 'x'.repeat(50), text: 'う' }] }] },
      { id: 'bad', heading: '例', blocks: [{ type: 'code', code: 'a:\n\n  b' }] },
    ],
  }, PLAIN);
  assert.is(text, `ラベル  用語 · 設定

意味
  一つ目。

  二つ目。

関連
  値   あ
  key  い
  ${'x'.repeat(50)}
       う

例
    a:

      b
`);
});

test('the rules are a list by subject, in columns', () => {
  const rule = { severity: 'error', byDefault: 'on', level: 'エラー' } as const;
  const text = rulesText({
    language: 'ja',
    subjects: [
      { subject: 'a', heading: 'い', rules: [{ ...rule, id: 'one', summary: '一つ。' }] },
      { subject: 'b', heading: 'ろ', rules: [{ ...rule, id: 'three', level: '警告', severity: 'warning', summary: '三つ。' }] },
    ],
    footer: ['2 件'],
  }, PLAIN);
  assert.is(text, 'い\n  one    エラー  一つ。\n\nろ\n  three  警告    三つ。\n\n2 件\n');
});

test('colours are escapes, and only when they are wanted', () => {
  const page = { type: 'term', word: 'a', language: 'en', title: 'A', about: ['term'], sections: [] } as const;
  assert.ok(!explainText(page, PLAIN).includes('\u001b'));
  assert.ok(explainText(page, { colours: true }).includes('\u001b['));
});

test.run();
