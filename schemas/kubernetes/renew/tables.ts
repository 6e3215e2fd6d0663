import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions, given, keyOf, readTable, type Contents, type Row, type Schema, type ServedKind, type VersionedKinds } from '#schemas/kubernetes/renew/contents.js';
import { plainSchema, reachable } from '#schemas/kubernetes/renew/definitions.js';
import { gatedFieldsOf, gatesOf } from '#schemas/kubernetes/renew/gates.js';

/** Kinds that were gone before the oldest version of the tables, so that no resource list tells their scope. */
const CLUSTER_SCOPED = new Set(['PodSecurityPolicy', 'ClusterCIDR']);

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

/** Reads `openapi/*.json.xz`, `resources/*.tsv`, `history.tsv`, `feature-gates.tsv` and `gated-fields.tsv` of a folder. */
export function readTables(folder: string, { gatedFields }: Contents): Contents {
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
  const oldest = Object.keys(versions).sort(compareVersions)[0] ?? '';
  const gates = gatesOf(readTable(join(folder, 'feature-gates.tsv')), oldest);
  return { versions, kinds, gates, gatedFields: gatedFieldsOf(readTable(join(folder, 'gated-fields.tsv')), { versions, kinds, gates, gatedFields }) };
}
