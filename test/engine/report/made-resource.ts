import { isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { groupKind, parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import type { Resource } from '#engine/resource/resource.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';
import type { YamlNode } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';

const plain = (node: YamlNode): Json => {
  if (node.type === 'scalar') return node.value;
  return node.type === 'sequence' ? node.items.map(plain) : Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
};

const word = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Resources of a file as decoding would give them, without schema and defaults. */
export function resourcesOf(text: string, violations: readonly SchemaViolation[] = [], path = 'a.yaml'): readonly Resource[] {
  return parseFiles([{ path, text }]).flatMap((document): readonly Resource[] => {
    const { root } = document;
    const object = root === undefined ? undefined : plain(root);
    if (root?.type !== 'mapping' || !isObject(object)) return [];
    const metadata: JsonObject = isObject(object['metadata']) ? object['metadata'] : {};
    const [apiVersion, kind] = [word(object['apiVersion']), word(object['kind'])];
    const { group } = parseApiVersion(apiVersion);
    return [{
      document, node: root, apiVersion, kind, group, groupKind: groupKind(kind, group), scope: 'Namespaced',
      namespace: word(metadata['namespace']), name: word(metadata['name']), object, violations, warnings: [], schema: undefined,
    }];
  });
}
