import type { ClusterView, Component, Notice } from '#engine/simulation/component.js';
import { kindInKey } from '#engine/simulation/slots.js';

/** Which objects each component still has to look at. */
export interface WorkQueue {
  notify(notice: Notice): void;
  /** Puts an object before every component that reconciles its kind. */
  wake(key: string): void;
  /** The keys that wait for a component, in the order in which they came; none waits afterwards. */
  drain(component: Component): readonly string[];
  isEmpty(): boolean;
}

/** `Pod/*`: every object of the kind, listed when the component's turn comes, and looked at after those that are named. */
const isWhole = (key: string): boolean => key.endsWith('/*');

const hears = (component: Component, kind: string): boolean => component.watches === 'all' || component.watches.includes(kind);

/** An empty queue for these components. */
export function workQueue(components: readonly Component[], view: ClusterView, keysOfKind: (kind: string) => readonly string[]): WorkQueue {
  const waiting = new Map<Component, Set<string>>(components.map((component) => [component, new Set()]));
  const reconcilers = new Map<string, Component[]>();
  const watchers = new Map<string, Component[]>();
  const known = (table: Map<string, Component[]>, kind: string, is: (component: Component) => boolean): Component[] => {
    const found = table.get(kind);
    if (found !== undefined) return found;
    const made = components.filter(is);
    table.set(kind, made);
    return made;
  };
  const enqueue = (component: Component, key: string): void => {
    waiting.get(component)?.add(key);
  };
  const reconcilersOf = (kind: string): Component[] => known(reconcilers, kind, (component) => component.reconciles.includes(kind));
  return {
    notify(notice) {
      const { groupKind, key } = notice.after ?? notice.before ?? { groupKind: '', key: '' };
      if (notice.after !== undefined)
        for (const component of reconcilersOf(groupKind)) if (component.concerns?.(notice) !== false) enqueue(component, key);
      for (const component of known(watchers, groupKind, (one) => hears(one, groupKind)))
        for (const woken of component.wakes(notice, view)) enqueue(component, woken);
    },
    wake(key) {
      for (const component of reconcilersOf(kindInKey(key))) enqueue(component, key);
    },
    drain(component) {
      const keys = [...(waiting.get(component) ?? [])];
      waiting.get(component)?.clear();
      const named = keys.filter((key) => !isWhole(key));
      return named.length === keys.length ? keys : [...new Set([...named, ...keys.filter(isWhole).flatMap((key) => keysOfKind(kindInKey(key)))])];
    },
    isEmpty: () => [...waiting.values()].every((keys) => keys.size === 0),
  };
}
