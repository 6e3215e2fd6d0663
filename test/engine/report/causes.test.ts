import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Cause } from '#engine/fact/fact.js';
import type { Edge } from '#engine/graph/edge.js';
import { speakCauses } from '#engine/report/causes.js';
import { phrasesOf } from '#engine/report/words/phrases-of.js';
import { resourcesOf } from '#test/engine/report/made-resource.js';

const [service, deployment, volume] = resourcesOf(`apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: wbe}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk-a}
spec: {capacity: {storage: 5Gi}}
`);
if (service === undefined || deployment === undefined || volume === undefined) throw new Error('the manifests did not parse');

const edge: Edge = {
  reference: 'service-pods', from: service, path: ['spec', 'selector'],
  wanted: { kinds: ['PodTemplate'], namespace: 'shop', selector: { matchLabels: { app: 'wbe' } } },
  state: 'missing', targets: [], missing: 'object',
  closest: [{ anchor: { resource: deployment, path: ['metadata', 'labels', 'app'], on: 'value' }, differs: 'label', has: 'app=web', wanted: 'app=wbe' }],
  reason: undefined, optional: false, world: 'error',
};

const named = (changes: Partial<Edge>): Cause => ({ type: 'edge', edge: { ...edge, closest: [], wanted: { kinds: ['ConfigMap', 'Secret'], namespace: '', name: 'settings' }, ...changes } });

/** A cause, and its links in both languages, each with its line. */
const CASES: readonly (readonly [string, Cause, readonly string[], readonly string[]])[] = [
  ['a selector that selects nothing', { type: 'edge', edge },
    ['Service shop/web spec.selector → no Pod with app=wbe in namespace shop @4', 'closest: Deployment shop/web has app=web, not app=wbe @8'],
    ['Service shop/web spec.selector → app=wbe を持つ Pod（namespace shop） は存在しません @4', '最も近いもの: Deployment shop/web（app=wbe ではなく app=web） @8']],
  ['a resolved reference', { type: 'edge', edge: { ...edge, state: 'resolved', closest: [], targets: [{ resource: deployment, path: ['metadata', 'name'], on: 'value' }] } },
    ['Service shop/web spec.selector → Deployment shop/web @4', '→ Deployment shop/web @8'],
    ['Service shop/web spec.selector → Deployment shop/web @4', '→ Deployment shop/web @8']],
  ['a name that is not there', named({}),
    ['Service shop/web spec.selector → no ConfigMap/Secret settings @4'],
    ['Service shop/web spec.selector → ConfigMap/Secret settings は存在しません @4']],
  ['a key that is not there', named({ missing: 'key', wanted: { kinds: ['ConfigMap'], namespace: 'shop', name: 'settings', key: 'a key' } }),
    ['Service shop/web spec.selector → no key "a key" of ConfigMap shop/settings @4'],
    ['Service shop/web spec.selector → ConfigMap shop/settings のキー "a key" がありません @4']],
  ['undecided', named({ state: 'undecided', reason: { code: 'other-set', by: 'web/other.yaml' } }),
    ['Service shop/web spec.selector → ConfigMap/Secret settings: cannot be decided here, as web/other.yaml has it, but is not applied together with this @4'],
    ['Service shop/web spec.selector → ConfigMap/Secret settings の有無は入力だけでは決まりません（web/other.yaml にありますが、これと一緒には適用されません） @4']],
  ['an event', { type: 'event', event: { round: 4, component: 'endpointslice-controller', type: 'Warning', reason: 'Failed', message: 'it\u001b did not', regarding: 'Service/shop/web', origin: service } },
    ['endpointslice-controller on Service/shop/web: Failed: it\\e did not @3'],
    ['endpointslice-controller が Service/shop/web に記録するイベント: Failed: it\\e did not @3']],
  ['a volume that does not fit', { type: 'place', place: { resource: volume, path: ['spec', 'capacity', 'storage'], on: 'value' }, role: 'rejected-volume', arguments: { volume: 'disk-a', criterion: 'size', wanted: '20Gi', has: '5Gi' } },
    ['PersistentVolume disk-a is no match: it has 5Gi, the claim asks for 20Gi @13'],
    ['PersistentVolume disk-a は合いません: 容量が 5Gi で、要求の 20Gi に足りません @13']],
];

for (const [name, cause, ...expected] of CASES)
  test(name, () => {
    for (const [index, language] of (['en', 'ja'] as const).entries()) {
      const links = speakCauses([cause, cause], phrasesOf(language)).map(({ text, location }) => `${text} @${location?.line ?? ''}`);
      assert.equal(links, expected[index]);
    }
  });

test('a long chain is cut, and says so', () => {
  const causes = Array.from({ length: 30 }, (_, index): Cause => named({ path: ['spec', `f${index}`] }));
  const links = speakCauses(causes, phrasesOf('en'));
  assert.is(links.length, 12);
  assert.is(links.at(-1)?.text, 'and 19 more');
});

test('every role that a fact gives a place has words in both languages', () => {
  const folder = 'engine/fact/facts';
  const roles = readdirSync(folder).flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/role: '([\w-]+)'/g)].map(([, role = '']) => role));
  assert.ok(roles.length > 0);
  for (const role of roles) for (const language of ['en', 'ja'] as const) assert.type(phrasesOf(language).roles[role], 'function', `${role} in ${language}`);
});

test('every assumption of the simulation has words in both languages', () => {
  const codes = [...readFileSync('engine/simulation/simulate.ts', 'utf8').matchAll(/assumptions\.add\('([\w-]+)'\)/g)].map(([, code = '']) => code);
  assert.ok(codes.length > 0);
  for (const code of codes) for (const language of ['en', 'ja'] as const) assert.type(phrasesOf(language).assumptions[code], 'string', `${code} in ${language}`);
});

test.run();
