import type { Document } from '#engine/source/document.js';
import { itemsAt, stringAt } from '#engine/source/node.js';
import type { YamlNode } from '#engine/source/node.js';
import { baseNameOf, folderOf, resolvePath } from '#engine/source/relative-path.js';

const names: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/** Whether a document tells kustomize what to build, by its kind or else by the name of its file. */
export function isKustomization(path: string, root: YamlNode | undefined): boolean {
  const [apiVersion, kind] = [stringAt(root, 'apiVersion'), stringAt(root, 'kind')];
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return kind === 'Kustomization' || kind === 'Component';
  return apiVersion === '' && names.has(baseNameOf(path));
}

/** A scalar that can be the path of a file: not an inline patch. */
const pathOf = (node: YamlNode): string[] =>
  node.type === 'scalar' && typeof node.value === 'string' && !node.value.includes('\n') ? [node.value] : [];

const patchPaths = (root: YamlNode): string[] => [
  ...itemsAt(root, 'patches').flatMap((patch) => (patch.type === 'scalar' ? pathOf(patch) : [stringAt(patch, 'path')])),
  ...itemsAt(root, 'patchesJson6902').map((patch) => stringAt(patch, 'path')),
  ...itemsAt(root, 'patchesStrategicMerge').flatMap(pathOf),
];

const resourcePaths = (root: YamlNode): string[] => ['resources', 'bases', 'components', 'crds'].flatMap((key) => itemsAt(root, key).flatMap(pathOf));

/** What the kustomizations among the documents name, and where they are. */
export interface KustomizeFiles {
  readonly patches: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

const patchWord = /(^|[-_.])patch(es)?([-_.]|$)/;

/** Whether a file that no kustomization names is a patch by its name or its folder's: one that is switched off, or that another tool applies. */
export function isPatchByName(path: string, { resources, folders }: KustomizeFiles): boolean {
  if (resources.has(path)) return false;
  const folder = folderOf(path);
  return baseNameOf(folder) === 'patches' || (folders.has(folder) && patchWord.test(baseNameOf(path)));
}

/** The files that the kustomizations among the documents name as patches and as resources. */
export function kustomizeFilesOf(documents: readonly Pick<Document, 'file' | 'root'>[]): KustomizeFiles {
  const [patches, resources, folders] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { file, root } of documents) {
    if (root === undefined || !isKustomization(file.path, root)) continue;
    const folder = folderOf(file.path);
    folders.add(folder);
    for (const path of patchPaths(root)) if (path !== '') patches.add(resolvePath(folder, path));
    for (const path of resourcePaths(root)) resources.add(resolvePath(folder, path));
  }
  return { patches, resources, folders };
}
