import { compareVersions, type Contents, type FeatureGates, type GatedField, type Row } from '#schemas/kubernetes/renew/contents.js';

/** The next minor: `1.36` -> `1.37`. */
function following(version: string): string {
  const [major, minor] = version.split('.').map(Number);
  return `${major}.${(minor ?? 0) + 1}`;
}

const isBefore = (left: string, right: string): boolean => compareVersions(left, right) < 0;

/** The states of one gate: the one that the oldest version has, then what changed. */
function statesOf(row: Row, oldest: string): { readonly [minor: string]: string } {
  const changes = (row['changes'] ?? '').split(' ').map((change): [string, string] => [change.split('=')[0] ?? '', change.split('=')[1] ?? '']);
  const first = changes.findLastIndex(([minor]) => !isBefore(oldest, minor));
  const gone: [string, string][] = row['last'] ? [[following(row['last']), 'gone']] : [];
  return Object.fromEntries([...changes.slice(Math.max(first, 0)), ...gone]);
}

/** The gates that the oldest version or a later one knows. */
export const gatesOf = (rows: readonly Row[], oldest: string): FeatureGates =>
  Object.fromEntries(rows.filter((row) => !row['last'] || !isBefore(row['last'], oldest)).map((row) => [row['gate'] ?? '', statesOf(row, oldest)]));

/** Whether a gate has been on and nobody could switch it off, in all versions. */
const isFixed = (states: { readonly [minor: string]: string } | undefined, oldest: string): boolean =>
  states === undefined || Object.entries(states).some(([minor, state]) => state.endsWith('on:locked') && !isBefore(oldest, minor));

const withoutVersion = (type: string): string => type.replace(/\.v\d+(?:(?:alpha|beta)\d+)?(?=\.[^.]+$)/, '');

/** Fields by type without the version. Rows made by hand stay, in the place of those of the table; gates that were always on guard nothing. */
export function gatedFieldsOf(rows: readonly Row[], known: Contents): GatedField[] {
  const oldest = Object.keys(known.versions).sort(compareVersions)[0] ?? '';
  const hasField = (type: string, field: string): boolean => Object.values(known.versions).some((schemas) => Object.hasOwn(schemas[type]?.['properties'] ?? {}, field));
  const found = new Map<string, GatedField>();
  for (const { schema = '', field = '', gate = '' } of rows) {
    // Go's name of an embedded struct; OpenAPI knows only what embeds it.
    const type = schema.replace(/Common$/, '');
    const row = { type: withoutVersion(type), field, gates: gate.split(',').filter((name) => !isFixed(known.gates[name], oldest)) };
    if (row.gates.length > 0 && hasField(type, field)) found.set(`${row.type}.${field}`, row);
  }
  for (const row of known.gatedFields) if (row.hand === true) found.set(`${row.type}.${row.field}`, row);
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

const STAGES: { readonly [stage: string]: string } = { ALPHA: 'Alpha', BETA: 'Beta', DEPRECATED: 'Deprecated', '': 'GA' };

/** Adds what the metric `kubernetes_feature_enabled` of a server says of its minor; that a gate is locked it does not say. Without metrics: the same gates. */
export function withServerGates(known: FeatureGates, metrics: string, minor: string): FeatureGates {
  const served = new Map([...metrics.matchAll(/^kubernetes_feature_enabled\{name="(\w+)",stage="(\w*)"\} ([01])/gm)].map(([, name = '', stage = '', on]) => [name, `${STAGES[stage] ?? stage}:${on === '1' ? 'on' : 'off'}`]));
  if (served.size === 0) return known;
  for (const all of ['AllAlpha', 'AllBeta']) served.delete(all);
  const names = [...new Set([...Object.keys(known), ...served.keys()])];
  return Object.fromEntries(names.map((name) => {
    const before = Object.entries(known[name] ?? {}).filter(([since]) => isBefore(since, minor));
    const last = before.at(-1)?.[1];
    const now = served.get(name) ?? 'gone';
    return [name, Object.fromEntries(last === now || last === `${now}:locked` ? before : [...before, [minor, now]])];
  }));
}
