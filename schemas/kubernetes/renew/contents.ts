import { readFileSync } from 'node:fs';

/** A JSON Schema of OpenAPI, as a bare object. */
export type Schema = { readonly [key: string]: unknown };

/** The schemas of each minor version by definition name. */
export interface VersionedKinds {
  [version: string]: { readonly [definition: string]: Schema };
}

/** A row of `kinds.json`. Ranges of minors are `[first, last]`; an empty first is "earlier than known", an empty last "still". */
export interface ServedKind {
  readonly definition?: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly plural: string;
  readonly singular?: string;
  readonly shortNames?: readonly string[];
  readonly served: readonly [string, string];
  readonly byDefault?: readonly [string, string];
  readonly gate?: string;
  readonly introduced?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly replacement?: string;
  readonly notes?: string;
}

/** Orders `1.9` before `1.10`. */
export function compareVersions(left: string, right: string): number {
  const [leftMajor = 0, leftMinor = 0] = left.split('.').map(Number);
  const [rightMajor = 0, rightMinor = 0] = right.split('.').map(Number);
  return leftMajor - rightMajor || leftMinor - rightMinor;
}

/**
 * `feature-gates.json`: what a gate is from a minor on: `Alpha:off`, `Beta:on`, `GA:on:locked`, `gone`. The first minor may be before the oldest
 * version; what was before that is left out.
 */
export interface FeatureGates {
  readonly [gate: string]: { readonly [minor: string]: string };
}

/** A row of `gated-fields.json`: the field is dropped while one of the gates is off. Rows made by hand (`hand`) stand for those of the tables. */
export interface GatedField {
  readonly type: string;
  readonly field: string;
  readonly gates: readonly string[];
  /** Without the field, an object that holds nothing else goes too. */
  readonly emptied?: boolean;
  /** What the field is then, instead of absent. */
  readonly off?: string;
  readonly hand?: boolean;
}

/** What this folder holds. */
export interface Contents {
  readonly versions: VersionedKinds;
  readonly kinds: { readonly [key: string]: ServedKind };
  readonly gates: FeatureGates;
  readonly gatedFields: readonly GatedField[];
}

/** A line of a table, by its columns. */
export type Row = { readonly [column: string]: string };

/** Reads a table: tab-separated, the first line names the columns. */
export function readTable(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index] ?? '', cell])));
}

/** `group/version/kind`, without the group for core kinds. */
export const keyOf = (row: Row): string => `${row['group'] ? `${row['group']}/` : ''}${row['version']}/${row['kind']}`;

/** `{key: value}`, or nothing where the value is empty. */
export const given = (key: string, value: string | undefined): { [key: string]: string } => (value ? { [key]: value } : {});
