import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { schemeOf } from '#engine/resource/scheme.js';
import { kubernetes } from '#test/kubernetes-source.js';

/** Version, apiVersion and kind, then state, since, removal, replacement. */
const rows: readonly (readonly [string, string, string, string, (string | undefined)?, (string | undefined)?, string?])[] = [
  ['1.37', 'apps/v1', 'Deployment', 'served', '1.16'],
  ['1.37', 'apps/v1beta1', 'Deployment', 'removed', '1.16', '1.16', 'apps/v1/Deployment'],
  ['1.37', 'extensions/v1beta1', 'Ingress', 'removed', '1.22', '1.22', 'networking.k8s.io/v1/Ingress'],
  ['1.37', 'policy/v1beta1', 'PodSecurityPolicy', 'removed', '1.25', '1.25'],
  ['1.37', 'v1', 'Endpoints', 'deprecated', '1.33', undefined, 'discovery.k8s.io/v1/EndpointSlice'],
  ['1.32', 'v1', 'Endpoints', 'served', '1.16', undefined, 'discovery.k8s.io/v1/EndpointSlice'],
  ['1.31', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 'deprecated', '1.29', '1.32', 'flowcontrol.apiserver.k8s.io/v1/FlowSchema'],
  ['1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 'removed', '1.32', '1.32', 'flowcontrol.apiserver.k8s.io/v1/FlowSchema'],
  ['1.29', 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'not-yet', '1.30'],
  ['1.37', 'networking.k8s.io/v1', 'Deployment', 'not-served', undefined, undefined, 'apps/v1/Deployment'],
  ['1.37', 'apps/v2', 'Deployment', 'not-served', undefined, undefined, 'apps/v1/Deployment'],
  ['1.37', 'apps/v1', 'Deploymnet', 'not-served', undefined, undefined, 'apps/v1/Deployment'],
  ['1.37', 'v1', 'Policy', 'not-served'],
  ['1.37', 'v1', 'constructor', 'not-served'],
  ['1.37', 'example.com/v1', 'Deployment', 'unknown'],
];

for (const [version, apiVersion, kind, state, since, removedIn, replacement] of rows) test(`${apiVersion} ${kind} in ${version}`, () => {
  const found = schemeOf(kubernetes, version, []).find(apiVersion, kind).version;
  assert.equal([found.state, found.since, found.removedIn, found.replacement], [state, since, removedIn, replacement]);
});

test('an alpha version is off until it is switched on, and still has its schema', () => {
  const found = schemeOf(kubernetes, '1.37', []).find('internal.apiserver.k8s.io/v1alpha1', 'StorageVersion');
  assert.equal([found.version.state, found.schema], ['off', 'io.k8s.api.apiserverinternal.v1alpha1.StorageVersion']);
});

test('every kind that is served has a definition, in every version', () => {
  for (const version of kubernetes.versions) {
    const scheme = schemeOf(kubernetes, version, []);
    for (const key of Object.keys(kubernetes.load('kinds') ?? {})) {
      const cut = key.lastIndexOf('/');
      const found = scheme.find(key.slice(0, cut), key.slice(cut + 1));
      if (found.version.state === 'served' || found.version.state === 'deprecated') assert.ok(found.type !== undefined, `${key} in ${version}`);
    }
  }
});

test.run();
