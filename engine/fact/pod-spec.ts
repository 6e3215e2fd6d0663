import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asList, asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { Resource } from '#engine/resource/resource.js';

/** A Pod as a manifest describes it: the Pod itself, or the template of what makes Pods. */
export interface PodPlace {
  readonly resource: Resource;
  /** Where metadata and spec of the Pod stand; empty for a bare Pod. */
  readonly path: FieldPath;
  readonly spec: JsonObject;
}

/** One container of a Pod. A sidecar is an init container that restarts (KEP-753). */
export interface ContainerPlace {
  readonly pod: PodPlace;
  readonly path: FieldPath;
  readonly type: 'container' | 'init' | 'sidecar' | 'ephemeral';
  readonly name: string;
  readonly container: JsonObject;
}

const TEMPLATE_PATHS: { readonly [groupKind: string]: FieldPath } = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
};

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The Pod that a resource is or makes; undefined for every other kind, and where it has no spec. */
export function podOf(resource: Resource): PodPlace | undefined {
  const path = TEMPLATE_PATHS[resource.groupKind];
  if (path === undefined) return undefined;
  let holder: JsonObject | undefined = resource.object;
  for (const step of path) holder = asObject(holder?.[step]);
  const spec = asObject(holder?.['spec']);
  return spec === undefined ? undefined : { resource, path, spec };
}

function containerType(list: string, container: JsonObject): ContainerPlace['type'] {
  if (list === 'containers') return 'container';
  if (list === 'ephemeralContainers') return 'ephemeral';
  return container['restartPolicy'] === 'Always' ? 'sidecar' : 'init';
}

/** The containers of a Pod in the order of the API: init (and sidecar) containers, containers, ephemeral containers. */
export function containersOf(pod: PodPlace): readonly ContainerPlace[] {
  return CONTAINER_LISTS.flatMap((list) =>
    asList(pod.spec[list]).flatMap((item, index) => {
      const container = asObject(item);
      if (container === undefined) return [];
      const path = [...pod.path, 'spec', list, index];
      return [{ pod, path, type: containerType(list, container), name: asString(container['name']) ?? '', container }];
    }));
}
