/**
 * Makes `definitions/`, `kinds.json` and `versions.json` of this folder again. The README beside it says how to get what it reads.
 *
 *     npx tsx schemas/kubernetes/renew.ts --tables FOLDER      from tables of many versions: openapi/, resources/, history.tsv
 *     npx tsx schemas/kubernetes/renew.ts --server FOLDER      adds one version from the documents of an API server
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON Schema of OpenAPI, as a bare object. */
type Schema = { readonly [key: string]: unknown };

/** One reading of a definition: from which minor to which (absent: to the newest). */
interface Variant {
  readonly from: string;
  readonly to?: string;
  readonly schema: Schema;
}

/** Variants, newest first, by definition name. */
interface Definitions {
  [name: string]: readonly Variant[];
}

/** The schemas of each minor version by definition name. */
interface VersionedKinds {
  [version: string]: { readonly [definition: string]: Schema };
}

/** A row of `kinds.json`. Ranges of minors are `[first, last]`; an empty first is "earlier than known", an empty last "still". */
interface ServedKind {
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
function compareVersions(left: string, right: string): number {
  const [leftMajor = 0, leftMinor = 0] = left.split('.').map(Number);
  const [rightMajor = 0, rightMinor = 0] = right.split('.').map(Number);
  return leftMajor - rightMajor || leftMinor - rightMinor;
}

const NOT_KEPT = new Set(['description', 'x-kubernetes-group-version-kind', 'x-kubernetes-unions', 'title', 'example', 'externalDocs']);

/** A schema without words, with plain definition names in `$ref`, `allOf` of one reference flattened, keys in a fixed order. */
function plainSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainSchema);
  if (typeof value !== 'object' || value === null) return value;
  const made: { [key: string]: unknown } = {};
  for (const [key, part] of Object.entries(value)) {
    if (NOT_KEPT.has(key) && (typeof part !== 'object' || key.startsWith('x-') || key === 'externalDocs')) continue;
    if (key === '$ref' && typeof part === 'string') made[key] = part.slice(part.lastIndexOf('/') + 1);
    else if (key === 'default' || key === 'enum') made[key] = part;
    else if (key === 'properties') made[key] = plainProperties(part);
    else if (key === 'allOf' && Array.isArray(part) && part.length === 1) Object.assign(made, plainSchema(part[0]));
    else made[key] = plainSchema(part);
  }
  return Object.fromEntries(Object.keys(made).sort().map((key) => [key, made[key]]));
}

function plainProperties(value: unknown): unknown {
  const properties = Object.entries(value ?? {}).map(([name, schema]): [string, unknown] => [name, plainSchema(schema)]);
  return Object.fromEntries(properties.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What the named definitions lead to by `$ref`, themselves included. */
function reachable(schemas: { readonly [name: string]: Schema }, roots: Iterable<string>): { [name: string]: Schema } {
  const found: { [name: string]: Schema } = {};
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = schemas[name];
    if (schema === undefined || name in found) continue;
    found[name] = schema;
    for (const [, reference] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) if (reference !== undefined) open.push(reference);
  }
  return found;
}

/** The same definitions, one row each, neighbouring versions that agree merged. */
function compactDefinitions(versions: VersionedKinds): Definitions {
  const order = Object.keys(versions).sort(compareVersions);
  const names = new Set(order.flatMap((version) => Object.keys(versions[version] ?? {})));
  const definitions: Definitions = {};
  for (const name of names) {
    const variants: { from: string; to: string; text: string }[] = [];
    for (const [index, version] of order.entries()) {
      const schema = versions[version]?.[name];
      if (schema === undefined) continue;
      const text = JSON.stringify(schema);
      const last = variants.at(-1);
      if (last !== undefined && last.text === text && last.to === order[index - 1]) last.to = version;
      else variants.push({ from: version, to: version, text });
    }
    definitions[name] = variants.reverse().map(({ from, to, text }) => {
      const schema = JSON.parse(text) as Schema;
      return to === order.at(-1) ? { from, schema } : { from, to, schema };
    });
  }
  return definitions;
}

/** The way back: what each version holds. */
function expandDefinitions(definitions: Definitions, versions: readonly string[]): VersionedKinds {
  const made: { [version: string]: { [name: string]: Schema } } = Object.fromEntries(versions.map((version) => [version, {}]));
  for (const [name, variants] of Object.entries(definitions))
    for (const { from, to, schema } of variants) {
      const isIn = (version: string): boolean => compareVersions(from, version) <= 0 && (to === undefined || compareVersions(version, to) <= 0);
      for (const version of versions.filter(isIn)) (made[version] ??= {})[name] = schema;
    }
  return made;
}

/** What this folder holds. */
interface Contents {
  readonly versions: VersionedKinds;
  readonly kinds: { readonly [key: string]: ServedKind };
}

type Row = { readonly [column: string]: string };

function readTable(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index] ?? '', cell])));
}

const keyOf = (row: Row): string => `${row['group'] ? `${row['group']}/` : ''}${row['version']}/${row['kind']}`;

/** Kinds that were gone before the oldest version of the tables, so that no resource list tells their scope. */
const CLUSTER_SCOPED = new Set(['PodSecurityPolicy', 'ClusterCIDR']);

/** `{key: value}`, or nothing where the value is empty. */
const given = (key: string, value: string | undefined): { [key: string]: string } => (value ? { [key]: value } : {});

function servedKind(row: Row, resource: Row | undefined, definition: string | undefined): ServedKind {
  const isNamespaced = resource === undefined ? !CLUSTER_SCOPED.has(row['kind'] ?? '') : resource['namespaced'] === 'yes';
  const shortNames = (resource?.['short_names'] ?? '').split(',').filter((name) => name !== '');
  const isDefault = Boolean(row['default_first'] || row['default_last']);
  return {
    ...given('definition', definition),
    scope: isNamespaced ? 'Namespaced' : 'Cluster',
    plural: row['plural'] ?? '',
    ...given('singular', resource?.['singular']),
    ...(shortNames.length > 0 ? { shortNames } : {}),
    served: [row['first_seen'] ?? '', row['last_seen'] ?? ''],
    ...(isDefault ? { byDefault: [row['default_first'] ?? '', row['default_last'] ?? ''] as const } : {}),
    ...given('gate', resource?.['gate']),
    ...given('introduced', row['introduced']),
    ...given('deprecated', row['deprecated']),
    ...given('removed', row['removed']),
    ...given('replacement', row['replacement'] === 'none' ? '' : row['replacement']),
    ...given('notes', row['notes']),
  };
}

/** Reads `openapi/*.json.xz`, `resources/*.tsv` and `history.tsv` of a folder. */
function readTables(folder: string): Contents {
  const history = readTable(join(folder, 'history.tsv'));
  const known = new Set(history.map(keyOf));
  const resources = new Map<string, Row>();
  for (const file of readdirSync(join(folder, 'resources')).sort())
    for (const row of readTable(join(folder, 'resources', file))) {
      resources.set(keyOf(row), row);
      resources.set(row['kind'] ?? '', row);
    }
  const definitionOf = new Map<string, string>();
  const versions: VersionedKinds = {};
  for (const file of readdirSync(join(folder, 'openapi')).sort()) {
    const text = execFileSync('xz', ['-dc', join(folder, 'openapi', file)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const document = JSON.parse(text) as { kinds: { [key: string]: string }; schemas: { [name: string]: Schema } };
    const kinds = Object.entries(document.kinds).filter(([key]) => known.has(key));
    for (const [key, definition] of kinds) definitionOf.set(key, definition);
    const schemas = plainSchema({ properties: document.schemas }) as { properties: { [name: string]: Schema } };
    versions[file.replace('.json.xz', '')] = reachable(schemas.properties, kinds.map(([, definition]) => definition));
  }
  const kinds: { [key: string]: ServedKind } = {};
  for (const row of history) {
    const key = keyOf(row);
    kinds[key] = servedKind(row, resources.get(key) ?? resources.get(row['kind'] ?? ''), definitionOf.get(key));
  }
  return { versions, kinds };
}

/** What is read of any of the documents that an API server publishes. */
interface ServerDocument {
  readonly gitVersion?: string;
  readonly definitions?: { readonly [name: string]: Schema };
  readonly components?: { readonly schemas?: { readonly [name: string]: Schema } };
  readonly groupVersion?: string;
  readonly resources?: readonly { readonly [key: string]: unknown }[];
}

/** A resource of a discovery document. */
interface Discovered {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
}

/** The resources of an APIResourceList (`/apis/apps/v1`), without subresources. */
function discovered({ groupVersion = '', resources = [] }: ServerDocument): Discovered[] {
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  return resources.filter((resource) => !String(resource['name']).includes('/')).map((resource) => ({
    group, version,
    kind: String(resource['kind']),
    plural: String(resource['name']),
    singular: String(resource['singularName'] ?? ''),
    namespaced: resource['namespaced'] === true,
    shortNames: (resource['shortNames'] ?? []) as string[],
  }));
}

/** Reads what an API server publishes, each file told by its content: OpenAPI v2 or v3, APIResourceLists and `/version`. */
function readServer(folder: string, known: Contents): Contents {
  const documents = readdirSync(folder).sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ServerDocument);
  const minor = documents.find(({ gitVersion }) => gitVersion !== undefined)?.gitVersion?.match(/^v(\d+\.\d+)/)?.[1];
  if (minor === undefined) throw new Error(`${folder}: no file holds the answer to /version`);
  const raw = Object.fromEntries(documents.flatMap(({ definitions, components }) => Object.entries(definitions ?? components?.schemas ?? {})));
  const schemas = (plainSchema({ properties: raw }) as { properties: { [name: string]: Schema } }).properties;
  const definitionOf = new Map<string, string>();
  for (const [name, schema] of Object.entries(raw))
    for (const row of (schema['x-kubernetes-group-version-kind'] ?? []) as Row[]) definitionOf.set(keyOf(row), name);
  const last = Object.keys(known.versions).filter((version) => compareVersions(version, minor) < 0).sort(compareVersions).at(-1) ?? '';
  const kinds = Object.fromEntries(Object.entries(known.kinds).map(([key, row]) => [key, row.byDefault?.[1] === '' ? { ...row, byDefault: [row.byDefault[0], last] as const } : row]));
  const roots: string[] = [];
  for (const resource of documents.flatMap(discovered)) {
    const key = keyOf({ group: resource.group, version: resource.version, kind: resource.kind });
    const definition = definitionOf.get(key);
    if (definition !== undefined) roots.push(definition);
    kinds[key] = {
      served: [minor, ''], introduced: minor, ...kinds[key], byDefault: [kinds[key]?.byDefault?.[0] ?? minor, ''], ...given('definition', definition),
      scope: resource.namespaced ? 'Namespaced' : 'Cluster', plural: resource.plural, ...given('singular', resource.singular),
      ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
    };
  }
  return { versions: { ...known.versions, [minor]: reachable(schemas, roots) }, kinds };
}

const here = import.meta.dirname;

const KIND_FIELDS = [
  'definition', 'scope', 'plural', 'singular', 'shortNames', 'served', 'byDefault', 'gate', 'introduced', 'deprecated', 'removed', 'replacement', 'notes',
];

function writeLines(path: string, rows: { readonly [name: string]: unknown }, fields?: string[]): void {
  const lines = Object.keys(rows).sort().map((name) => `${JSON.stringify(name)}:${JSON.stringify(rows[name], fields)}`);
  writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`);
}

function writeDefinitions(versions: VersionedKinds): void {
  const folder = join(here, 'definitions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const packages: { [name: string]: Definitions } = {};
  for (const [name, variants] of Object.entries(compactDefinitions(versions))) {
    const dot = name.lastIndexOf('.');
    (packages[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = variants;
  }
  for (const [name, definitions] of Object.entries(packages)) writeLines(join(folder, `${name}.json`), definitions);
}

function readFolder(): Contents {
  const known = JSON.parse(readFileSync(join(here, 'versions.json'), 'utf8')) as string[];
  const kinds = JSON.parse(readFileSync(join(here, 'kinds.json'), 'utf8')) as { [key: string]: ServedKind };
  const definitions: Definitions = {};
  for (const file of readdirSync(join(here, 'definitions')))
    for (const [name, variants] of Object.entries(JSON.parse(readFileSync(join(here, 'definitions', file), 'utf8')) as Definitions))
      definitions[`${file.slice(0, -'.json'.length)}.${name}`] = variants;
  return { versions: expandDefinitions(definitions, known), kinds };
}

function renew(source: string, folder: string): void {
  const { versions, kinds } = source === '--tables' ? readTables(folder) : readServer(folder, readFolder());
  writeDefinitions(versions);
  writeLines(join(here, 'kinds.json'), kinds, KIND_FIELDS);
  writeFileSync(join(here, 'versions.json'), `${JSON.stringify(Object.keys(versions).sort(compareVersions))}\n`);
}

const [source, folder] = process.argv.slice(2);
if (folder === undefined || (source !== '--tables' && source !== '--server')) {
  console.error('usage: renew.ts --tables FOLDER | --server FOLDER');
  process.exitCode = 2;
} else renew(source, folder);
