import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deployment, played } from '#test/engine/simulation/cluster.js';

const NEW_IMAGE = { setImage: { kind: 'Deployment', name: 'web', namespace: 'shop', container: 'main', image: 'nginx:1.28' } };
const OLD_IMAGE = { setImage: { ...NEW_IMAGE.setImage, image: 'nginx:1.27' } };
const scale = (replicas: number) => ({ scale: { kind: 'Deployment', name: 'web', namespace: 'shop', replicas } });
const patch = (spec: object) => ({ patch: { kind: 'Deployment', name: 'web', namespace: 'shop', patch: { spec } } });
/** Pods that no node has room for. */
const HUGE = patch({ template: { spec: { containers: [{ name: 'main', image: 'nginx:1.28', resources: { requests: { cpu: '9' } } }] } } });

/** The sizes that ReplicaSets are scaled through in the last step, as `rs1 4>3`. */
function scalings(events: readonly string[]): string[] {
  return events.flatMap((event) => {
    const match = /replica set web-<(rs\d)> from (\d+) to (\d+)/.exec(event);
    return match === null ? [] : [`${match[1]} ${match[2]}>${match[3]}`];
  });
}

const ROLLOUTS: readonly (readonly [string, string, readonly object[], readonly string[]])[] = [
  ['a quarter at a time', 'replicas: 4', [NEW_IMAGE], ['rs1 1>0', 'rs1 2>1', 'rs1 3>2', 'rs1 4>3', 'rs2 0>1', 'rs2 1>2', 'rs2 2>3', 'rs2 3>4']],
  ['one more, none less', 'replicas: 2\nstrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}', [NEW_IMAGE], ['rs1 1>0', 'rs1 2>1', 'rs2 0>1', 'rs2 1>2']],
  ['none more, one less', 'replicas: 2\nstrategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}', [NEW_IMAGE], ['rs1 1>0', 'rs1 2>1', 'rs2 0>1', 'rs2 1>2']],
  ['all at once', 'replicas: 2\nstrategy: {type: Recreate}', [NEW_IMAGE], ['rs1 2>0', 'rs2 0>2']],
  ['back again', 'replicas: 1', [NEW_IMAGE, OLD_IMAGE], ['rs1 0>1', 'rs2 1>0']],
  ['scaled up and down', 'replicas: 2', [scale(5)], ['rs1 2>5']],
  ['scaled to nothing', 'replicas: 2', [scale(0)], ['rs1 2>0']],
  ['paused', 'replicas: 2\npaused: true', [NEW_IMAGE], []],
  ['paused, then resumed', 'replicas: 1', [patch({ paused: true }), NEW_IMAGE, patch({ paused: false })], ['rs1 1>0', 'rs2 0>1']],
  ['stuck', 'replicas: 10', [HUGE], ['rs1 10>8', 'rs2 0>3', 'rs2 3>5']],
  ['scaled while stuck', 'replicas: 4', [HUGE, scale(8)], ['rs1 3>6', 'rs2 2>4']],
  ['scaled down while stuck', 'replicas: 4', [HUGE, scale(2)], ['rs1 3>2', 'rs2 2>1']],
];

for (const [name, spec, steps, wanted] of ROLLOUTS)
  test(`a rollout: ${name}`, () => {
    assert.equal(scalings(played(deployment(spec), ...steps).at(-1)?.events ?? []).sort(), [...wanted].sort());
  });

/** The Deployment after the last step: counters and conditions. */
const STATES: readonly (readonly [string, string, readonly object[], object])[] = [
  ['ready', 'replicas: 2', [], { specReplicas: 2, replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2, terminatingReplicas: 0, conditions: ['Available=True MinimumReplicasAvailable', 'Progressing=True NewReplicaSetAvailable'] }],
  ['no deadline, no progress', 'replicas: 1\nprogressDeadlineSeconds: 2147483647', [], { specReplicas: 1, replicas: 1, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 1, terminatingReplicas: 0, conditions: ['Available=True MinimumReplicasAvailable'] }],
  ['not ready for long enough', 'replicas: 1\nminReadySeconds: 30', [{ wait: 20 }], { specReplicas: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1, unavailableReplicas: 1, terminatingReplicas: 0, conditions: ['Available=False MinimumReplicasUnavailable', 'Progressing=True ReplicaSetUpdated'] }],
  ['ready for long enough', 'replicas: 1\nminReadySeconds: 30', [{ wait: 20 }, { wait: 20 }], { specReplicas: 1, replicas: 1, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 1, terminatingReplicas: 0, conditions: ['Available=True MinimumReplicasAvailable', 'Progressing=True NewReplicaSetAvailable'] }],
  ['out of time', 'replicas: 1\nprogressDeadlineSeconds: 20', [HUGE, { wait: 30 }], { specReplicas: 1, replicas: 2, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 1, unavailableReplicas: 1, terminatingReplicas: 0, conditions: ['Available=True MinimumReplicasAvailable', 'Progressing=False ProgressDeadlineExceeded'] }],
];

for (const [name, spec, steps, wanted] of STATES)
  test(`a Deployment that is ${name}`, () => {
    const state = played(deployment(spec), ...steps).at(-1)?.state ?? {};
    const told: object = Object.fromEntries(Object.entries(state['Deployment/shop/web'] as object).filter(([, value]) => value !== undefined));
    assert.equal(told, wanted);
  });

test('old ReplicaSets beyond the history limit go, lowest revision first', () => {
  const third = { setImage: { ...NEW_IMAGE.setImage, image: 'nginx:1.29' } };
  const last = played(deployment('replicas: 1\nrevisionHistoryLimit: 1'), NEW_IMAGE, third).at(-1);
  assert.equal(Object.keys(last?.state ?? {}).filter((key) => key.startsWith('ReplicaSet/')), ['ReplicaSet/shop/web-<rs2>', 'ReplicaSet/shop/web-<rs3>']);
});

test('an orphan whose labels are selected is taken over; its Pods stay', () => {
  const orphan = deployment('replicas: 2').replace('kind: Deployment', 'kind: ReplicaSet').replace('name: web, namespace: shop', 'name: old, namespace: shop, labels: {app: web}');
  const [result] = played(`${orphan}---\n${deployment('replicas: 2')}`);
  assert.equal(Object.keys(result?.state ?? {}).filter((key) => /^(ReplicaSet|Pod)\//.test(key)), ['Pod/shop/old-<n>', 'ReplicaSet/shop/old']);
  assert.equal((result?.state['ReplicaSet/shop/old'] as { owners: string[]; revision: string }).owners, ['Deployment/web']);
});

const REFUSED: readonly (readonly [string, string, readonly object[], string])[] = [
  ['a selector that its template does not meet', deployment('replicas: 1').replace('{matchLabels: {app: web}}', '{matchLabels: {app: wbe}}'), [], 'Deployment.apps "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`'],
  ['no selector', deployment('replicas: 1').replace('selector: {matchLabels: {app: web}}', 'replicas: 1').replace('  replicas: 1\n  template', '  template'), [], 'Deployment.apps "web" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`]'],
  ['another selector', deployment('replicas: 1'), [patch({ selector: { matchLabels: { tier: 'a' } }, template: { metadata: { labels: { tier: 'a' } } } })], 'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"a"}}: field is immutable'],
];

for (const [name, text, steps, message] of REFUSED)
  test(`refused: ${name}`, () => {
    assert.equal(played(text, ...steps).at(-1)?.refused.map((refusal) => refusal.message), [message]);
  });

test('Pods that the API server refuses show in ReplicaSet and Deployment', () => {
  const [result] = played(deployment('replicas: 1').replace('spec: {containers', 'spec: {serviceAccountName: baker, containers'));
  assert.equal(result?.events.filter((event) => event.includes('FailedCreate')), ['Warning FailedCreate ReplicaSet/shop/web-<rs1>: Error creating: pods "web-<rs1>-" is forbidden: error looking up service account shop/baker: serviceaccount "baker" not found']);
  assert.equal((result?.state['Deployment/shop/web'] as { conditions: string[] }).conditions, ['Available=False MinimumReplicasUnavailable', 'Progressing=True NewReplicaSetCreated', 'ReplicaFailure=True FailedCreate']);
});

test.run();
