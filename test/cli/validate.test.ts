import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runOn } from '#test/cli/fake-host.js';

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: "3"}\n';
const bad = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\ndata: {level: 3}\nextra: 1\n';
const odd = 'apiVersion: example.com/v1\nkind: Loaf\nmetadata: {name: rye}\nspec: {grams: heavy}\n';

const files = { 'good.yaml': good, 'bad.yaml': bad, 'values.txt': 'a: b' };

test('what is accepted is passed over in silence, and counted on demand', async () => {
  assert.equal(await runOn({ 'good.yaml': good }, ['validate']), { status: 0, out: '', complaints: [] });
  const { status, out } = await runOn({ 'good.yaml': good }, ['validate', '-summary', '-verbose']);
  assert.equal([status, out], [0, 'good.yaml:2  valid  ConfigMap settings\nSummary: 1 resource found in 1 file - Valid: 1, Invalid: 0, Errors: 0, Skipped: 0\n']);
});

test('each cause is a line with place, object, words and rule', async () => {
  const { status, out } = await runOn(files, ['validate']);
  assert.is(status, 1);
  assert.match(out, 'bad.yaml:4:15  invalid  ConfigMap Bad_Name  data.level: cannot be 3: must be string  [field-type]');
  assert.match(out, 'bad.yaml:5:1  invalid  ConfigMap Bad_Name  unknown field "extra"  [unknown-field]');
});

const stopping = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  os: {name: linux}\n  containers: [{name: web, image: "web:1", lifecycle: {stopSignal: SIGUSR1}}]\n';

test('a field whose gate is off is told to be dropped; with the gate on it is judged', async () => {
  const dropped = await runOn({ 'a.yaml': stopping }, ['validate']);
  assert.is(dropped.status, 0);
  assert.match(dropped.out, 'a.yaml:6:');
  assert.match(dropped.out, 'warning  the API server drops spec.containers[0].lifecycle.stopSignal, as feature gate ContainerStopSignals is off  [field-dropped]');
  for (const gates of ['ContainerStopSignals=true', 'AllAlpha=true'])
    assert.match((await runOn({ 'a.yaml': stopping.replace('SIGUSR1', 'SIGNONE') }, ['validate', '-feature-gates', gates])).out, 'Unsupported value');
});

/** Flags, the status, and what the output holds. */
const flags: readonly (readonly [readonly string[], { readonly [path: string]: string }, number, string])[] = [
  [['-strict=false'], { 'a.yaml': `${good}extra: 1\n` }, 0, 'a.yaml:5:1  warning  unknown field "extra"  [unknown-field]'],
  [['-kubernetes-version', '1.29', '-output', 'json'], { 'a.yaml': bad }, 1, '"status": "statusInvalid"'],
  [['-output=junit'], { 'a.yaml': bad }, 1, '<failure type="field-type"'],
  [['-output', 'tap'], { 'a.yaml': good }, 0, 'ok 1 - a.yaml:2 (ConfigMap settings)'],
  [['-output', 'pretty'], { 'a.yaml': bad }, 1, '✖ a.yaml:2: ConfigMap Bad_Name invalid'],
  [['-skip', 'ConfigMap,Secret', '-summary'], { 'a.yaml': bad }, 0, 'Skipped: 1'],
  [['-skip', 'v1/ConfigMap', '-summary'], { 'a.yaml': bad }, 0, 'Skipped: 1'],
  [['-reject', 'ConfigMap'], { 'a.yaml': good }, 1, 'prohibited resource kind ConfigMap'],
  [[], { 'a.yaml': odd }, 1, 'no schema is known of kind Loaf in version example.com/v1'],
  [['-ignore-missing-schemas', '-summary'], { 'a.yaml': odd }, 0, 'Skipped: 1'],
  [['-schema-location', 'default', '-schema-location', 'crds/{{ .Group }}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'],
    { 'a.yaml': odd, 'crds/example.com/loaf_v1.json': '{"type": "object", "properties": {"spec": {"type": "object", "properties": {"grams": {"type": "integer"}}}}}' }, 1, 'spec.grams'],
  [['-ignore-filename-pattern', 'bad', '-summary'], files, 0, 'Valid: 1'],
  [['-exit-on-error', '-summary'], { 'a.yaml': bad, 'b.yaml': bad }, 1, 'Summary: 1 resource'],
  [['-n', '4'], { 'a.yaml': good }, 0, ''],
];

for (const [given, input, status, part] of flags)
  test(`validate ${given.join(' ')}`, async () => {
    const ran = await runOn(input, ['validate', ...given]);
    assert.equal(ran.complaints, []);
    assert.is(ran.status, status, ran.out);
    assert.match(ran.out, part);
  });

/** Wrong use, and what is said of it. */
const wrong: readonly (readonly [readonly string[], string])[] = [
  [['--kubernetes-version', '1.2'], '--kubernetes-version 1.2: not known'],
  [['-schema-location', 'https://example.com/{{.ResourceKind}}.json'], 'kubelore never uses the network'],
  [['-schema-location', '{{ .Kind }}.json'], '{{ .Kind }} is not known'],
  [['-feature-gates', 'A'], '--feature-gates A: expected Gate=true or Gate=false'],
  [['-feature-gates', 'ContainerStopSignal=true'], '--feature-gates ContainerStopSignal=true: not known (did you mean ContainerStopSignals?)'],
  [['-feature-gates', 'SELinuxChangePolicy=false'], '--feature-gates SELinuxChangePolicy=false: it is locked to true in Kubernetes 1.37'],
  [['-feature-gates', 'ContainerStopSignals=true', '-kubernetes-version', '1.31'], 'Kubernetes 1.31 does not have it yet'],
  [['-feature-gates', 'SidecarContainers=true'], 'Kubernetes 1.37 does not have it any more; it is always on'],
  [['-service-node-port-range', 'low'], 'expected two numbers'],
  [['-ignore-filename-pattern', '('], 'Invalid regular expression'],
  [['-outptu', 'json'], "unknown option '--outptu' (did you mean --output?)"],
];

for (const [given, part] of wrong)
  test(`validate ${given.join(' ')} is wrong use`, async () => {
    const { status, complaints } = await runOn({ 'a.yaml': odd }, ['validate', ...given]);
    assert.is(status, 2);
    assert.match(complaints.join('\n'), part);
  });

test.run();
