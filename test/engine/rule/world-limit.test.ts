import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSourceLibrary } from '#cli/build/source-library.js';
import { lint } from '#engine/lint.js';
import type { Severity } from '#engine/rule/rule.js';

// How far a missing target may go is said by schemas/world.yaml, whatever the rule promises.

const RULE = 'ingress-backend-service-not-found';

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front, namespace: shop}
spec:
  rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
`;

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {containers: [{name: web, image: "registry.example/web:1.4"}]}
`;

const { library } = readSourceLibrary('.');

const CASES: readonly (readonly [title: string, text: string, severities: { readonly [rule: string]: Severity }, severity: string])[] = [
  ['a Service is missing beside workloads', INGRESS + POD, {}, 'error'],
  ['a Service is missing where the set holds no workloads', INGRESS, {}, 'warning'],
  ['the user chose the severity', INGRESS, { [RULE]: 'error' }, 'error'],
  ['the user chose a lower one', INGRESS + POD, { [RULE]: 'info' }, 'info'],
];

for (const [title, text, severities, severity] of CASES) {
  test(title, () => {
    const { findings } = lint([{ path: 'a.yaml', text }], library, { kubernetesVersion: '1.37', namespace: '', provided: [], severities, language: 'en', version: '0.0.0', notes: [] });
    assert.equal(findings.filter(({ rule }) => rule === RULE).map((finding) => finding.severity), [severity]);
  });
}

test.run();
