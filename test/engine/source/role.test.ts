import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseFiles } from '#engine/source/parse.js';

const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const kustomize = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

type Tree = { readonly [path: string]: string };
const cases: readonly [string, Tree, Tree][] = [
  ['kustomizations by name and by kind', { 'a/kustomization.yaml': 'resources: []', 'b/Kustomization': 'resources: []', 'c.yaml': kustomize.replace('Kustomization', 'Component') },
    { 'a/kustomization.yaml': 'kustomization', 'b/Kustomization': 'kustomization', 'c.yaml': 'kustomization' }],
  ["Flux's Kustomization is an object", { 'kustomization.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n' }, { 'kustomization.yaml': 'manifest' }],
  ['what kustomizations name as patches', {
    'over/kustomization.yaml': `${kustomize}resources: [../base]\npatches: [{path: p.yaml}, {patch: "- op: remove"}]\npatchesStrategicMerge: [../shared/s.yaml, "kind: a\\nb: c"]\npatchesJson6902: [{path: j.json}]`,
    'over/p.yaml': manifest, 'over/j.json': '[{"op": "remove", "apiVersion": 1}]', 'shared/s.yaml': manifest, 'over/other.yaml': manifest,
  }, { 'over/kustomization.yaml': 'kustomization', 'over/p.yaml': 'kustomize-patch', 'over/j.json': 'kustomize-patch', 'shared/s.yaml': 'kustomize-patch', 'over/other.yaml': 'manifest' }],
  ['what is named as a resource too is an object', {
    'a/kustomization.yaml': `${kustomize}resources: [x.yaml]`, 'b/kustomization.yaml': `${kustomize}patches: [{path: ../a/x.yaml}]`, 'a/x.yaml': manifest,
  }, { 'a/kustomization.yaml': 'kustomization', 'b/kustomization.yaml': 'kustomization', 'a/x.yaml': 'manifest' }],
  ['patches by their names', {
    'a/kustomization.yaml': `${kustomize}resources: [patch-panel.yaml, patches/named.yaml]`, 'a/patch-panel.yaml': manifest, 'a/manager_patch.yaml': manifest, 'a/dispatch.yaml': manifest,
    'a/patches/named.yaml': manifest, 'a/patches/x.yaml': manifest, 'b/manager-patch.yaml': manifest, 'b/patches/kubelet.yaml': manifest,
  }, {
    'a/kustomization.yaml': 'kustomization', 'a/patch-panel.yaml': 'manifest', 'a/manager_patch.yaml': 'kustomize-patch', 'a/dispatch.yaml': 'manifest',
    'a/patches/named.yaml': 'manifest', 'a/patches/x.yaml': 'kustomize-patch', 'b/manager-patch.yaml': 'manifest', 'b/patches/kubelet.yaml': 'kustomize-patch',
  }],
  ['charts', {
    'c/Chart.yaml': 'apiVersion: v2\nname: c', 'c/values.yaml': 'a: 1', 'c/values-prod.yaml': 'a: 1', 'c/ci/x-values.yaml': 'a: 1', 'c/templates/x.yaml': 'a: {{ .Values.a }}\n{{- if b }}\nc: "',
    'c/templates/sub/y.yaml': manifest, 'c/crds/z.yaml': manifest, 'templates/plain.yaml': manifest, 'c/charts/d/templates/t.yaml': manifest,
  }, {
    'c/Chart.yaml': 'other-yaml', 'c/values.yaml': 'helm-values', 'c/values-prod.yaml': 'helm-values', 'c/ci/x-values.yaml': 'helm-values', 'c/templates/x.yaml': 'helm-template',
    'c/templates/sub/y.yaml': 'helm-template', 'c/crds/z.yaml': 'manifest', 'templates/plain.yaml': 'manifest', 'c/charts/d/templates/t.yaml': 'manifest',
  }],
  ["kuttl's assertions by their names", { 't/00-install.yaml': manifest, 't/00-assert.yaml': manifest, 't/assert-more.yaml': manifest, 't/01-errors.yaml': manifest, 't/assertion.yaml': manifest, 't/my-assert.yaml': manifest },
    { 't/00-install.yaml': 'manifest', 't/00-assert.yaml': 'test-assertion', 't/assert-more.yaml': 'test-assertion', 't/01-errors.yaml': 'test-assertion', 't/assertion.yaml': 'manifest', 't/my-assert.yaml': 'manifest' }],
  ["chainsaw's assertions by its test", {
    't/chainsaw-test.yaml': 'apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nspec: {steps: [{try: [{apply: {file: in.yaml}}, {assert: {file: out.yaml}}, {error: {file: ../no.yaml}}]}]}',
    't/in.yaml': manifest, 't/out.yaml': manifest, 'no.yaml': manifest,
  }, { 't/chainsaw-test.yaml': 'manifest', 't/in.yaml': 'manifest', 't/out.yaml': 'test-assertion', 'no.yaml': 'test-assertion' }],
  ['unrendered braces are broken YAML', { 'a.yaml': `${manifest}data: {{ .Values.data }}\n` }, { 'a.yaml': 'broken' }],
];
for (const [name, tree, roles] of cases) {
  test(name, () => {
    const files = Object.entries(tree).map(([path, text]) => ({ path, text }));
    for (const order of [files, files.toReversed()]) {
      assert.equal(Object.fromEntries(parseFiles(order).map(({ file, role }) => [file.path, role])), roles);
    }
  });
}

test("a template's syntax is Helm's affair", () => {
  const documents = parseFiles([{ path: 'Chart.yaml', text: 'name: c' }, { path: 'templates/x.yaml', text: 'a: {{ b }}\n---\n{{ c }}: "\n' }]);
  assert.equal(documents.map(({ role, problems }) => [role, problems.length]), [['other-yaml', 0], ['helm-template', 0], ['helm-template', 0]]);
});

test.run();
