import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withoutMessageLiterals } from '#engine/cel/checking/message-literals.js';

const written = (source: string): string => withoutMessageLiterals(source, { make: (type) => `new<${type}>`, field: (type, field) => `set<${type}/${field}>` });

const CASES: readonly (readonly [string, string])[] = [
  ['a == 1', 'a == 1'],
  ['T{}', 'new<T>([])'],
  ['T{a: 1, b: x ? y : z}', 'new<T>([set<T/a>( 1),set<T/b>( x ? y : z)])'],
  ['a . b {c: {"d": 1}}', 'new<a.b>([set<a.b/c>( {"d": 1})])'],
  ['x in {"a": 1}', 'x in {"a": 1}'],
  ['"T{a: 1}"', '"T{a: 1}"'],
  ["r'\\' + T{}", "r'\\' + new<T>([])"],
  ['{?"a": x.?b, "c": 1}', '{"a":optional_value_( x.?b), "c": 1}'],
  ['[?a, b][?0]', '[optional_value_(a), b][?0]'],
  ['T{?a: b}', 'new<T>([set<T/a>(optional_value_( b))])'],
  ['.a.b == .c', ' a.b ==  c'],
  ['f({"a": T{}}, [1])', 'f({"a": new<T>([])}, [1])'],
];

test('what the parser does not read is written otherwise', () => {
  for (const [source, expected] of CASES) assert.is(written(source), expected);
});

test.run();
