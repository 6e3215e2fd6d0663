import type { Resource } from '#engine/resource/resource.js';

/** `shop/web`, or `web` in the unnamed namespace and for cluster-scoped objects. */
export const qualifiedName = (namespace: string, name: string): string => (namespace === '' ? name : `${namespace}/${name}`);

/** The columns that every fact about one object begins with; `object` is the name with its namespace. */
export const objectColumns = (resource: Resource): { kind: string; object: string; name: string; namespace: string } => ({
  kind: resource.kind,
  object: qualifiedName(resource.namespace, resource.name),
  name: resource.name,
  namespace: resource.namespace,
});
