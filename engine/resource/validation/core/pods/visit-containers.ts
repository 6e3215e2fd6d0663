import { child, item } from '#engine/apimachinery/validation/field.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Container, EphemeralContainer, PodSpec } from '#engine/generated/kubernetes.js';

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The lists of containers of a Pod. */
type ContainerList = (typeof LISTS)[number];

/** Calls back with every container, in the API server's order. Follows pkg/api/pod.VisitContainers. */
export function visitContainers(spec: PodSpec, visit: (container: Container | EphemeralContainer, list: ContainerList, index: number) => void): void {
  for (const list of LISTS) {
    const containers = spec[list];
    if (containers !== undefined) for (const [index, container] of containers.entries()) visit(container, list, index);
  }
}

/** Where a container stands. */
export const containerField = (spec: Field, list: ContainerList, index: number): Field => item(child(spec, list), index);
