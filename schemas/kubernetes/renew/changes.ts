import { compareVersions, type Contents, type FeatureGates, type Schema, type ServedKind } from '#schemas/kubernetes/renew/contents.js';
import { codeThatAsks, rowsThatName } from '#schemas/kubernetes/renew/mentions.js';

/** A definition or a field of one that came (`+`), went (`-`) or changed (`~`). */
interface Change {
  readonly sign: '+' | '-' | '~';
  readonly type: string;
  /** Empty: the definition itself. */
  readonly field: string;
  readonly words: string;
}

const asSchema = (value: unknown): Schema => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {});

/** What a field is, in a word: `[]Container`, `map of string`, `integer`. */
function typeWord(schema: Schema): string {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].slice(schema['$ref'].lastIndexOf('.') + 1);
  if (schema['type'] === 'array') return `[]${typeWord(asSchema(schema['items']))}`;
  if (schema['additionalProperties'] !== undefined) return `map of ${typeWord(asSchema(schema['additionalProperties']))}`;
  return String(schema['type'] ?? 'any');
}

/** What is said of a field beside its type, in the order in which it is told. */
const WORDS = ['enum', 'format', 'default', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type'];

/** A default that is Go's zero value says nothing, and comes and goes without a meaning. */
const isZero = (value: unknown): boolean => ['""', '{}', '0', 'false'].includes(JSON.stringify(value));

const withoutZeroDefaults = (schema: Schema): string => JSON.stringify(schema, (key, value: unknown) => (key === 'default' && isZero(value) ? undefined : value));

function fieldChange(before: Schema, after: Schema): string | undefined {
  if (withoutZeroDefaults(before) === withoutZeroDefaults(after)) return undefined;
  const words: string[] = typeWord(before) === typeWord(after) ? [] : [`${typeWord(before)} -> ${typeWord(after)}`];
  for (const word of WORDS) {
    const [left, right] = [JSON.stringify(before[word]), JSON.stringify(after[word])];
    if (left !== right && !(word === 'default' && isZero(before[word]) && isZero(after[word]))) words.push(`${word} ${left ?? 'none'} -> ${right ?? 'none'}`);
  }
  return words.length > 0 ? words.join(', ') : 'otherwise';
}

function definitionChanges(type: string, before: Schema, after: Schema): Change[] {
  const [old, now] = [asSchema(before['properties']), asSchema(after['properties'])];
  const required = (schema: Schema): readonly unknown[] => (Array.isArray(schema['required']) ? schema['required'] : []);
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort().flatMap((field): Change[] => {
    const [left, right] = [old[field], now[field]];
    if (left === undefined) return [{ sign: '+', type, field, words: typeWord(asSchema(right)) }];
    if (right === undefined) return [{ sign: '-', type, field, words: typeWord(asSchema(left)) }];
    const isRequired = required(after).includes(field);
    const demand = required(before).includes(field) === isRequired ? undefined : isRequired ? 'now required' : 'no longer required';
    const words = [fieldChange(asSchema(left), asSchema(right)), demand].filter((word) => word !== undefined);
    return words.length === 0 ? [] : [{ sign: '~', type, field, words: words.join(', ') }];
  });
}

function schemaChanges(before: { readonly [name: string]: Schema }, after: { readonly [name: string]: Schema }): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((type): Change[] => {
    const [old, now] = [before[type], after[type]];
    if (old === undefined) return [{ sign: '+', type, field: '', words: `of ${Object.keys(asSchema(now?.['properties'])).join(', ')}` }];
    return now === undefined ? [{ sign: '-', type, field: '', words: '' }] : definitionChanges(type, old, now);
  });
}

/** The state of a gate in a version; a gate that is gone stays as it was. */
function gateState(gates: FeatureGates, gate: string, version: string): string {
  let state = 'unknown';
  for (const [since, now] of Object.entries(gates[gate] ?? {})) if (compareVersions(since, version) <= 0) state = now === 'gone' ? `gone (${state})` : now;
  return state;
}

function gateChanges(gates: FeatureGates, before: string, after: string): string[] {
  return Object.keys(gates).sort().flatMap((gate) => {
    const [old, now] = [gateState(gates, gate, before), gateState(gates, gate, after)];
    return old === now ? [] : [`${gate}  ${old} -> ${now}`, ...codeThatAsks(gate).map((place) => `    ${place}`)];
  });
}

const isServed = (range: readonly [string, string] | undefined, version: string): boolean =>
  range !== undefined && (range[0] === '' || compareVersions(range[0], version) <= 0) && (range[1] === '' || compareVersions(version, range[1]) <= 0);

function kindState(row: ServedKind, version: string): string {
  if (!isServed(row.served, version)) return 'not served';
  return `${isServed(row.byDefault, version) ? 'served' : 'served on demand'}${row.deprecated !== undefined && compareVersions(row.deprecated, version) <= 0 ? ', deprecated' : ''}`;
}

const kindChanges = (kinds: Contents['kinds'], before: string, after: string): string[] =>
  Object.entries(kinds).sort().flatMap(([key, row]) => (kindState(row, before) === kindState(row, after) ? [] : [`${key}  ${kindState(row, before)} -> ${kindState(row, after)}`]));

const described = ({ sign, type, field, words }: Change): string[] =>
  [`${sign} ${type}${field === '' ? '' : `  ${field}`}  ${words}`.trimEnd(), ...(sign === '+' && field === '' ? [] : rowsThatName(type, sign === '+' ? '' : field).map((place) => `    ${place}`))];

/** What changed from one version to the other, and the rows and code that name it. */
export function changesBetween({ versions, kinds, gates }: Contents, before: string, after: string): string {
  const [old, now] = [versions[before], versions[after]];
  if (old === undefined || now === undefined) throw new Error(`there are ${Object.keys(versions).sort(compareVersions).join(', ')}`);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Kinds', kindChanges(kinds, before, after)],
    ['Definitions and fields; below each the rows and validators that name it', schemaChanges(old, now).flatMap(described)],
    ['Feature gates; below each the code and rows that ask for it', gateChanges(gates, before, after)],
  ];
  return parts.map(([title, lines]) => [`${title} (${before} to ${after})`, ...(lines.length === 0 ? ['nothing'] : lines)].map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n')).join('\n\n');
}
