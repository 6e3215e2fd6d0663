import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asList, asString, type Json, type JsonObject } from '#engine/apimachinery/json.js';

/** What a missing target means. */
export type Verdict = 'error' | 'warning' | 'undecided';

/** One row of `schemas/world.yaml`. */
export interface WorldRow {
  readonly missing: Verdict;
  readonly withoutWorkloads: Verdict | undefined;
  readonly withOthers: Verdict | undefined;
  readonly isClusterScoped: boolean;
}

/** Looks rows up: by reference first, then by part, then by kind; `*` stands for every other kind. */
export interface WorldTable {
  row(reference: string, part: 'object' | 'key' | 'port', kind: GroupKind): WorldRow;
  isClusterScoped(kind: GroupKind): boolean;
}

const verdict = (value: Json | undefined): Verdict | undefined => (value === 'error' || value === 'warning' || value === 'undecided' ? value : undefined);

const UNKNOWN: WorldRow = { missing: 'undecided', withoutWorkloads: undefined, withOthers: undefined, isClusterScoped: false };

const readRow = (row: JsonObject): WorldRow => ({
  missing: verdict(row['missing']) ?? 'undecided',
  withoutWorkloads: verdict(row['withoutWorkloads']),
  withOthers: verdict(row['withOthers']),
  isClusterScoped: row['scope'] === 'Cluster',
});

function indexBy(rows: readonly JsonObject[], field: string): Map<string, WorldRow> {
  const index = new Map<string, WorldRow>();
  for (const row of rows) for (const item of asList(row[field])) index.set(asString(item) ?? '', readRow(row));
  return index;
}

/** Reads the rows of `schemas/world.yaml`; `schemas/world.schema.json` describes them. */
export function readWorld(rows: readonly JsonObject[]): WorldTable {
  const [references, parts, kinds] = [indexBy(rows, 'references'), indexBy(rows, 'parts'), indexBy(rows, 'kinds')];
  const ofKind = (kind: GroupKind): WorldRow => kinds.get(kind) ?? kinds.get('*') ?? UNKNOWN;
  return {
    row: (reference, part, kind) => parts.get(part) ?? references.get(reference) ?? ofKind(kind),
    isClusterScoped: (kind) => kinds.get(kind)?.isClusterScoped === true,
  };
}
