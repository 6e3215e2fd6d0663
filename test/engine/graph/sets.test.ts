import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deployment, documents, edgesOf, graphOf, object } from '#test/engine/graph/resolved.js';

const map = (name: string, value: string, namespace?: string): string => object('v1', 'ConfigMap', name, { data: { value } }, namespace);
const service = (name: string, app: string): string => object('v1', 'Service', name, { spec: { selector: { app }, ports: [{ port: 80 }] } });

const setsOf = (files: { readonly [path: string]: string }): string[] =>
  graphOf(files).sets.map(({ name, because, base, own }) => `${name} ${because}${base === undefined ? '' : ` on ${base.name}`}: ${own.map((resource) => resource.name).join(' ')}`);

const layouts: readonly [name: string, files: { readonly [path: string]: string }, expected: readonly string[]][] = [
  ['one file', { 'a.yaml': documents(map('one', '1'), map('two', '2')) }, ['a.yaml folder: one two']],
  ['files of a folder tree', { 'a.yaml': map('one', '1'), 'below/b.yaml': map('two', '2') }, ['. folder: one two']],
  ['identical copies are one', { 'a.yaml': map('one', '1'), 'b.yaml': map('one', '1') }, ['. folder: one']],
  ['two files of a folder that differ', { 'a.yaml': map('one', '1'), 'b.yaml': documents(map('one', '2'), map('three', '3')), 'c.yaml': map('two', '2') },
    ['. folder: two', 'a.yaml alternative on .: one', 'b.yaml alternative on .: one three']],
  ['two folders that differ', { 'x/a.yaml': documents(map('one', '1'), map('two', '2')), 'y/a.yaml': map('one', '2') }, ['x/a.yaml alternative: one two', 'y/a.yaml alternative: one']],
  ['alternatives are not crossed', { 'x/a.yaml': map('one', '1'), 'x/b.yaml': map('one', '2'), 'y/a.yaml': map('two', '1'), 'y/b.yaml': map('two', '2'), 'z.yaml': map('all', '1') },
    ['. folder: all', 'x/a.yaml alternative on .: one', 'x/b.yaml alternative on .: one', 'y/a.yaml alternative on .: two', 'y/b.yaml alternative on .: two']],
  ['of three, two of which are alike', { 'a.yaml': map('one', '1'), 'b.yaml': map('one', '1'), 'c.yaml': map('one', '2') }, ['a.yaml alternative: one', 'b.yaml alternative: one', 'c.yaml alternative: one']],
  ['other namespaces do not clash', { 'a.yaml': map('one', '1', 'x'), 'b.yaml': map('one', '2', 'y') }, ['. folder: one one']],
  ['twice in one file stays there', { 'a.yaml': documents(map('one', '1'), map('one', '2')) }, ['a.yaml folder: one one']],
  ['a kustomization is what it names', { 'kustomization.yaml': 'resources: [a.yaml, below]', 'a.yaml': map('one', '1'), 'below/kustomization.yaml': 'resources: [b.yaml]', 'below/b.yaml': map('two', '2'), 'other.yaml': map('three', '3') },
    ['other.yaml folder: three', 'kustomization.yaml kustomization: one two']],
  ['two overlays on one base', {
    'base/kustomization.yaml': 'resources: [a.yaml]', 'base/a.yaml': map('one', '1'),
    'blue/kustomization.yaml': 'resources: [../base, b.yaml]', 'blue/b.yaml': map('two', '1'), 'green/kustomization.yaml': 'bases: [../base]\nresources: [b.yaml]', 'green/b.yaml': map('two', '2'),
  }, ['blue/kustomization.yaml kustomization: two one', 'green/kustomization.yaml kustomization: two one']],
  ['a ring of kustomizations is one set', { 'a/kustomization.yaml': 'resources: [../b, x.yaml]', 'a/x.yaml': map('one', '1'), 'b/kustomization.yaml': 'resources: [../a]', 'c.yaml': map('two', '2') }, ['c.yaml folder: two', 'a/kustomization.yaml kustomization: one']],
];

for (const [name, files, expected] of layouts) test(`sets: ${name}`, () => assert.equal(setsOf(files), expected));

const web = deployment('web', { app: 'web' });
const uses = (config: string): string => deployment('web', { app: 'web' }, { volumes: [{ name: 'a', configMap: { name: config } }] });
const field = 'spec.template.spec.volumes[0].configMap.name';

const across: readonly [name: string, files: { readonly [path: string]: string }, reference: string, expected: readonly string[]][] = [
  ['what is elsewhere may be meant', { 'x/a.yaml': documents(map('same', '1'), uses('two')), 'y/a.yaml': documents(map('same', '2'), map('two', '2')) }, 'volume-config-map', [`${field} undecided other-set closest ConfigMap same name same not two`]],
  ['the base is applied with each alternative', { 'x/a.yaml': documents(map('same', '1'), uses('two')), 'y/a.yaml': map('same', '2'), 'z.yaml': map('two', '2') }, 'volume-config-map', [`${field} resolved -> ConfigMap two metadata.name`]],
  ['Pods elsewhere', { 'x/a.yaml': documents(map('same', '1'), service('web', 'web')), 'y/a.yaml': documents(map('same', '2'), web) }, 'service-pods', ['spec.selector undecided other-set']],
  ['a generator', { 'kustomization.yaml': 'resources: [a.yaml]\nconfigMapGenerator: [{name: two, literals: [a=b]}]', 'a.yaml': uses('two') }, 'volume-config-map', [`${field} provided generated`]],
  ['a remote base', { 'kustomization.yaml': 'resources: [a.yaml, "https://example.com/x?ref=main"]', 'a.yaml': uses('two') }, 'volume-config-map', [`${field} undecided generated`]],
  ['a file that is not here', { 'kustomization.yaml': 'resources: [a.yaml, gone.yaml]', 'a.yaml': uses('two') }, 'volume-config-map', [`${field} undecided generated`]],
  ['all is here', { 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': uses('two') }, 'volume-config-map', [`${field} missing object error`]],
  ['a file that the kustomization beside it leaves out', { 'kustomization.yaml': 'resources: [b.yaml]', 'a.yaml': uses('two'), 'b.yaml': map('one', '1') }, 'volume-config-map', [`${field} undecided generated`]],
  ['a prefix', { 'kustomization.yaml': 'resources: [a.yaml, b.yaml]\nnamePrefix: dev-', 'a.yaml': uses('dev-two'), 'b.yaml': map('two', '1') }, 'volume-config-map', [`${field} undecided transformed closest ConfigMap two name two not dev-two`]],
  ['a patch of the reference', { 'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]', 'a.yaml': uses('two'), 'p.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {volumes: [{name: a, configMap: {name: one}}]}}}' },
    'volume-config-map', [`${field} undecided patched`]],
  ['a patch of something else', { 'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]', 'a.yaml': uses('two'), 'p.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}' },
    'volume-config-map', [`${field} missing object error`]],
  ['a patch of the labels', { 'kustomization.yaml': 'resources: [a.yaml]\npatches:\n- target: {kind: Deployment}\n  patch: |\n    - {op: add, path: /spec/template/metadata/labels/app, value: shop}', 'a.yaml': documents(web, service('web', 'shop')) },
    'service-pods', ['spec.selector undecided patched closest Deployment web label app=web not app=shop']],
  ['a patch for another object', { 'kustomization.yaml': 'resources: [a.yaml]\npatches:\n- target: {kind: Deployment, name: "api|db"}\n  patch: |\n    - {op: add, path: /spec/template/metadata/labels/app, value: shop}', 'a.yaml': documents(web, service('web', 'shop')) },
    'service-pods', ['spec.selector missing object error closest Deployment web label app=web not app=shop']],
  ['labels that kustomize adds', { 'kustomization.yaml': 'resources: [a.yaml]\ncommonLabels: {part: shop}', 'a.yaml': documents(web, object('v1', 'Service', 'web', { spec: { selector: { part: 'shop' }, ports: [{ port: 80 }] } })) },
    'service-pods', ['spec.selector undecided transformed closest Deployment web label  not part=shop']],
];

for (const [name, files, reference, expected] of across) test(`across sets: ${name}`, () => assert.equal(edgesOf(graphOf(files), reference), expected));

test('what kustomizations change', () => {
  const graph = graphOf({
    'kustomization.yaml': 'resources: [a.yaml]\nimages: [{name: example.com/main, newTag: "2"}]\nreplicas: [{name: web, count: 3}]\nreplacements:\n- source: {kind: ConfigMap}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: ["spec.template.spec.containers.[name=main].env.0.value"]',
    'a.yaml': web,
  });
  const [resource] = graph.resources;
  assert.ok(resource !== undefined);
  const containers = ['spec', 'template', 'spec', 'containers'];
  assert.ok(graph.isPatched(resource, [...containers, 0, 'image']));
  assert.ok(graph.isPatched(resource, ['spec', 'replicas']));
  assert.ok(graph.isPatched(resource, [...containers, 0, 'env', 0, 'value']));
  assert.ok(graph.isPatched(resource, containers), 'what lies below counts');
  assert.not(graph.isPatched(resource, [...containers, 0, 'name']));
  assert.not(graph.isPatched(resource, ['spec', 'selector']));
});

test('files in any order make the same sets', () => {
  const files = [{ path: 'x/a.yaml', text: map('one', '1') }, { path: 'y/a.yaml', text: map('one', '2') }, { path: 'z.yaml', text: map('two', '2') }];
  const names = (given: typeof files) => graphOf(given).sets.map(({ name }) => name);
  assert.equal(names(files), names([...files].reverse()));
});

test.run();
