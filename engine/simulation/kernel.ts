import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Resource } from '#engine/resource/resource.js';
import { review, reviewUpdate } from '#engine/simulation/admission/review.js';
import { type ApiServer, apiServer } from '#engine/simulation/api-server.js';
import { type ClusterObject, groupKindOf } from '#engine/simulation/cluster-object.js';
import { viewOf } from '#engine/simulation/cluster-view.js';
import type { Change, ClusterView, Component, Notice, Refusal } from '#engine/simulation/component.js';
import { cycleWatch } from '#engine/simulation/cycle-watch.js';
import { type EventLog, eventLog } from '#engine/simulation/event-log.js';
import type { ClusterEvent } from '#engine/simulation/simulation.js';
import { slot } from '#engine/simulation/slots.js';
import type { Store } from '#engine/simulation/store.js';
import { workQueue } from '#engine/simulation/work-queue.js';

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

function refuseForeign(change: Exclude<Change, { verb: 'record' }>, component: Component): void {
  const kind = change.verb === 'create' ? groupKindOf(change.object) : change.target.groupKind;
  if (component.writes !== 'all' && !component.writes.includes(kind)) throw new Error(`${component.name} may not ${change.verb} a ${kind}`);
}

/** Does what a component asks for, and writes down its events. */
function perform(change: Change, target: ClusterObject, component: Component, { server, log, round }: { server: ApiServer; log: EventLog; round: number }): void {
  if (change.verb !== 'record') refuseForeign(change, component);
  if (change.verb === 'create') server.create(change.object, target.origin);
  else if (change.verb === 'update') server.update(change.target, change.object);
  else if (change.verb === 'delete') server.delete(change.target, change.now === true);
  for (const words of change.events ?? []) log.record(words, words.regarding ?? target, component.name, round);
}

/** A kernel over a store that may hold a converged cluster already. */
export function kernelOver(store: Store, { components, mostRounds, closed, onCreate }: KernelOptions): Kernel {
  let elapsed = 0;
  let round = 0;
  const view: ClusterView = viewOf(store, { clock: () => elapsed, review: (object) => review(object, view), isClosed: closed });
  const queue = workQueue(components, view, (kind) => store.under(slot.kind(kind)).map(({ key }) => key));
  const watch = cycleWatch();
  const log = eventLog();
  const server = apiServer(store, view, (notice: Notice) => {
    if (notice.before === undefined && notice.after !== undefined) onCreate?.(notice.after);
    watch.saw(notice);
    queue.notify(notice);
  });
  const runRound = (): void => {
    round += 1;
    for (const component of components)
      for (const key of queue.drain(component)) {
        const target = store.get(key);
        if (target === undefined) continue;
        for (const change of component.reconcile(target, view)) perform(change, target, component, { server, log, round });
      }
  };
  return {
    view,
    store,
    events: log.events,
    create(object, origin) {
      const refusal = review(object, view);
      if (refusal === undefined) server.create(object, origin);
      return refusal;
    },
    replace(target, object) {
      const before = store.get(target.key);
      const refusal = before === undefined ? undefined : reviewUpdate(before.object, object, view);
      if (refusal === undefined) server.update(target, object);
      return refusal;
    },
    remove: (target) => server.delete(target, false),
    wake: (key) => queue.wake(key),
    pass(seconds) {
      elapsed += seconds;
    },
    settle() {
      const from = round;
      watch.restart();
      while (!queue.isEmpty()) {
        if (round - from >= mostRounds) return { outcome: 'exhausted', rounds: round - from };
        runRound();
        if (watch.repeats()) return { outcome: 'oscillating', rounds: round - from };
      }
      log.rest();
      return { outcome: 'converged', rounds: round - from };
    },
  };
}
