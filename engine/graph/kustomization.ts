import { asList, asObject, asString, isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { readPatches, type Patch } from '#engine/graph/kustomize-patch.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { Document } from '#engine/source/document.js';
import { folderOf, resolvePath } from '#engine/source/relative-path.js';

/** What a generator makes: its keys where literals and files say them, undefined where they cannot be known. */
export interface Generated {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly keys: readonly string[] | undefined;
}

/** A kustomization as far as it is read: what it names, and what it would change. Follows sigs.k8s.io/kustomize/api/types.Kustomization. */
export interface Kustomization {
  readonly document: Document;
  readonly path: string;
  readonly folder: string;
  /** `kind: Component`: only what includes it makes a whole of it. */
  readonly isComponent: boolean;
  /** Files and folders, resolved; remote ones and those that the input lacks are found when sets are made. */
  readonly names: readonly string[];
  readonly remotes: readonly string[];
  readonly patches: readonly Patch[];
  readonly generated: readonly Generated[];
  readonly namespace: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  /** Labels that it sets on everything, selectors and templates included or not. */
  readonly labels: JsonObject;
  /** Names of images that it gives another tag or name. */
  readonly images: readonly string[];
  /** Charts, plugins, functions: what comes of them is not known. */
  readonly hasUnknownResources: boolean;
}

const isRemote = (name: string): boolean => /^[a-z+]+:\/\/|^git@|^[\w.-]+\.(com|org|io|net|dev)\//.test(name) || name.includes('?ref=');

const strings = (value: Json | undefined): string[] => asList(value).filter((item) => typeof item === 'string');

const objects = (value: Json | undefined): JsonObject[] => asList(value).filter(isObject);

const keyOfFile = (file: string): string => (file.includes('=') ? file.slice(0, file.indexOf('=')) : file.slice(file.lastIndexOf('/') + 1));

function readGenerators(root: JsonObject, field: string, kind: Generated['kind']): Generated[] {
  return objects(root[field]).map((generator) => {
    const isOpen = asList(generator['envs']).length > 0 || generator['env'] !== undefined || generator['behavior'] === 'merge';
    const literals = strings(generator['literals']).map((literal) => literal.slice(0, literal.indexOf('=')));
    const keys = isOpen ? undefined : [...literals, ...strings(generator['files']).map(keyOfFile)];
    return { kind, name: asString(generator['name']) ?? '', keys };
  });
}

function readLabels(root: JsonObject): JsonObject {
  const pairs = [asObject(root['commonLabels']) ?? {}, ...objects(root['labels']).map((entry) => asObject(entry['pairs']) ?? {})];
  return Object.fromEntries(pairs.flatMap((entry) => Object.entries(entry)));
}

const UNKNOWN_RESOURCES = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'] as const;

/** Reads a kustomization. `documentsOf` finds the documents of a file that it names as a patch. */
export function readKustomization(document: Document, documentsOf: (path: string) => readonly Document[]): Kustomization {
  const path = document.file.path;
  const folder = folderOf(path);
  const root = asObject(document.root === undefined ? undefined : jsonOf(document.root)) ?? {};
  const named = ['resources', 'bases', 'components', 'crds'].flatMap((field) => strings(root[field]));
  return {
    document,
    path,
    folder,
    isComponent: root['kind'] === 'Component',
    names: named.filter((name) => !isRemote(name)).map((name) => resolvePath(folder, name)),
    remotes: named.filter(isRemote),
    patches: readPatches(root, (name) => documentsOf(resolvePath(folder, name))),
    generated: [...readGenerators(root, 'configMapGenerator', 'ConfigMap'), ...readGenerators(root, 'secretGenerator', 'Secret')],
    namespace: asString(root['namespace']),
    prefix: asString(root['namePrefix']) ?? '',
    suffix: asString(root['nameSuffix']) ?? '',
    labels: readLabels(root),
    images: objects(root['images']).map((image) => asString(image['name']) ?? ''),
    hasUnknownResources: UNKNOWN_RESOURCES.some((field) => root[field] !== undefined),
  };
}
