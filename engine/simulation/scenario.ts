import { groupKind } from '#engine/apimachinery/group-version-kind.js';
import { asList, asObject, type JsonObject } from '#engine/apimachinery/json.js';
import type { ObjectName, Scenario, ScenarioStep } from '#engine/generated/scenario.js';
import type { Resource } from '#engine/resource/resource.js';
import { type ClusterObject, groupKindOf, keyOf } from '#engine/simulation/cluster-object.js';
import type { Refusal } from '#engine/simulation/component.js';
import { CONTROL_PLANE } from '#engine/simulation/control-plane.js';
import { type Kernel, kernelOver } from '#engine/simulation/kernel.js';
import { evictAll } from '#engine/simulation/scenario/node-steps.js';
import { mergePatch, reapply } from '#engine/simulation/scenario/merge.js';
import { recordedNames, type RecordedNames } from '#engine/simulation/scenario/names.js';
import { DEFAULT_NODES, nodeOf } from '#engine/simulation/scenario/nodes.js';
import { type RecordedState, stateOf } from '#engine/simulation/scenario/state.js';
import { waitFor } from '#engine/simulation/scenario/timers.js';
import { storeAbove } from '#engine/simulation/store.js';

/** Rounds after which a step is given up. */
const MOST_ROUNDS = 5_000;
const OWN_NAMESPACES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** A refused request. */
export interface RecordedRefusal {
  readonly object: string;
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly causes: readonly string[];
}

/** What one step led to, as a recording of a real cluster tells it. */
export interface StepResult {
  readonly refused: readonly RecordedRefusal[];
  readonly state: RecordedState;
  readonly events: readonly string[];
  /** The operation, where it is not simulated yet: the step then changes nothing. */
  readonly unsupported?: string;
}

/** A scenario and the manifests of its folder, by file name. */
export interface ScenarioInput {
  readonly scenario: Scenario;
  readonly files: ReadonlyMap<string, readonly Resource[]>;
}

interface Run {
  readonly kernel: Kernel;
  readonly names: RecordedNames;
  readonly applied: Map<string, JsonObject>;
  readonly given: Set<string>;
  readonly files: ScenarioInput['files'];
  readonly refused: RecordedRefusal[];
}

/** The object as it is sent: what has no namespace goes to `default`. */
function manifestOf(resource: Resource): JsonObject {
  const namespace = resource.scope === 'Namespaced' ? { namespace: resource.namespace === '' ? 'default' : resource.namespace } : {};
  return { ...resource.object, metadata: { ...asObject(resource.object['metadata']), ...namespace } };
}

function keyOfManifest(manifest: JsonObject): string {
  const metadata = asObject(manifest['metadata']);
  return keyOf(groupKindOf(manifest), String(metadata?.['namespace'] ?? ''), String(metadata?.['name'] ?? ''));
}

function refuse(run: Run, key: string, refusal: Refusal | undefined): void {
  if (refusal === undefined) return;
  const [kind = '', namespace = '', name = ''] = key.split('/');
  run.refused.push({ object: `${kind.split('.')[0] ?? kind}/${namespace}/${name}`, ...refusal });
}

function applyManifest(run: Run, resource: Resource): void {
  const manifest = manifestOf(resource);
  const key = keyOfManifest(manifest);
  const live = run.kernel.store.get(key);
  const last = run.applied.get(key);
  run.given.add(key);
  const refusal = live === undefined ? run.kernel.create(manifest, resource) : run.kernel.replace(live, reapply(live.object, last, manifest));
  if (refusal === undefined) run.applied.set(key, manifest);
  refuse(run, key, refusal);
  run.kernel.settle();
}

function find(run: Run, { kind, name, namespace }: ObjectName): ClusterObject | undefined {
  const group = [...run.kernel.store.own()].find((entry) => entry.kind === kind && entry.name === name && entry.namespace === (namespace ?? entry.namespace));
  return group ?? run.kernel.store.get(keyOf(groupKind(kind, ''), namespace ?? '', name));
}

function change(run: Run, target: ObjectName, rewrite: (object: JsonObject) => JsonObject): void {
  const found = find(run, target);
  if (found !== undefined) refuse(run, found.key, run.kernel.replace(found, rewrite(found.object)));
  run.kernel.settle();
}

const withImage = (container: string, image: string) => (object: JsonObject): JsonObject => {
  const template = asObject(asObject(object['spec'])?.['template']);
  const containers = asList(asObject(template?.['spec'])?.['containers']).map((item) => (asObject(item)?.['name'] === container ? { ...asObject(item), image } : item));
  return mergePatch(object, { spec: { template: { spec: { containers } } } });
};

/** Runs one step; yields its operation where it is not simulated. */
function runStep(run: Run, step: ScenarioStep): string | undefined {
  const { kernel } = run;
  if (step.apply !== undefined) for (const file of step.apply) for (const resource of run.files.get(file) ?? []) applyManifest(run, resource);
  else if (step.delete !== undefined) {
    const found = find(run, step.delete);
    if (found !== undefined) kernel.remove(found);
  } else if (step.patch !== undefined) {
    const { patch } = step.patch;
    change(run, step.patch, (object) => mergePatch(object, { ...patch }));
  } else if (step.scale !== undefined) {
    const { replicas } = step.scale;
    change(run, step.scale, (object) => mergePatch(object, { spec: { replicas } }));
  } else if (step.setImage !== undefined) change(run, step.setImage, withImage(step.setImage.container, step.setImage.image));
  else if (step.wait !== undefined) waitFor(kernel, step.wait);
  else if (step.addNode !== undefined) kernel.create(nodeOf(step.addNode), undefined);
  else if (step.drain !== undefined) evictAll(kernel, step.drain);
  else return Object.keys(step)[0];
  run.kernel.settle();
  return undefined;
}

function resultOf(run: Run, from: number, unsupported: string | undefined): StepResult {
  const { kernel, names } = run;
  const events = kernel.events.slice(from).map(({ type, reason, regarding, message }) => names.words(`${type} ${reason} ${regarding}: ${reason === 'Scheduled' ? message.replace(/ to [^ ]+$/, ' to <node>') : message}`));
  const isTold = (entry: ClusterObject): boolean => entry.groupKind !== 'Namespace' || run.given.has(entry.key);
  return {
    refused: run.refused.splice(0).map((refusal) => ({ ...refusal, message: names.words(refusal.message) })),
    state: stateOf(kernel.store, names, isTold),
    events: [...new Set(events)].sort(),
    ...(unsupported !== undefined && { unsupported }),
  };
}

/** Namespaces that manifests name and none makes are made beforehand, unless the scenario says otherwise. */
function prepare(run: Run, { scenario, files }: ScenarioInput): void {
  for (const node of scenario.nodes ?? DEFAULT_NODES) run.kernel.create(nodeOf(node), undefined);
  const all = [...files.values()].flat();
  const made = new Set(all.filter(({ groupKind: kind }) => kind === 'Namespace').map(({ name }) => name));
  const named = new Set(all.map(({ namespace }) => namespace).filter((namespace) => namespace !== '' && !made.has(namespace) && !OWN_NAMESPACES.has(namespace)));
  if (scenario.namespaces !== 'none') for (const name of [...named].sort()) run.kernel.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, undefined);
  run.kernel.settle();
}

/** What a cluster of its own does with a folder, step by step. Operations that are not simulated yet are named in their step. */
export function runScenario(input: ScenarioInput): readonly StepResult[] {
  const names = recordedNames();
  const store = storeAbove();
  const kernel = kernelOver(store, { components: CONTROL_PLANE, mostRounds: MOST_ROUNDS, closed: true, onCreate: (entry) => names.learn([entry], store) });
  const run: Run = { kernel, names, applied: new Map(), given: new Set(), files: input.files, refused: [] };
  prepare(run, input);
  const steps = input.scenario.steps ?? [{ apply: [...input.files.keys()].sort() }];
  return steps.map((step) => {
    const from = kernel.events.length;
    return resultOf(run, from, runStep(run, step));
  });
}
