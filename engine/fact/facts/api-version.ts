import { asObject, asString } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';

interface Use {
  readonly use: 'object' | 'scale-target';
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: FieldPath;
}

function* usesOf(resource: Resource): Iterable<Use> {
  const { apiVersion, kind, groupKind } = resource;
  yield { use: 'object', apiVersion, kind, path: ['apiVersion'] };
  if (groupKind !== 'HorizontalPodAutoscaler.autoscaling') return;
  const target = asObject(asObject(resource.object['spec'])?.['scaleTargetRef']);
  const version = asString(target?.['apiVersion']);
  if (version !== undefined)
    yield { use: 'scale-target', apiVersion: version, kind: asString(target?.['kind']) ?? '', path: ['spec', 'scaleTargetRef', 'apiVersion'] };
}

/** `apps/v1/Deployment` -> `apps/v1` where the kind stays the same; else `apps/v1 Deployment`. */
function replacementFor(replacement: string | undefined, kind: string): string {
  if (replacement === undefined) return '';
  const cut = replacement.lastIndexOf('/');
  return replacement.slice(cut + 1) === kind ? replacement.slice(0, cut) : `${replacement.slice(0, cut)} ${replacement.slice(cut + 1)}`;
}

function toFact(graph: Graph, scheme: Scheme, resource: Resource, { use, apiVersion, kind, path }: Use): Fact {
  const { state, since, removedIn, replacement, notes, served } = scheme.find(apiVersion, kind).version;
  return {
    fact: 'api-version',
    columns: {
      kind: resource.kind,
      object: qualifiedName(resource.namespace, resource.name),
      name: resource.name,
      namespace: resource.namespace,
      use,
      apiVersion,
      targetKind: kind,
      state: known(graph, resource, path, state),
      since: since ?? '',
      removedIn: removedIn ?? '',
      replacement: replacementFor(replacement, kind),
      notes: notes?.split('; ') ?? [],
      served: [...served],
      kubernetesVersion: scheme.version,
    },
    places: { at: { resource, path, on: 'value' }, kind: { resource, path: [...path.slice(0, -1), 'kind'], on: 'value' } },
    resource,
    because: [],
  };
}

/** Every apiVersion that a manifest names, and where it stands in the chosen Kubernetes version. */
export const apiVersion: FactDerivation = {
  fact: 'api-version',
  *derive({ graph, scheme }) {
    for (const resource of graph.resources) for (const use of usesOf(resource)) yield toFact(graph, scheme, resource, use);
  },
};
