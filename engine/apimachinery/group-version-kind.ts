/** A kind without its version, written as Kubernetes writes it: `Pod`, `Deployment.apps`. */
export type GroupKind = string;

/** `apps/v1` -> group `apps`, version `v1`; `v1` -> group `` , version `v1`. */
export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** `apps`, `v1` -> `apps/v1`; the core group -> `v1`. */
export const formatApiVersion = (group: string, version: string): string => (group === '' ? version : `${group}/${version}`);

/** `Deployment`, `apps` -> `Deployment.apps`; core kinds stay bare. */
export const groupKind = (kind: string, group: string): GroupKind => (group === '' ? kind : `${kind}.${group}`);
