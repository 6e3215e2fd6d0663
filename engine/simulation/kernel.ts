import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { Resource } from '#engine/resource/resource.js';
import { admit } from '#engine/simulation/admission/admit.js';
import { review } from '#engine/simulation/admission/review.js';
import { type ClusterObject, displayName, finalizersOf, groupKindOf, isDeleting, keyOf } from '#engine/simulation/cluster-object.js';
import { timestampOf } from '#engine/simulation/clock.js';
import { viewOf } from '#engine/simulation/cluster-view.js';
import type { Change, ClusterView, Component, EventWords, Notice, Refusal } from '#engine/simulation/component.js';
import { sameJson } from '#engine/simulation/same-json.js';
import type { ClusterEvent } from '#engine/simulation/simulation.js';
import { slot } from '#engine/simulation/slots.js';
import type { Store } from '#engine/simulation/store.js';
import { workQueue } from '#engine/simulation/work-queue.js';
import { cycleWatch } from '#engine/simulation/cycle-watch.js';

/** How a run ended. */
export interface Outcome {
  readonly outcome: 'converged' | 'oscillating' | 'exhausted';
  readonly rounds: number;
}

/** The API server and the control plane above one store. */
export interface Kernel {
  readonly view: ClusterView;
  readonly store: Store;
  readonly events: readonly ClusterEvent[];
  /** Creates an object as a client would. */
  create(object: JsonObject, origin: Resource | undefined): Refusal | undefined;
  /** Replaces an object as a client would. */
  replace(target: ClusterObject<unknown>, object: JsonObject): Refusal | undefined;
  remove(target: ClusterObject<unknown>): void;
  /** Looks at an object again, as after a timer. */
  wake(key: string): void;
  /** Lets seconds pass; nothing is woken by it. */
  pass(seconds: number): void;
  /** Runs the components until a whole round changes nothing. */
  settle(): Outcome;
  record(words: EventWords, regarding: ClusterObject<unknown>, component: string): void;
}

/** What the kernel is started with. */
export interface KernelOptions {
  readonly components: readonly Component[];
  readonly mostRounds: number;
  /** Whether what is not given is not there: a scenario's cluster is whole, a folder rarely is. */
  readonly closed: boolean;
  /** Told of every new object. */
  readonly onCreate?: (entry: ClusterObject) => void;
}

/** A kernel over a store that may hold a converged cluster already. */
export function kernelOver(store: Store, options: KernelOptions): Kernel {
  let elapsed = 0;
  let created = store.counted('created');
  let round = 0;
  const events: ClusterEvent[] = [];
  const said = new Set<string>();
  const view: ClusterView = viewOf(store, { clock: () => elapsed, review: (object) => review(object, view), isClosed: options.closed });
  const queue = workQueue(options.components, view, (kind) => store.under(slot.kind(kind)).map(({ key }) => key));
  const watch = cycleWatch();

  const notify = (notice: Notice): void => {
    watch.saw(notice);
    queue.notify(notice);
  };
  const record: Kernel['record'] = ({ type, reason, message }, regarding, component) => {
    const name = displayName(regarding);
    const words = `${type} ${reason} ${name}: ${message}`;
    if (said.has(words)) return;
    said.add(words);
    events.push({ round, component, type, reason, message, regarding: name, origin: regarding.origin });
  };
  const insert = (given: JsonObject, origin: Resource | undefined): ClusterObject => {
    const groupKind = groupKindOf(given);
    const metadata = asObject(given['metadata']);
    const [namespace, name] = [asString(metadata?.['namespace']) ?? '', asString(metadata?.['name']) ?? ''];
    const key = keyOf(groupKind, namespace, name);
    const prefix = asString(metadata?.['generateName']);
    if (prefix !== undefined) store.count(`name ${namespace}/${prefix}`);
    const uid = `${key}#${store.count(`uid ${key}`)}`;
    created = store.count('created');
    const stamped = { ...given, metadata: { ...metadata, uid, creationTimestamp: timestampOf(elapsed) } };
    const asked = { key, groupKind, kind: asString(given['kind']) ?? '', namespace, name, uid, created, object: stamped, origin };
    const entry = { ...asked, object: admit(asked, view) };
    store.put(entry);
    options.onCreate?.(entry);
    notify({ before: undefined, after: entry });
    return entry;
  };
  const drop = (target: ClusterObject): void => {
    store.remove(target);
    notify({ before: target, after: undefined });
  };
  const rewrite = (target: ClusterObject<unknown>, object: JsonObject): void => {
    const before = store.get(target.key);
    if (before === undefined || before.uid !== target.uid || sameJson(before.object, object)) return;
    const after = { ...before, object };
    if (isDeleting(object) && finalizersOf(object).length === 0 && before.groupKind !== 'Pod') return drop(before);
    store.put(after);
    notify({ before, after });
  };
  const erase = (target: ClusterObject<unknown>, now: boolean): void => {
    const current = store.get(target.key);
    if (current === undefined || current.uid !== target.uid) return;
    const held = finalizersOf(current.object).length > 0 || (current.groupKind === 'Pod' && isGraceful(current));
    if (now || !held) return drop(current);
    if (isDeleting(current.object)) return;
    const metadata = { ...asObject(current.object['metadata']), deletionTimestamp: timestampOf(elapsed) };
    rewrite(current, { ...current.object, metadata });
  };
  const perform = (change: Change, target: ClusterObject, component: Component): void => {
    if (change.verb !== 'record') refuseForeign(change, component);
    if (change.verb === 'create') insert(change.object, target.origin);
    else if (change.verb === 'update') rewrite(store.get(change.target.key) ?? target, change.object);
    else if (change.verb === 'delete') erase(store.get(change.target.key) ?? target, change.now === true);
    for (const words of change.events ?? []) record(words, words.regarding ?? target, component.name);
  };
  const runRound = (): void => {
    round += 1;
    for (const component of options.components) {
      for (const key of queue.drain(component)) {
        const target = store.get(key);
        if (target === undefined) continue;
        for (const change of component.reconcile(target, view)) perform(change, target, component);
      }
    }
  };
  return {
    view,
    store,
    events,
    record,
    create(object, origin) {
      const refusal = review(object, view);
      if (refusal === undefined) insert(object, origin);
      return refusal;
    },
    replace(target, object) {
      rewrite(target, object);
      return undefined;
    },
    remove: (target) => erase(target, false),
    wake: (key) => queue.wake(key),
    pass(seconds) {
      elapsed += seconds;
    },
    settle() {
      const from = round;
      watch.restart();
      while (!queue.isEmpty()) {
        if (round - from >= options.mostRounds) return { outcome: 'exhausted', rounds: round - from };
        runRound();
        if (watch.repeats()) return { outcome: 'oscillating', rounds: round - from };
      }
      said.clear();
      return { outcome: 'converged', rounds: round - from };
    },
  };
}

/** A Pod on a node ends with a grace period; one without a node, or one that has ended, goes at once. */
function isGraceful(pod: ClusterObject): boolean {
  const phase = asString(asObject(pod.object['status'])?.['phase']);
  return asString(asObject(pod.object['spec'])?.['nodeName']) !== undefined && phase !== 'Succeeded' && phase !== 'Failed';
}

function refuseForeign(change: Exclude<Change, { verb: 'record' }>, component: Component): void {
  const kind = change.verb === 'create' ? groupKindOf(change.object) : change.target.groupKind;
  if (component.writes !== 'all' && !component.writes.includes(kind)) throw new Error(`${component.name} may not ${change.verb} a ${kind}`);
}
