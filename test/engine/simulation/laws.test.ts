import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Resource } from '#engine/resource/resource.js';
import { CONTROL_PLANE } from '#engine/simulation/control-plane.js';
import { kernelOver } from '#engine/simulation/kernel.js';
import { simulateSets } from '#engine/simulation/simulate.js';
import type { Simulation } from '#engine/simulation/simulation.js';
import { storeAbove } from '#engine/simulation/store.js';
import { decoded } from '#test/engine/resource/decoded.js';
import { deployment, graphOf, setOf } from '#test/engine/simulation/cluster.js';

const SHOP = `${deployment('replicas: 3\nminReadySeconds: 5')}---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: {path: /data}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: user, namespace: shop, labels: {app: web}}
spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data}}], containers: [{name: main, image: 'a:1'}]}
`;
const ELSEWHERE = deployment('replicas: 2').replace('namespace: shop', 'namespace: other');

const resources = decoded(SHOP).resources;

function simulate(own: readonly Resource[]): Simulation {
  const [simulation] = simulateSets(graphOf(setOf(own)));
  if (simulation === undefined) throw new Error('no set');
  return simulation;
}

/** What can be seen of a simulation, without the rounds of the whole. */
const seen = ({ objects, events, claims, assumptions }: Simulation) =>
  JSON.stringify({
    objects: objects.map(({ key, object }) => [key, object]).sort(),
    events: events.map(({ component, reason, regarding, message }) => [component, reason, regarding, message]).sort(),
    claims: claims.map(({ name, phase, volume }) => [name, phase, volume?.name]),
    assumptions,
  });

test('the order of the input is irrelevant', () => {
  const wanted = seen(simulate(resources));
  assert.is(seen(simulate([...resources].reverse())), wanted);
  assert.is(seen(simulate([...resources.slice(2), ...resources.slice(0, 2)])), wanted);
});

test('the same input gives the same bytes', () => {
  assert.is(JSON.stringify(simulate(resources).objects.map(({ object }) => object)), JSON.stringify(simulate(decoded(SHOP).resources).objects.map(({ object }) => object)));
});

test('what is added in another namespace changes nothing here', () => {
  const here = ({ objects }: Simulation) => JSON.stringify(objects.filter(({ key }) => key.split('/')[1] !== 'other').map(({ key, object }) => [key, object]).sort());
  assert.is(here(simulate([...resources, ...decoded(ELSEWHERE).resources])), here(simulate(resources)));
});

/** Runs the control plane over a cluster that has come to rest, looking at every object again. */
function again(own: readonly Resource[]): readonly string[] {
  const store = storeAbove();
  const kernel = kernelOver(store, { components: CONTROL_PLANE, mostRounds: 1000, closed: false });
  for (const resource of own) kernel.create(resource.object, resource);
  kernel.settle();
  const before = store.own();
  const said = kernel.events.length;
  for (const { key } of before) kernel.wake(key);
  kernel.settle();
  const after = store.own();
  const changed = after.filter((entry, index) => entry !== before[index]).map(({ key }) => key);
  return [...changed, ...kernel.events.slice(said).filter(({ component }) => component !== 'persistentvolume-binder-controller').map(({ reason }) => reason)];
}

test('reconciling the final state changes nothing', () => {
  assert.equal(again(resources), []);
});

test('a set above a base holds only what it adds or changes', () => {
  const base = setOf(resources);
  const service = `apiVersion: v1\nkind: Service\nmetadata: {name: more, namespace: shop}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n`;
  const [below, above] = simulateSets(graphOf(base, setOf(decoded(service).resources, base)));
  assert.is(above?.outcome, 'converged');
  assert.equal(above?.objects.map(({ key }) => key.replace(/more-.*/, 'more-*')), ['Service/shop/more', 'EndpointSlice/shop/more-*']);
  assert.is((above?.objects[1]?.object['endpoints'] as object[]).length, 4);
  assert.is(below && seen(below), seen(simulate(resources)));
});

test('replicas beyond a hundred are not simulated, and the simulation says so', () => {
  const simulation = simulate(decoded(deployment('replicas: 100000')).resources);
  assert.ok(simulation.assumptions.includes('replicas-bounded'));
  assert.is(simulation.objects.filter(({ key }) => key.startsWith('Pod/')).length, 100);
});

test('fixtures come to rest and stay there', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures');
  const root = existsSync(folder) ? folder : join(import.meta.dirname, '..', '..', '..', '..', 'fixtures');
  for (const name of existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml')) : []) {
    const own = decoded(readFileSync(join(root, name), 'utf8')).resources.filter((resource) => resource.name !== '');
    assert.equal(again(own), [], name);
  }
});

test.run();
