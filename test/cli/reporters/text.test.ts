import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { text } from '#cli/reporters/text.js';
import { PLAIN, SAMPLE } from '#test/cli/reporters/sample-report.js';

test('findings as compilers print them, causes with places, why once a rule, then what was read', () => {
  assert.is(text(SAMPLE, PLAIN), `shop/web.yaml:6:5  error  Service shop/web selects no Pod [at all](0).  [service-selects-no-pods]
    because  Service shop/web spec.selector → no Pod with app=wbe  shop/web.yaml:6:5
             closest: Deployment shop/web has app=web, not app=wbe  shop/böse datei.yaml:1:1
             and 2 more
    why      Connections are refused.
    fix      Select app=web.

/elsewhere/a.yaml:1:1  warning  Not YAML.  [yaml-syntax]
    why      It is not read.
    fix      Write YAML.

../b.yaml:2:3  info  Again.  [service-selects-no-pods]
    fix      Select app=api.

1 error, 1 warning, 1 info
read 3 files, 5 documents: 2 objects in 1 set, judged as Kubernetes 1.37 would
broken: 1 document could not be read whole
skipped: 2 documents (Helm template: 2); --verbose names them
undecided: 1 condition that the input does not settle
silenced by comments: 1 finding
assumed: every Pod runs
note: x.yaml cannot be read
more: kubelore explain RULE
`);
});

test('quiet: findings only', () => {
  assert.not.match(text(SAMPLE, { ...PLAIN, quiet: true }), 'read 3 files');
});

test('verbose: what was skipped, what is applied together', () => {
  const written = text(SAMPLE, { ...PLAIN, verbose: true });
  assert.match(written, '  chart/templates/a.yaml  Helm template (2)\n');
  assert.match(written, '  shop: 2 objects (the manifests of a folder)\n');
});

test('an excerpt with a caret under what is meant', () => {
  assert.match(text(SAMPLE, { ...PLAIN, excerpts: true }), '    6 |     app: wbe  # 誤\n      |     ^^^^^^^^\n');
});

test('in Japanese', () => {
  const written = text({ ...SAMPLE, language: 'ja' }, PLAIN);
  assert.match(written, 'shop/web.yaml:6:5  エラー  ');
  assert.match(written, '    対処  Select app=web.\n');
  assert.match(written, '読み取り: ファイル 3 個');
});

test('colours only when asked for', () => {
  assert.not.match(text(SAMPLE, PLAIN), '\u001b');
  assert.match(text(SAMPLE, { ...PLAIN, colours: true }), '\u001b[31merror\u001b[39m');
});

test('nothing wrong, and nothing to read', () => {
  const counts = { error: 0, warning: 0, info: 0 };
  assert.match(text({ ...SAMPLE, findings: [], summary: { ...SAMPLE.summary, counts } }, PLAIN), /^Nothing wrong found\nread 3 files/);
  assert.match(text({ ...SAMPLE, findings: [], summary: { ...SAMPLE.summary, counts, objects: 0, broken: 0 } }, PLAIN), /^No Kubernetes manifests found\n/);
});

test.run();
