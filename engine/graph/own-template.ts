import { asObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { meetsRequirement, requirementsOf, selectorOfMap } from '#engine/apimachinery/label-selector.js';
import { undecided } from '#engine/graph/absence.js';
import { labelCandidate } from '#engine/graph/closest.js';
import { unreadable } from '#engine/resource/schema-violation.js';
import type { Edge } from '#engine/graph/edge.js';
import { labelsPath } from '#engine/graph/made.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { locate, type Scene } from '#engine/graph/scene.js';
import { labelsOf } from '#engine/graph/store.js';
import type { Resource } from '#engine/resource/resource.js';

const startsWith = (path: readonly (string | number)[], start: readonly (string | number)[]): boolean => start.every((step, index) => path[index] === step);

/** A selector as an object writes it, plain maps made LabelSelectors; undefined where it is none. */
export function readSelector(value: Json | undefined, { reference }: Occurrence): JsonObject | undefined {
  const written = asObject(value);
  return written !== undefined && reference.form === 'map' ? selectorOfMap(written) : written;
}

/** A workload's selector and the template that it makes Pods of: the API server refuses what does not match. */
export function resolveOwnTemplate(scene: Scene, occurrence: Occurrence, from: Resource): Edge[] {
  const { reference } = occurrence;
  const [pattern] = reference.selectors;
  const place = pattern === undefined ? undefined : locate(pattern, occurrence, from)[0];
  const template = reference.own === undefined ? undefined : locate(reference.own, occurrence, from)[0];
  const selector = readSelector(place?.value, occurrence);
  if (place === undefined || template === undefined || selector === undefined) return [];
  const labels = labelsOf(asObject(template.value));
  const path = labelsPath(template.path);
  const unmet = requirementsOf(selector)?.filter((requirement) => !meetsRequirement(requirement, labels));
  const edge: Edge = {
    reference: reference.id, from, path: place.path, wanted: { kinds: ['PodTemplate'], namespace: scene.namespaceOf(from), selector },
    state: 'resolved', targets: [{ resource: from, path, on: 'key' }], missing: undefined, closest: [], reason: undefined, optional: false, world: 'error',
  };
  if (unmet?.length === 0) return [edge];
  const isFaulty = unmet === undefined || unreadable(from.violations).some((violation) => startsWith(violation.path, place.path) || startsWith(violation.path, path));
  if (isFaulty) return [{ ...edge, targets: [], ...undecided('refused-target', from.name) }];
  const isPatched = scene.influence.isPatched(from, path) || scene.influence.isPatched(from, place.path);
  if (isPatched) return [{ ...edge, targets: [], ...undecided('patched', from.document.file.path) }];
  const labelled = scene.influence.above(from).find((one) => unmet.some(({ key }) => Object.hasOwn(one.labels, key)));
  if (labelled !== undefined) return [{ ...edge, targets: [], ...undecided('transformed', labelled.path) }];
  return [{ ...edge, state: 'missing', targets: [], missing: 'object', closest: unmet.slice(0, 3).map((requirement) => labelCandidate(from, path, requirement)) }];
}
