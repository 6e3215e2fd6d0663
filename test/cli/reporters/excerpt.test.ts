import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { displayWidth } from '#cli/reporters/display-width.js';
import { excerptOf } from '#cli/reporters/excerpt.js';

const at = (line: number, column: number, endColumn: number, endLine = line) => ({ file: 'a.yaml', line, column, endLine, endColumn });

const CASES: readonly (readonly [string, string, ReturnType<typeof at>, readonly string[]])[] = [
  ['a word', 'kind: Pod\nname: web\n', at(2, 7, 10), ['2 | name: web', '  |       ^^^']],
  ['wide characters take two columns', '名前: 太郎', at(1, 5, 7), ['1 | 名前: 太郎', '  |       ^^^^']],
  ['a tab is two spaces', '\tapp: x', at(1, 2, 5), ['1 |   app: x', '  |   ^^^']],
  ['an escape is shown, and counted as shown', 'a\u001bb: c', at(1, 4, 7), ['1 | a\\eb: c', '  |     ^^^']],
  ['what runs on is marked to the end of its line', 'spec:\n  a: 1', at(1, 1, 7, 2), ['1 | spec:', '  | ^^^^^']],
  ['an empty stretch has one caret', 'a: 1', at(1, 5, 5), ['1 | a: 1', '  |     ^']],
  ['no text', '', at(7, 1, 2), []],
  ['CRLF', 'a: 1\r\nb: 2\r\n', at(2, 1, 2), ['2 | b: 2', '  | ^']],
];

for (const [name, text, location, expected] of CASES)
  test(name, () => { assert.equal(excerptOf(text, location), expected); });

test('a long line is cut around the mark', () => {
  const [line = '', mark = ''] = excerptOf(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, at(1, 501, 505));
  assert.ok(displayWidth(line) < 120);
  assert.is(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1), 'HERE');
});

for (const [text, width] of [['web', 3], ['日本', 4], ['ｶﾅ', 2], ['é', 1], ['🚀', 2], ['', 0]] as const)
  test(`width of ${text}`, () => { assert.is(displayWidth(text), width); });

test.run();
