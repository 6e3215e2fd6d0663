import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Column } from '#engine/fact/fact.js';
import { displayColumn, displayText, fill, shorten, visible } from '#engine/report/display.js';
import { phrasesOf } from '#engine/report/words/phrases-of.js';

const en = phrasesOf('en');

const VISIBLE: readonly (readonly [string, string])[] = [
  ['plain', 'plain'],
  ['two\nlines\r\n\tand a tab', 'two\\nlines\\r\\n\\tand a tab'],
  ['\u001b[31mred\u001b[0m', '\\e[31mred\\e[0m'],
  ['bell\u0007 and \u009b31m', 'bell\\u{7} and \\u{9b}31m'],
  ['abc\u202edef\u2066', 'abc\\u{202e}def\\u{2066}'],
  ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
  ['lone \ud800 half', 'lone \\u{d800} half'],
  ['日本語 and 🚀', '日本語 and 🚀'],
];

for (const [text, expected] of VISIBLE)
  test(`visible: ${JSON.stringify(text)}`, () => { assert.is(visible(text), expected); });

const TEXTS: readonly (readonly [string, string])[] = [
  ['web', 'web'],
  ['shop/web', 'shop/web'],
  ['registry.example:5000/shop/web@sha256:ab', 'registry.example:5000/shop/web@sha256:ab'],
  ['spec.ports[0].name', 'spec.ports[0].name'],
  ['', '""'],
  ['two words', '"two words"'],
  ['say "no"', '"say \\"no\\""'],
  ['a\u202eb', '"a\\u{202e}b"'],
  ['<script>', '<script>'],
];

for (const [text, expected] of TEXTS) test(`text: ${JSON.stringify(text)}`, () => { assert.is(displayText(text), expected); });

test('long values are cut in their middle, by code points', () => {
  assert.is([...shorten('x'.repeat(500))].length, 100);
  assert.is([...shorten('🚀'.repeat(500))].length, 100);
  assert.is(shorten('🚀'.repeat(100)), '🚀'.repeat(100));
});

const COLUMNS: readonly (readonly [Column | undefined, string])[] = [
  ['web', 'web'],
  [3, '3'],
  [true, 'true'],
  [null, 'none'],
  [undefined, 'none'],
  [UNDECIDED, '(unknown)'],
  [[], 'none'],
  [['a', 'b c'], 'a, "b c"'],
  [{}, 'none'],
  [{ app: 'web', tier: 'db' }, 'app=web,tier=db'],
  [Array.from({ length: 20 }, (_, index) => `n${index}`), 'n0, n1, n2, n3, n4, n5, n6, n7, and 12 more'],
];

for (const [index, [column, expected]] of COLUMNS.entries())
  test(`column ${index}: ${expected}`, () => { assert.is(displayColumn(column, en), expected); });

const FILLED: readonly (readonly [string, { readonly [name: string]: Column }, string])[] = [
  ['Service {name} selects {selector}.', { name: 'web', selector: { app: 'x' } }, 'Service web selects app=x.'],
  ['{unknown} stays', {}, '{unknown} stays'],
  ['{constructor} stays', {}, '{constructor} stays'],
  ['a{?near|; near: {near}}.', { near: 'b' }, 'a; near: b.'],
  ['a{?near|; near: {near}}.', { near: '' }, 'a.'],
  ['a{?near|; near: {near}}.', { near: UNDECIDED }, 'a.'],
  ['{name}', { name: '{name}' }, '{name}'],
];

for (const [template, columns, expected] of FILLED)
  test(`fill: ${template} -> ${expected}`, () => { assert.is(fill(template, columns, en), expected); });

test.run();
