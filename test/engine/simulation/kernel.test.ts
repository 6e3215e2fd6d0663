import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { Component } from '#engine/simulation/component.js';
import { kernelOver } from '#engine/simulation/kernel.js';
import { storeAbove } from '#engine/simulation/store.js';

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, data: { n: '0' } };

/** A component that writes a value into each ConfigMap, made of the one that stands there. */
const writer = (name: string, next: (value: string) => string): Component => ({
  name,
  reconciles: ['ConfigMap'],
  writes: ['ConfigMap'],
  watches: [],
  wakes: () => [],
  reconcile(target: ClusterObject) {
    const before = String((target.object['data'] as { n: string }).n);
    const after = next(before);
    return after === before ? [] : [{ verb: 'update', target, object: { ...target.object, data: { n: after } }, events: [{ type: 'Normal', reason: 'Wrote', message: after }] }];
  },
});

function run(...components: readonly Component[]) {
  const kernel = kernelOver(storeAbove(), { components, mostRounds: 300, closed: false });
  kernel.create(CONFIG, undefined);
  return { kernel, outcome: kernel.settle() };
}

const OUTCOMES: readonly (readonly [string, readonly Component[], string])[] = [
  ['nobody acts', [], 'converged'],
  ['one component that is content', [writer('one', () => '1')], 'converged'],
  ['two components that want it otherwise', [writer('one', (value) => (value === '2' ? '1' : '2')), writer('two', () => '3')], 'oscillating'],
  ['a component that is never content', [writer('one', (value) => String(Number(value) + 1))], 'exhausted'],
];

for (const [name, components, wanted] of OUTCOMES)
  test(`a run: ${name}`, () => {
    assert.is(run(...components).outcome.outcome, wanted);
  });

test('an event is written once while the cluster is not at rest, with its round and component', () => {
  const { kernel } = run(writer('one', () => '1'));
  assert.equal(kernel.events.map(({ round, component, reason, regarding }) => [round, component, reason, regarding]), [[1, 'one', 'Wrote', 'ConfigMap/shop/a']]);
});

test('a change of a kind that a component may not write is refused', () => {
  assert.throws(() => run({ ...writer('one', () => '1'), writes: ['Secret'] }), 'one may not update a ConfigMap');
});

test('a layer shows its parent and leaves it as it is', () => {
  const { kernel } = run();
  const layer = kernelOver(storeAbove(kernel.store), { components: [writer('one', () => '1')], mostRounds: 10, closed: false });
  layer.create({ ...CONFIG, metadata: { name: 'b', namespace: 'shop' } }, undefined);
  layer.settle();
  assert.equal(layer.store.own().map(({ name }) => name), ['b']);
  assert.equal(layer.store.under('kind ConfigMap').map(({ name }) => name), ['a', 'b']);
  const above = layer.store.get('ConfigMap/shop/a');
  if (above !== undefined) layer.remove(above);
  assert.is(layer.store.get('ConfigMap/shop/a'), undefined);
  assert.equal(layer.store.under('kind ConfigMap').map(({ name }) => name), ['b']);
  assert.is(kernel.store.get('ConfigMap/shop/a')?.name, 'a');
});

test('an object that comes again has another uid', () => {
  const { kernel } = run();
  const before = kernel.store.get('ConfigMap/shop/a');
  if (before !== undefined) kernel.remove(before);
  kernel.create(CONFIG, undefined);
  assert.is.not(kernel.store.get('ConfigMap/shop/a')?.uid, before?.uid);
});

test.run();
