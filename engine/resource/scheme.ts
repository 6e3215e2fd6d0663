import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { formatApiVersion, groupKind, parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { entryOf } from '#engine/source/node.js';
import { apiVersionState, kindRows, meantKinds, minorOf, UNKNOWN } from '#engine/resource/api-version.js';
import { compileType } from '#engine/resource/compile-type.js';
import { customKind } from '#engine/resource/custom-resource-definition.js';
import { absentStructs } from '#engine/resource/defaulting/absent-struct.js';
import { compileDefaults } from '#engine/resource/defaulting/default.js';
import { strictness } from '#engine/resource/strictness.js';
import { objectType, once } from '#engine/resource/structural-type.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Document } from '#engine/source/document.js';
import type { YamlNode } from '#engine/source/node.js';
import type { ApiVersion, KindRow } from '#engine/resource/api-version.js';
import type { CustomKind } from '#engine/resource/custom-resource-definition.js';
import type { Strictness } from '#engine/resource/strictness.js';
import type { ObjectShape, StructuralType } from '#engine/resource/structural-type.js';

/** What is known of an apiVersion and kind. */
export interface SchemeKind {
  /** Of a removed version: that of its replacement. */
  readonly groupKind: GroupKind;
  readonly scope: 'Namespaced' | 'Cluster' | 'unknown';
  /** What to decode by; undefined where nothing describes it. */
  readonly type: StructuralType | undefined;
  /** The OpenAPI definition, the groupKind of a CRD's kind, or undefined. */
  readonly schema: string | undefined;
  /** Whether what the schema does not take is said: not for versions that are gone, of which another version's schema speaks. */
  readonly isStrict: boolean;
  readonly version: ApiVersion;
}

/** The kinds of one Kubernetes version and of the CRDs of the input. Definitions are compiled on first use. */
export interface Scheme {
  /** The minor version, such as `1.37`. */
  readonly version: string;
  /** Never undefined: a kind that nothing describes has the state `unknown`. */
  find(apiVersion: string, kind: string): SchemeKind;
  /** The raw OpenAPI definition in this version (`io.k8s.api.core.v1.PodSpec`), or undefined. */
  definition(name: string): JsonObject | undefined;
  /** The type to decode a definition by. */
  type(name: string): StructuralType;
  /** Whether objects of a definition may go without a name: they are not stored, or the server names them. */
  isNameless(definition: string): boolean;
  /** The kinds that CRDs of the input bring, by groupKind. */
  readonly custom: ReadonlyMap<GroupKind, CustomKind>;
}

const NO_FIELDS: ObjectShape = { fields: new Map(), defaults: [], keepsUnknown: true, others: undefined };

/** Reads definitions of one version lazily, package by package. */
function definitionsOf(kubernetes: KubernetesSource, version: string): (name: string) => JsonObject | undefined {
  const packages = new Map<string, JsonObject>();
  const minor = minorOf(version);
  return (name) => {
    const dot = name.lastIndexOf('.');
    const file = name.slice(0, dot);
    let definitions = packages.get(file);
    if (definitions === undefined) packages.set(file, (definitions = asObject(kubernetes.load(`definitions/${file}`)) ?? {}));
    for (const variant of asList(definitions[name.slice(dot + 1)])) {
      const { from, to, schema } = asObject(variant) ?? {};
      const isIn = minorOf(asString(from) ?? '') <= minor && (to === undefined || minor <= minorOf(asString(to) ?? ''));
      if (isIn) return asObject(schema);
    }
    return undefined;
  };
}

/** The types of the server's own definitions, each made once. */
function typesOf(kubernetes: KubernetesSource, version: string, strict: Strictness, raw: (name: string) => JsonObject | undefined): (name: string) => StructuralType {
  const types = new Map<string, StructuralType>();
  const defaults = compileDefaults(kubernetes, version);
  const source = { definition: typeOf, isCustom: false };
  function shapeOf(name: string, schema: JsonObject): ObjectShape {
    const compiled = compileType(schema, source);
    const shape: ObjectShape = compiled.is === 'object' ? compiled.shape() : NO_FIELDS;
    return { ...shape, defaults: [...absentStructs(shape.fields), ...defaults(name)] };
  }
  function typeOf(name: string): StructuralType {
    let type = types.get(name);
    if (type === undefined) {
      const schema = raw(name) ?? {};
      type = strict.plain(name, typeOf) ?? (schema['properties'] === undefined ? compileType(schema, source) : objectType(name, () => shapeOf(name, schema)));
      types.set(name, type);
    }
    return type;
  }
  return typeOf;
}

/** The CRDs among the documents, also inside lists. */
function* definitionNodes(node: YamlNode | undefined): Generator<YamlNode> {
  const kind = entryOf(node, 'kind')?.value;
  if (node === undefined || kind?.type !== 'scalar' || typeof kind.value !== 'string') return;
  if (kind.value === 'CustomResourceDefinition') yield node;
  const items = kind.value.endsWith('List') ? entryOf(node, 'items')?.value : undefined;
  if (items?.type === 'sequence') for (const item of items.items) yield* definitionNodes(item);
}

function customKinds(documents: readonly Document[], typeOf: (name: string) => StructuralType): Map<GroupKind, CustomKind> {
  const kinds = new Map<GroupKind, CustomKind>();
  const texts = new Set<string>();
  for (const document of documents) {
    if (document.role !== 'manifest') continue;
    for (const node of definitionNodes(document.root)) {
      const text = document.file.text.slice(node.start, node.end);
      if (texts.has(text)) continue;
      texts.add(text);
      const object = asObject(jsonOf(node));
      const kind = object === undefined ? undefined : customKind(object, typeOf);
      const known = kind === undefined ? undefined : kinds.get(kind.groupKind);
      if (kind !== undefined) kinds.set(kind.groupKind, known === undefined ? kind : joined(known, kind));
    }
  }
  return kinds;
}

/** Two CRDs of one kind (variants side by side): each version that either serves; where they disagree, nothing is checked. */
function joined(left: CustomKind, right: CustomKind): CustomKind {
  const versions = new Map(left.versions.map((version) => [version.name, version]));
  for (const version of right.versions) {
    const known = versions.get(version.name);
    const agreed = known?.schema === version.schema ? { type: known.type, openApiSchema: known.openApiSchema } : { type: undefined, openApiSchema: undefined };
    versions.set(version.name, known === undefined ? version : { ...known, ...agreed, isServed: known.isServed || version.isServed });
  }
  return { ...left, versions: [...versions.values()] };
}

function customSchemeKind(custom: CustomKind, version: string): SchemeKind {
  const found = custom.versions.find(({ name }) => name === version);
  const served = custom.versions.filter(({ isServed }) => isServed).map(({ name }) => formatApiVersion(custom.group, name));
  const state = found?.isServed !== true ? 'not-served' : found.isDeprecated ? 'deprecated' : 'served';
  const type = state === 'not-served' ? undefined : found?.type;
  return {
    groupKind: custom.groupKind,
    scope: custom.scope,
    type,
    schema: type === undefined ? undefined : custom.groupKind,
    isStrict: true,
    version: { ...UNKNOWN, state, served },
  };
}

/** The row to decode a removed version by: its replacement's, followed until one is served. */
function replacementOf(row: KindRow, version: string, rowOf: (key: string) => KindRow | undefined): { key: string; row: KindRow } | undefined {
  let key = row.replacement;
  for (let hops = 0; key !== undefined && hops < 5; hops++) {
    const next = rowOf(key);
    if (next === undefined) return undefined;
    const { state } = apiVersionState(next, version);
    if (state === 'served' || state === 'deprecated') return { key, row: next };
    key = next.replacement;
  }
  return undefined;
}

const groupKindOfKey = (key: string): GroupKind => {
  const cut = key.lastIndexOf('/');
  return groupKind(key.slice(cut + 1), parseApiVersion(key.slice(0, cut)).group);
};

/** Looks kinds up in `kubernetes` at a minor version, and in the CRDs of the documents. The version is one of `kubernetes.versions`. */
export function schemeOf(kubernetes: KubernetesSource, version: string, documents: readonly Document[]): Scheme {
  const kinds = kubernetes.load('kinds');
  const rowOf = kindRows(kinds);
  const meant = once(() => meantKinds(kinds, rowOf, version));
  const definition = definitionsOf(kubernetes, version);
  const strict = strictness(kubernetes);
  const typeOf = typesOf(kubernetes, version, strict, definition);
  const custom = customKinds(documents, typeOf);
  const found = new Map<string, Map<string, SchemeKind>>();

  function builtIn(row: KindRow, group: string, kind: string): SchemeKind {
    const state = apiVersionState(row, version);
    const isGone = state.state === 'removed';
    const instead = isGone ? replacementOf(row, version, rowOf) : undefined;
    const name = isGone ? instead?.row.definition : definition(row.definition ?? '.') === undefined ? undefined : row.definition;
    return {
      groupKind: instead === undefined ? groupKind(kind, group) : groupKindOfKey(instead.key),
      scope: row.scope,
      type: name === undefined ? undefined : typeOf(name),
      schema: name,
      isStrict: !isGone,
      version: state,
    };
  }

  function find(apiVersion: string, kind: string): SchemeKind {
    const { group, version: own } = parseApiVersion(apiVersion);
    const row = rowOf(`${apiVersion}/${kind}`);
    if (row !== undefined) return builtIn(row, group, kind);
    const brought = custom.get(groupKind(kind, group));
    if (brought !== undefined) return customSchemeKind(brought, own);
    return { groupKind: groupKind(kind, group), scope: 'unknown', type: undefined, schema: undefined, isStrict: false, version: meant()(apiVersion, kind) ?? UNKNOWN };
  }

  return {
    version,
    definition,
    type: typeOf,
    isNameless: strict.isNameless,
    custom,
    find: (apiVersion, kind) => {
      let kinds = found.get(apiVersion);
      if (kinds === undefined) found.set(apiVersion, (kinds = new Map<string, SchemeKind>()));
      let known = kinds.get(kind);
      if (known === undefined) kinds.set(kind, (known = find(apiVersion, kind)));
      return known;
    },
  };
}
