import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseFiles } from '#engine/source/parse.js';
import { suppressionsOf } from '#engine/source/suppression.js';

const cases: readonly [string, string, readonly { readonly rules: readonly string[]; readonly reason: string; readonly covers: string | undefined }[]][] = [
  ['one rule with a reason', '# kubelore-disable-next-line a-b -- because -- of c\nk: v\n', [{ rules: ['a-b'], reason: 'because -- of c', covers: 'k: v' }]],
  ['several rules', 'k:\n  #kubelore-disable-next-line a, b,c\n\n  # more\n  l: m\r\n', [{ rules: ['a', 'b', 'c'], reason: '', covers: '  l: m' }]],
  ['two comments for one line', '# kubelore-disable-next-line a -- x\n# kubelore-disable-next-line b -- y\nk: v', [{ rules: ['a'], reason: 'x', covers: 'k: v' }, { rules: ['b'], reason: 'y', covers: 'k: v' }]],
  ['no rule', '# kubelore-disable-next-line -- x\nk: v', [{ rules: [], reason: 'x', covers: 'k: v' }]],
  ['nothing after it', 'k: v\n# kubelore-disable-next-line a -- x\n', [{ rules: ['a'], reason: 'x', covers: undefined }]],
  ['another word', 'k: v # kubelore-disable-next-line a\n# kubelore-disable-next-lines a\n# see kubelore-disable-next-line\nl: m', []],
  ['inside a block scalar', 'k: |\n  # kubelore-disable-next-line a\n  b\n# kubelore-disable-next-line c\nd: e\n', [{ rules: ['c'], reason: '', covers: 'd: e' }]],
  ['in the second document', 'a: b\n---\n# kubelore-disable-next-line a\nc: d\n', [{ rules: ['a'], reason: '', covers: 'c: d' }]],
];
for (const [name, text, expected] of cases) {
  test(name, () => {
    const found = suppressionsOf(parseFiles([{ path: 'a.yaml', text }, { path: 'b.yaml', text: 'x: y\n' }]));
    assert.equal(found.map(({ rules, reason, covers }) => ({ rules: rules.map(({ rule }) => rule), reason, covers: covers && text.slice(covers.start, covers.end) })), expected);
    for (const { rules, start } of found) {
      assert.is(text[start], '#');
      for (const { rule, start: from, end } of rules) assert.is(text.slice(from, end), rule);
    }
  });
}

test.run();
