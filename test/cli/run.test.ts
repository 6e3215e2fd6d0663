import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runIn, runOn } from '#test/cli/fake-host.js';
import { SHOP, SOUND } from '#test/cli/sample-manifests.js';

/** Wrong use: the words, and the one line of standard error for each thing that is wrong. */
const WRONG: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['lint', '--formt', 'json'], ["kubelore: unknown option '--formt' (did you mean --format?)"]],
  [['lnt'], ["kubelore: unknown command 'lnt' (did you mean lint?)"]],
  [['lint', '--format', 'jsn'], ["kubelore: option '--format <format>' argument 'jsn' is invalid. Allowed choices are text, json, sarif."]],
  [['lint', '--lang', 'de'], ["kubelore: option '--lang <language>' argument 'de' is invalid. Allowed choices are en, ja."]],
  [['lint', '--output'], ["kubelore: option '--output <file>' argument missing"]],
  [['lint', 'shp'], ['kubelore: shp: no such file or folder (did you mean shop?)']],
  [['lint', 'shop/servce.yaml', 'other'], ['kubelore: shop/servce.yaml: no such file or folder (did you mean shop/service.yaml?)', 'kubelore: other: no such file or folder']],
  [['lint', '--kubernetes-version', '1.12'], ['kubelore: --kubernetes-version 1.12: not known (did you mean 1.32?); there are 1.29 to 1.37']],
  [['lint', '--rule', 'service-selects-no-pod=off', '--rule', 'service-selects-no-pods=of'], [
    'kubelore: --rule service-selects-no-pod: no such rule (did you mean service-selects-no-pods?); kubelore rules lists them',
    'kubelore: --rule service-selects-no-pods=of: no such level (did you mean off?); there are off, error, warning, info',
  ]],
  [['lint', '--rule', 'service-selects-no-pods'], ['kubelore: --rule service-selects-no-pods: say which level: service-selects-no-pods=off|error|warning|info']],
  [['explain'], ["kubelore: missing required argument 'word'"]],
];

for (const [words, complaints] of WRONG)
  test(`wrong use: ${words.join(' ')}`, async () => {
    const ran = await runOn(SHOP, words);
    assert.equal(ran.complaints, complaints);
    assert.is(ran.status, 2);
    assert.is(ran.out, '');
  });

test('--output into a folder that is not there is wrong use', async () => {
  const { status, complaints } = await runOn(SHOP, ['lint', '--output', 'no/such/file']);
  assert.is(status, 2);
  assert.match(complaints.join('\n'), /^kubelore: --output no\/such\/file: ENOENT/);
});

/** Exit status by what is found and what is asked for. */
const STATUS: readonly (readonly [{ readonly [path: string]: string }, readonly string[], number])[] = [
  [SHOP, ['lint'], 1],
  [SHOP, ['lint', 'shop'], 1],
  [SHOP, ['lint', '--fail-on', 'none'], 0],
  [SHOP, ['lint', '--rule', 'service-selects-no-pods=warning'], 0],
  [SHOP, ['lint', '--rule', 'service-selects-no-pods=warning', '--fail-on', 'warning'], 1],
  [SHOP, ['lint', '--rule', 'service-selects-no-pods=info', '--fail-on', 'info'], 1],
  [SHOP, ['lint', '--rule', 'service-selects-no-pods=off'], 0],
  [SHOP, ['lint', '--exclude', 'service.yaml'], 0],
  [SHOP, ['lint', '--provided', 'Pod/*/*'], 0],
  [SOUND, ['lint', '--fail-on', 'warning'], 0],
  [{}, ['lint'], 0],
  [{ 'broken.yaml': 'apiVersion: v1\nkind: [\n' }, ['lint'], 1],
  [SHOP, ['--version'], 0],
  [SHOP, ['--help'], 0],
  [SHOP, ['lint', '--help'], 0],
  [SHOP, [], 2],
  [SHOP, ['rules'], 0],
  [SHOP, ['explain', 'service-selects-no-pods'], 0],
  [SHOP, ['explain', 'service-selects-no-pod'], 2],
  [SHOP, ['graph', 'shop'], 0],
  [SHOP, ['simulate', 'shop'], 0],
];

for (const [files, words, status] of STATUS)
  test(`status ${status}: kubelore ${words.join(' ')} (${Object.keys(files).length} files)`, async () => {
    const ran = await runOn(files, words);
    assert.is(ran.status, status, ran.out + ran.complaints.join('\n'));
  });

test('a finding has place, level, values and the rule', async () => {
  const { out } = await runOn(SHOP, ['lint']);
  assert.match(out, /^shop\/service\.yaml:7:\d+  error  Service web selects no Pod.*app=wbe.*  \[service-selects-no-pods\]\n/);
  assert.match(out, /closest: Deployment web .*shop\/deployment\.yaml:\d+:\d+/);
  assert.match(out, /\n1 error\nread 2 files, 2 documents: 2 objects in 1 set/);
});

test('nothing to read is said', async () => {
  const { out } = await runOn({ 'notes.txt': 'x' }, ['lint']);
  assert.match(out, /^No Kubernetes manifests found\n/);
});

test('Japanese by the locale, or when asked; machines get English unless asked', async () => {
  assert.match((await runOn(SHOP, ['lint'], { language: 'ja' })).out, 'エラー');
  assert.match((await runOn(SHOP, ['lint', '--lang', 'ja'])).out, 'エラー');
  assert.match((await runOn(SHOP, ['lint', '--format', 'json'], { language: 'ja' })).out, '"language": "en"');
  assert.match((await runOn(SHOP, ['lint', '--format', 'json', '--lang', 'ja'])).out, '"language": "ja"');
});

test('standard input, under the name that it is given', async () => {
  const input = Object.values(SHOP).join('---\n');
  const { out, status } = await runOn({}, ['lint', '-', '--stdin-filename', 'all.yaml'], { input });
  assert.match(out, /^all\.yaml:7:/);
  assert.is(status, 1);
});

test('--output writes what would be printed', async () => {
  const { out } = await runOn(SHOP, ['lint', '--format', 'sarif', '--output', 'out.sarif']);
  assert.is(out, '');
});

test('the order of the files changes nothing', async () => {
  const one = await runOn(SHOP, ['lint', 'shop/service.yaml', 'shop/deployment.yaml']);
  const other = await runOn(SHOP, ['lint', 'shop/deployment.yaml', 'shop/service.yaml']);
  assert.is(one.out, other.out);
});

test('a comment silences the finding below it and is counted; one that silences nothing is a finding', async () => {
  const service = SHOP['shop/service.yaml'] ?? '';
  const silenced = service.replace('    app: wbe', '    # kubelore-disable-next-line service-selects-no-pods -- later\n    app: wbe');
  const ran = await runOn({ ...SHOP, 'shop/service.yaml': silenced }, ['lint']);
  assert.is(ran.status, 0, ran.out);
  assert.match(ran.out, 'silenced by comments: 1 finding');
  const unused = await runOn({ ...SOUND, 'shop/service.yaml': silenced.replace('wbe', 'web') }, ['lint']);
  assert.match(unused.out, /service\.yaml:7:\d+  warning  .*\[suppression-unused\]/);
  const unknown = await runOn({ ...SHOP, 'shop/service.yaml': silenced.replace('no-pods', 'no-pod') }, ['lint']);
  assert.match(unknown.out, /service\.yaml:7:\d+  warning  .*service-selects-no-pods\.  \[suppression-unknown-rule\]/);
});

test('the terminal gets an excerpt, and colours only where they are wanted', async () => {
  const plain = await runOn(SHOP, ['lint'], { terminal: true });
  assert.match(plain.out, '    7 |     app: wbe\n');
  assert.not.match(plain.out, '\u001b');
  const colours = await runOn(SHOP, ['lint'], { terminal: true, colours: true });
  assert.match(colours.out, '\u001b[');
});

test('a fault of kubelore itself names the stage, and what to send', async () => {
  const { status, complaints } = await runOn(SHOP, ['lint'], { out: () => { throw new Error('out of order'); } });
  assert.is(status, 3);
  assert.match(complaints[0] ?? '', 'kubelore: a fault of kubelore itself, in the stage render');
  assert.match(complaints[1] ?? '', 'Please report it with the manifests');
  assert.match(complaints[2] ?? '', 'out of order');
});

test('help shows examples', async () => {
  const { out } = await runIn('.', ['lint', '--help']);
  assert.match(out, 'helm template ./chart | kubelore lint -');
});

test.run();
