import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainSchema, reachable } from './variants.js';
import type { Schema, ServedKind, VersionedKinds } from './variants.js';

type Row = { readonly [column: string]: string };

function readTable(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index] ?? '', cell])));
}

const keyOf = (row: Row): string => `${row['group'] ? `${row['group']}/` : ''}${row['version']}/${row['kind']}`;

/** Kinds that were gone before the oldest version of the tables, so that no resource list tells their scope. */
const CLUSTER_SCOPED = new Set(['PodSecurityPolicy', 'ClusterCIDR']);

function servedKind(row: Row, resource: Row | undefined, definition: string | undefined): ServedKind {
  const isNamespaced = resource === undefined ? !CLUSTER_SCOPED.has(row['kind'] ?? '') : resource['namespaced'] === 'yes';
  const shortNames = (resource?.['short_names'] ?? '').split(',').filter((name) => name !== '');
  const text = (key: string, column: string): object => (row[column] ? { [key]: row[column] } : {});
  return {
    ...(definition === undefined ? {} : { definition }),
    scope: isNamespaced ? 'Namespaced' : 'Cluster',
    plural: row['plural'] ?? '',
    ...(resource?.['singular'] ? { singular: resource['singular'] } : {}),
    ...(shortNames.length > 0 ? { shortNames } : {}),
    served: [row['first_seen'] ?? '', row['last_seen'] ?? ''],
    ...(row['default_first'] || row['default_last'] ? { byDefault: [row['default_first'] ?? '', row['default_last'] ?? ''] as const } : {}),
    ...(resource?.['gate'] ? { gate: resource['gate'] } : {}),
    ...text('introduced', 'introduced'),
    ...text('deprecated', 'deprecated'),
    ...text('removed', 'removed'),
    ...(row['replacement'] && row['replacement'] !== 'none' ? { replacement: row['replacement'] } : {}),
    ...text('notes', 'notes'),
  };
}

/** Reads `openapi/*.json.xz`, `resources/*.tsv` and `history.tsv` of a folder. */
export function readTables(folder: string): { versions: VersionedKinds; kinds: { [key: string]: ServedKind } } {
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
