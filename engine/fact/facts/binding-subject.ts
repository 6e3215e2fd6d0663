import { asList, asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

const BINDINGS: ReadonlySet<string> = new Set(['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io']);

function toFact(graph: Graph, binding: Resource, index: number, subject: JsonObject): Fact {
  const path = ['subjects', index];
  const roleRef = asObject(binding.object['roleRef']);
  return {
    fact: 'binding-subject',
    columns: {
      ...objectColumns(binding),
      roleKind: asString(roleRef?.['kind']) ?? '',
      role: asString(roleRef?.['name']) ?? '',
      subjectKind: asString(subject['kind']) ?? '',
      subject: asString(subject['name']) ?? '',
      subjectNamespace: known(graph, binding, [...path, 'namespace'], asString(subject['namespace']) ?? ''),
    },
    places: { at: { resource: binding, path: [...path, 'name'], on: 'value' }, subject: { resource: binding, path, on: 'value' } },
    resource: binding,
    because: [],
  };
}

/** Every subject of a RoleBinding or ClusterRoleBinding. */
export const bindingSubject: FactDerivation = {
  fact: 'binding-subject',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      if (!BINDINGS.has(resource.groupKind)) continue;
      for (const [index, item] of asList(resource.object['subjects']).entries()) {
        const subject = asObject(item);
        if (subject !== undefined) yield toFact(graph, resource, index, subject);
      }
    }
  },
};
