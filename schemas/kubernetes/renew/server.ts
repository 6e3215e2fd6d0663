import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions, given, keyOf, type Contents, type Row, type Schema } from '#schemas/kubernetes/renew/contents.js';
import { plainSchema, reachable } from '#schemas/kubernetes/renew/definitions.js';
import { withServerGates } from '#schemas/kubernetes/renew/gates.js';

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

/** Reads what an API server publishes, each file told by its content: OpenAPI v2 or v3, APIResourceLists and `/version`; `*.txt` is `/metrics`. */
export function readServer(folder: string, known: Contents): Contents {
  const documents = readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ServerDocument);
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
  const metrics = readdirSync(folder).filter((file) => file.endsWith('.txt')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return { ...known, versions: { ...known.versions, [minor]: reachable(schemas, roots) }, kinds, gates: withServerGates(known.gates, metrics, minor) };
}
