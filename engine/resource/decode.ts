import { asObject, asString } from '#engine/apimachinery/json.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { entryOf } from '#engine/source/node.js';
import { decodeValue } from '#engine/resource/decode-value.js';
import { objectType } from '#engine/resource/structural-type.js';
import type { Document } from '#engine/source/document.js';
import type { MappingNode, YamlNode } from '#engine/source/node.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { StructuralType } from '#engine/resource/structural-type.js';
import type { Walk } from '#engine/resource/walk.js';

const textAt = (node: YamlNode, key: string): string | undefined => {
  const value = entryOf(node, key)?.value;
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
};

/** What is read of a kind that nothing describes: everything, with the metadata that every object has. */
const unknownTypes = new WeakMap<Scheme, StructuralType>();

function unknownType(scheme: Scheme): StructuralType {
  let type = unknownTypes.get(scheme);
  if (type === undefined) {
    const fields = new Map([['metadata', scheme.type('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta')]]);
    type = objectType(undefined, () => ({ fields, defaults: [], keepsUnknown: true, others: undefined }));
    unknownTypes.set(scheme, type);
  }
  return type;
}

function decodeResource(document: Document, node: MappingNode, apiVersion: string, kind: string, scheme: Scheme): Resource {
  const found = scheme.find(apiVersion, kind);
  const type = found.type ?? unknownType(scheme);
  const walk: Walk = { text: document.file.text, root: type, path: [], violations: [], isLenient: !found.isStrict, inStatus: false };
  const object = asObject(decodeValue(node, type, walk)) ?? {};
  const metadata = asObject(object['metadata']) ?? {};
  const generateName = asString(metadata['generateName']);
  const isJudged = found.type !== undefined && found.isStrict;
  return {
    document,
    node,
    apiVersion,
    kind,
    group: parseApiVersion(apiVersion).group,
    groupKind: found.groupKind,
    scope: found.scope,
    namespace: found.scope === 'Cluster' ? '' : asString(metadata['namespace']) ?? '',
    name: asString(metadata['name']) ?? (generateName === undefined ? '' : `${generateName}*`),
    object,
    violations: isJudged ? walk.violations : [],
    warnings: [],
    schema: found.schema,
  };
}

/** The items of a `List`, or of a `ConfigMapList` and its like; undefined where it is an object of its own. */
function listItems(node: YamlNode, apiVersion: string, kind: string, scheme: Scheme): readonly YamlNode[] | undefined {
  if (!kind.endsWith('List')) return undefined;
  const items = entryOf(node, 'items')?.value;
  if (items?.type !== 'sequence') return kind === 'List' && apiVersion === 'v1' ? [] : undefined;
  return kind === 'List' || scheme.find(apiVersion, kind).type === undefined ? items.items : undefined;
}

/** An item of a typed list may leave out what the list says: `ConfigMapList` holds ConfigMaps. */
function* decodeNode(document: Document, node: YamlNode, scheme: Scheme, list?: { apiVersion: string; kind: string }): Generator<Resource> {
  const apiVersion = textAt(node, 'apiVersion') ?? list?.apiVersion;
  const kind = textAt(node, 'kind') ?? list?.kind;
  if (node.type !== 'mapping' || apiVersion === undefined || !kind) return;
  const items = listItems(node, apiVersion, kind, scheme);
  if (items === undefined) yield decodeResource(document, node, apiVersion, kind, scheme);
  else for (const item of items) yield* decodeNode(document, item, scheme, { apiVersion, kind: kind.slice(0, -'List'.length) });
}

/**
 * The objects of the documents that are manifests, in their order, lists opened. Each is decoded strictly by the scheme and defaulted; what
 * does not fit is in its violations and not in its object. Objects of unknown kinds are kept as they are.
 */
export function decodeResources(documents: readonly Document[], scheme: Scheme): Resource[] {
  const resources: Resource[] = [];
  for (const document of documents)
    if (document.role === 'manifest' && document.root !== undefined)
      for (const resource of decodeNode(document, document.root, scheme)) resources.push(resource);
  return resources;
}
