import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { asList, asString, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** Where an apiVersion and kind stand in the chosen Kubernetes version (or in the CRDs of the input). */
export interface ApiVersion {
  /**
   * `off`: the server can serve it, but does not unless it is switched on (alpha and most beta versions). `not-yet`: a later Kubernetes
   * has it. `not-served`: a CRD of the input has the kind, but not this version of it (or `served: false`), or the group is Kubernetes' own and
   * has no such kind or version. `unknown`: nothing is known of the group's kind.
   */
  readonly state: 'served' | 'deprecated' | 'off' | 'removed' | 'not-yet' | 'not-served' | 'unknown';
  /** The minor since which the state holds: deprecated since, removed in, served from. Undefined where nothing says so. */
  readonly since: string | undefined;
  /** The minor that removed it, or will. */
  readonly removedIn: string | undefined;
  /** The apiVersion and kind to use instead, as `apps/v1/Deployment`: the successor, or for `not-served` what was most likely meant. */
  readonly replacement: string | undefined;
  /** What a migration must heed: a fact from `kinds.json`, in English. */
  readonly notes: string | undefined;
  /** For `not-served`: the apiVersions that do have the kind, by the CRD of the input or by the server. */
  readonly served: readonly string[];
}

/** A row of `schemas/kubernetes/kinds.json`. */
export interface KindRow {
  readonly definition: string | undefined;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly plural: string;
  /** First and last minor; an empty first: before all known ones, an empty last: still. */
  readonly served: readonly [string, string];
  readonly byDefault: readonly [string, string] | undefined;
  readonly deprecated: string | undefined;
  readonly removed: string | undefined;
  readonly replacement: string | undefined;
  readonly notes: string | undefined;
}

function range(value: Json | undefined): readonly [string, string] {
  const [first, last] = asList(value);
  return [asString(first) ?? '', asString(last) ?? ''];
}

/** A row as read from JSON. */
const kindRow = (row: JsonObject): KindRow => ({
  definition: asString(row['definition']),
  scope: row['scope'] === 'Cluster' ? 'Cluster' : 'Namespaced',
  plural: asString(row['plural']) ?? '',
  served: range(row['served']),
  byDefault: row['byDefault'] === undefined ? undefined : range(row['byDefault']),
  deprecated: asString(row['deprecated']),
  removed: asString(row['removed']),
  replacement: asString(row['replacement']),
  notes: asString(row['notes']),
});

/** The rows of `kinds.json` by `group/version/kind`, core kinds as `v1/Pod`; read one by one when asked for. */
export function kindRows(kinds: Json): (key: string) => KindRow | undefined {
  const rows = isObject(kinds) ? kinds : {};
  const made = new Map<string, KindRow | undefined>();
  return (key) => {
    if (!made.has(key)) {
      const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
      made.set(key, isObject(row) ? kindRow(row) : undefined);
    }
    return made.get(key);
  };
}

/** Looks for what was meant by a kind that its group, one of Kubernetes' own, does not have. */
export type Meant = (apiVersion: string, kind: string) => ApiVersion | undefined;

/** Follows the names in `kinds.json`: the same kind elsewhere, else the nearest kind of the same apiVersion. Undefined for other groups. */
export function meantKinds(kinds: Json, rowOf: (key: string) => KindRow | undefined, version: string): Meant {
  const keys = Object.keys(isObject(kinds) ? kinds : {});
  const groups = new Set(keys.map((key) => groupOf(key)));
  const isServed = (key: string): boolean => {
    const row = rowOf(key);
    return row !== undefined && ['served', 'deprecated'].includes(stateOf(row, version).state);
  };
  return (apiVersion, kind) => {
    if (!groups.has(groupOf(`${apiVersion}/${kind}`))) return undefined;
    const same = keys.filter((key) => key.endsWith(`/${kind}`) && isServed(key));
    const beside = keys.filter((key) => key.slice(0, key.lastIndexOf('/')) === apiVersion && isServed(key));
    const nearest = nearestWord(kind, beside.map((key) => key.slice(apiVersion.length + 1)));
    const replacement = same[0] ?? (nearest === undefined ? undefined : `${apiVersion}/${nearest}`);
    return { ...UNKNOWN, state: 'not-served', replacement, served: same.map((key) => key.slice(0, key.lastIndexOf('/'))) };
  };
}

/** `apps/v1/Deployment` -> `apps`, `v1/Pod` -> the empty string. */
const groupOf = (key: string): string => (key.split('/').length < 3 ? '' : key.slice(0, key.indexOf('/')));

/** The minor number: `1.29` -> 29. */
export const minorOf = (version: string): number => Number(version.split('.')[1] ?? '0');

const isBefore = (left: string, right: string): boolean => left !== '' && right !== '' && minorOf(left) < minorOf(right);
const isIn = (version: string, [first, last]: readonly [string, string]): boolean => !isBefore(version, first) && !isBefore(last, version);

function stateOf(row: KindRow, version: string): Pick<ApiVersion, 'state' | 'since'> {
  if (isBefore(version, row.served[0])) return { state: 'not-yet', since: row.served[0] };
  if (!isIn(version, row.served) || (row.removed !== undefined && !isBefore(version, row.removed)))
    return { state: 'removed', since: row.removed ?? row.served[1] };
  if (row.byDefault === undefined || !isIn(version, row.byDefault)) return { state: 'off', since: row.served[0] };
  if (row.deprecated !== undefined && !isBefore(version, row.deprecated)) return { state: 'deprecated', since: row.deprecated };
  return { state: 'served', since: row.byDefault[0] };
}

/** What the server's own history says of a version. */
export const apiVersionState = (row: KindRow, version: string): ApiVersion => ({
  ...stateOf(row, version), removedIn: row.removed, replacement: row.replacement, notes: row.notes, served: [],
});

/** A kind that neither the server's history nor a CRD of the input knows. */
export const UNKNOWN: ApiVersion = { state: 'unknown', since: undefined, removedIn: undefined, replacement: undefined, notes: undefined, served: [] };
