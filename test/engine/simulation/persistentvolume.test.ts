import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClaimBinding } from '#engine/simulation/simulation.js';
import { played, simulated } from '#test/engine/simulation/cluster.js';

const volume = (name: string, spec: string, labels = '{}'): string =>
  `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ${name}, labels: ${labels}}\nspec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}, ${spec}}\n---\n`;
const claim = (spec: string, name = 'data'): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}, namespace: shop}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, ${spec}}\n---\n`;
const storageClass = (name: string, provisioner: string, more = '', annotations = '{}'): string =>
  `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: ${name}, annotations: ${annotations}}\nprovisioner: ${provisioner}\n${more}\n---\n`;

/** A claim as one line: the volume it got, or why it waits and what stands against each volume. */
function told({ phase, volume: bound, reason, undecided, rejections }: ClaimBinding): string {
  if (phase === 'Bound') return `bound to ${bound?.name ?? '?'}`;
  const against = rejections.map((one) => `${one.volume.name} ${one.criterion} ${one.wanted}/${one.has}`);
  return [`${reason ?? 'waits'}${undecided ? ', undecided' : ''}`, ...against].join('; ');
}

const NONE = "storageClassName: ''";
const CASES: readonly (readonly [string, string, string])[] = [
  ['one that fits', volume('a', NONE) + claim(NONE), 'bound to a'],
  ['no class at all and none by default', volume('a', NONE) + claim(''), 'bound to a'],
  ['a class that is only a name', volume('a', 'storageClassName: manual') + claim('storageClassName: manual'), 'bound to a'],
  ['the smallest that fits', volume('a', `${NONE}, capacity: {storage: 9Gi}`).replace('capacity: {storage: 5Gi}, ', '') + volume('b', NONE) + volume('c', `${NONE}, capacity: {storage: 512Mi}`).replace('capacity: {storage: 5Gi}, ', '') + claim(NONE), 'bound to b'],
  ['the fewest access modes before the smallest', volume('a', `${NONE}, capacity: {storage: 2Gi}, accessModes: [ReadWriteOnce, ReadOnlyMany]`).replace('capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce], ', '') + volume('b', NONE) + claim(NONE), 'bound to b'],
  ['too small', volume('a', 'storageClassName: manual') + claim('storageClassName: manual').replace('storage: 1Gi', 'storage: 20Gi'), 'ProvisioningFailed; a size 20Gi/5Gi'],
  ['too small, without class', volume('a', NONE) + claim(NONE).replace('storage: 1Gi', 'storage: 20Gi'), 'FailedBinding; a size 20Gi/5Gi'],
  ['another access mode', volume('a', NONE) + claim(NONE).replace('ReadWriteOnce', 'ReadWriteMany'), 'FailedBinding; a accessModes ReadWriteMany/ReadWriteOnce'],
  ['another volume mode', volume('a', NONE) + claim(`${NONE}, volumeMode: Block`), 'FailedBinding; a volumeMode Block/Filesystem'],
  ['another label', volume('a', NONE, '{tier: silver}') + claim(`${NONE}, selector: {matchLabels: {tier: gold}}`), 'FailedBinding; a selector tier=gold/tier=silver'],
  ['the right label', volume('a', NONE, '{tier: silver}') + volume('b', NONE, '{tier: gold}') + claim(`${NONE}, selector: {matchLabels: {tier: gold}}`), 'bound to b'],
  ['kept for another', volume('a', `${NONE}, claimRef: {namespace: shop, name: other}`) + claim(NONE), 'FailedBinding; a claimRef shop/data/shop/other'],
  ['kept for it', volume('a', `${NONE}, claimRef: {namespace: shop, name: data}`) + claim(NONE), 'bound to a'],
  ['kept for an earlier one of its name', volume('a', `${NONE}, claimRef: {namespace: shop, name: data, uid: gone}`) + claim(NONE), 'FailedBinding; a taken shop/data/shop/data'],
  ['another class', volume('a', 'storageClassName: slow') + claim('storageClassName: fast'), 'ProvisioningFailed, undecided; a storageClassName fast/slow'],
  ['no volume at all', claim(NONE), 'FailedBinding, undecided'],
  ['made by a provisioner', storageClass('fast', 'csi.example.com') + volume('a', 'storageClassName: fast') + claim('storageClassName: fast').replace('storage: 1Gi', 'storage: 20Gi'), 'ExternalProvisioning, undecided; a size 20Gi/5Gi'],
  ['the default class', storageClass('std', 'csi.example.com', '', "{storageclass.kubernetes.io/is-default-class: 'true'}") + volume('a', NONE) + claim(''), 'ExternalProvisioning, undecided; a storageClassName std/'],
  ['an in-tree class without plugin', storageClass('local', 'kubernetes.io/no-provisioner') + volume('a', 'storageClassName: local') + claim('storageClassName: local').replace('storage: 1Gi', 'storage: 20Gi'), 'ProvisioningFailed; a size 20Gi/5Gi'],
  ['by name', volume('a', NONE) + volume('b', `${NONE}, capacity: {storage: 9Gi}`).replace('capacity: {storage: 5Gi}, ', '') + claim(`${NONE}, volumeName: b`), 'bound to b'],
  ['by a name that is not there', volume('a', NONE) + claim(`${NONE}, volumeName: nowhere`), 'waits, undecided'],
  ['by name, too small', volume('a', NONE) + claim(`${NONE}, volumeName: a`).replace('storage: 1Gi', 'storage: 20Gi'), 'VolumeMismatch; a size 20Gi/5Gi'],
  ['by name, kept for another', volume('a', `${NONE}, claimRef: {namespace: shop, name: other}`) + claim(`${NONE}, volumeName: a`), 'FailedBinding; a claimRef shop/data/shop/other'],
  ['waiting for a Pod', storageClass('local', 'kubernetes.io/no-provisioner', 'volumeBindingMode: WaitForFirstConsumer') + volume('a', 'storageClassName: local') + claim('storageClassName: local'), 'WaitForFirstConsumer'],
];

for (const [name, text, wanted] of CASES)
  test(`a claim: ${name}`, () => {
    assert.equal(simulated(text).claims.map(told), [wanted]);
  });

test('one volume is bound to one claim, whatever the order of documents', () => {
  const texts = [volume('a', NONE), claim(NONE, 'x1'), claim(NONE, 'x2')];
  for (const order of [texts, [...texts].reverse()])
    assert.equal(simulated(order.join('')).claims.map((binding) => `${binding.name} ${told(binding)}`), ['x1 bound to a', 'x2 FailedBinding; a taken shop/x2/shop/x1']);
});

test('the claims of a StatefulSet are claims, and point at their template', () => {
  const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  replicas: 2
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: main, image: db:1}]}}
  volumeClaimTemplates:
  - {metadata: {name: log}, spec: {accessModes: [ReadWriteOnce], storageClassName: gone, resources: {requests: {storage: 1Gi}}}}
  - {metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 1Gi}}}}
---
`;
  const { claims } = simulated(set + volume('a', 'storageClassName: manual'));
  assert.equal(claims.map((binding) => `${binding.claim.kind} ${binding.name} ${binding.path.join('.')} ${told(binding)}`), [
    'StatefulSet data-db-0 spec.volumeClaimTemplates.1.spec bound to a',
    'StatefulSet data-db-1 spec.volumeClaimTemplates.1.spec ProvisioningFailed, undecided; a taken shop/data-db-1/shop/data-db-0',
    'StatefulSet log-db-0 spec.volumeClaimTemplates.0.spec ProvisioningFailed, undecided; a taken shop/log-db-0/shop/data-db-0',
    'StatefulSet log-db-1 spec.volumeClaimTemplates.0.spec ProvisioningFailed, undecided; a taken shop/log-db-1/shop/data-db-0',
  ]);
});

const LIVES: readonly (readonly [string, string, readonly object[], { readonly [object: string]: string }])[] = [
  ['a volume is released when its claim goes', volume('a', NONE) + claim(NONE), [{ delete: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'shop' } }], { 'PersistentVolume//a': 'Released' }],
  ['a volume on the host is not deleted', volume('a', `${NONE}, persistentVolumeReclaimPolicy: Delete`) + claim(NONE), [{ delete: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'shop' } }], { 'PersistentVolume//a': 'Failed' }],
  ['a bound volume stays while it is bound', volume('a', NONE) + claim(NONE), [{ delete: { kind: 'PersistentVolume', name: 'a' } }], { 'PersistentVolume//a': 'Bound', 'PersistentVolumeClaim/shop/data': 'Bound' }],
  ['a free volume goes', volume('a', NONE), [{ delete: { kind: 'PersistentVolume', name: 'a' } }], {}],
];

for (const [name, text, steps, wanted] of LIVES)
  test(name, () => {
    const state = Object.entries(played(text, ...steps).at(-1)?.state ?? {}).filter(([key]) => key.startsWith('PersistentVolume'));
    assert.equal(Object.fromEntries(state.map(([key, value]) => [key, (value as { phase: string }).phase])), wanted);
  });

test.run();
