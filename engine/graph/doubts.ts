import { asObject, type JsonObject } from '#engine/apimachinery/json.js';
import { matchesSelector, requirementsOf } from '#engine/apimachinery/label-selector.js';
import { undecided, type Absence } from '#engine/graph/absence.js';
import { unreadable } from '#engine/resource/schema-violation.js';
import type { Edge } from '#engine/graph/edge.js';
import { labelIndex } from '#engine/graph/label-index.js';
import { memoized } from '#engine/graph/memoized.js';
import { readLabels, type Labelled, type Store } from '#engine/graph/store.js';
import type { Influence } from '#engine/graph/kustomize-influence.js';
import type { Resource } from '#engine/resource/resource.js';

/** Pods whose labels cannot be taken as they stand: of workloads that the API server refuses, with faulty labels, or patched ones. */
export interface Doubts {
  /** Why Pods that the selector means may be there after all; undefined namespace: in any. */
  matching(selector: JsonObject, namespace: string | undefined, isVisible: (resource: Resource) => boolean): Absence | undefined;
}

/** Faulty or patched labels that are looked at one by one: a bound. */
const LOOKED_AT = 256;

const within = (path: Labelled['labelsAt'], start: Labelled['labelsAt']): boolean => start.every((step, index) => index >= path.length || path[index] === step);

/** Whether the labels would match if those that are in doubt had the right values. */
function couldMatch(selector: JsonObject, labels: JsonObject, isInDoubt: (key: string) => boolean): boolean {
  const certain = (requirementsOf(selector) ?? []).filter(({ key }) => !isInDoubt(key));
  const rest = certain.map(({ key, operator, values }) => (values.length === 0 ? { key, operator } : { key, operator, values }));
  return matchesSelector({ matchExpressions: rest }, labels) === true;
}

/** Collects the doubts; `mismatches` are the edges of workloads to their own templates that are missing. */
export function doubtsOf(store: Store, influence: Influence, mismatches: () => readonly Edge[], namespaceOf: (resource: Resource) => string): Doubts {
  const refused = memoized((namespace: string) => {
    const edges = mismatches().filter(({ from }) => namespace === '*' || namespaceOf(from) === namespace);
    return labelIndex(edges, ({ wanted }) => asObject(wanted.selector?.['matchLabels']) ?? {});
  });
  const faulty = memoized((namespace: string): readonly Labelled[] =>
    store.podTemplates(namespace === '*' ? undefined : namespace).all
      .filter((item) => unreadable(item.resource.violations).some(({ path }) => within(path, item.labelsAt)) || influence.isPatched(item.resource, item.labelsAt))
      .slice(0, LOOKED_AT));
  return {
    matching: (selector, namespace = '*', isVisible) => {
      const workload = refused(namespace).select(selector)?.find(({ from }) => isVisible(from));
      if (workload !== undefined) return undecided('refused-target', `${workload.from.kind} ${workload.from.name}`);
      for (const item of faulty(namespace)) {
        const { resource, labelsAt } = item;
        if (!isVisible(resource)) continue;
        const isFaultyLabel = (key: string): boolean => unreadable(resource.violations).some(({ path }) => within(path, labelsAt) && (path.length <= labelsAt.length || path[labelsAt.length] === key));
        if (couldMatch(selector, readLabels(item), isFaultyLabel) && unreadable(resource.violations).length > 0) return undecided('refused-target', `${resource.kind} ${resource.name}`);
        if (couldMatch(selector, readLabels(item), (key) => influence.isPatched(resource, [...labelsAt, key]))) return undecided('patched', resource.document.file.path);
      }
      return undefined;
    },
  };
}
