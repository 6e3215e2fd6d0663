import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { displayWidth } from '#cli/reporters/display-width.js';
import { wrap } from '#cli/reporters/wrap.js';

const CASES: readonly (readonly [what: string, text: string, width: number, lines: readonly string[]])[] = [
  ['English parts at spaces', 'a Service selects Pods', 12, ['a Service', 'selects Pods']],
  ['Japanese parts where a word begins', '対象は同じ値です', 8, ['対象は', '同じ', '値です']],
  ['no line begins with a full stop', '一覧です。以上', 8, ['一覧です。', '以上']],
  ['no line ends with an opening bracket', '一覧「値」です', 6, ['一覧', '「値」', 'です']],
  ['a particle stays with its word', 'name は pod の名前', 8, ['name は', 'pod の', '名前']],
  ['a word in katakana stays whole', 'このサービスは', 10, ['この', 'サービスは']],
  ['code with spaces stays whole', 'run `kubectl get pods` now', 20, ['run', '`kubectl get pods`', 'now']],
  ['what is too long has a line of its own', 'a verylongword b', 4, ['a', 'verylongword', 'b']],
  ['a lone backtick does no harm', 'a ` b', 80, ['a ` b']],
  ['its own line ends are kept', 'a\nb', 10, ['a', 'b']],
  ['an escape is shown', 'a\u001b[31m', 10, ['a\\e[31m']],
  ['nothing gives no line', '', 10, []],
];
for (const [what, text, width, lines] of CASES) test(what, () => { assert.equal(wrap(text, width), lines); });

test('nothing is lost, and no line is too wide', () => {
  const text = 'PersistentVolumeClaim と PersistentVolume を 1 対 1 で結び付けることです。条件に合うもののうち、最小の PersistentVolume が選ばれます（`claimRef` を除く）。';
  const lines = wrap(text, 30);
  assert.is(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
  for (const line of lines) assert.ok(displayWidth(line) <= 30, line);
});

test.run();
