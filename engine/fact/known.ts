import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Column } from '#engine/fact/fact.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

/** The value, or undecided where a kustomization may change the field before it is applied. */
export const known = (graph: Graph, resource: Resource, path: FieldPath, value: Column): Column =>
  graph.isPatched(resource, path) ? UNDECIDED : value;
