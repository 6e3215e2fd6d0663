import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asString } from '#engine/apimachinery/json.js';
import type { Kustomization } from '#engine/graph/kustomization.js';
import { isPatchFor, touchesPath, type Patch } from '#engine/graph/kustomize-patch.js';
import type { KustomizeTree } from '#engine/graph/kustomize-tree.js';
import { valueAt } from '#engine/graph/path-pattern.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Resource } from '#engine/resource/resource.js';

/** What kustomizations would change of a resource before it is applied. */
export interface Influence {
  isPatched(resource: Resource, path: FieldPath): boolean;
  /** The kustomizations that the resource passes through. */
  above(resource: Resource): readonly Kustomization[];
  /** Why more may be applied with the resource than the input shows; undefined where some set of it is complete. */
  openBy(resource: Resource): string | undefined;
}

/** An image without its tag and digest. */
const imageName = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

function hasNewImage(kustomizations: readonly Kustomization[], resource: Resource, path: FieldPath): boolean {
  if (path.at(-1) !== 'image') return false;
  const image = imageName(asString(valueAt(resource.object, path)) ?? '');
  return kustomizations.some(({ images }) => images.includes(image));
}

const SELECTOR = ['spec', 'selector'] as const;
const TEMPLATE_LABELS = ['spec', 'template', 'metadata', 'labels'] as const;

const isPath = (path: FieldPath, steps: readonly string[]): boolean => path.length === steps.length && steps.every((step, index) => path[index] === step);

/** Labels of a kustomization make the selector of a workload that has none, and the labels of its template with it. */
const makesSelector = (kustomizations: readonly Kustomization[], resource: Resource, path: FieldPath): boolean =>
  (isPath(path, SELECTOR) || isPath(path, TEMPLATE_LABELS)) && valueAt(resource.object, SELECTOR) === undefined
  && kustomizations.some(({ labels }) => Object.keys(labels).length > 0);

/** The `namespace` of a kustomization, here or in one that includes it, is written into the subjects of bindings. */
const namesNamespace = (path: FieldPath): boolean => path.length === 3 && path[0] === 'subjects' && path[2] === 'namespace';

const NAME = ['metadata', 'name'] as const;
const NAME_LABEL = ['metadata', 'labels', 'kubernetes.io/metadata.name'] as const;

/** The `namespace` of a kustomization also names the Namespace that it holds, and with it the label that the API server makes of its name. */
const isNameOfNamespace = (resource: Resource, path: FieldPath): boolean => resource.groupKind === 'Namespace' && (isPath(path, NAME) || isPath(path, NAME_LABEL));

/** What the kustomizations of the tree change. */
export function influenceOf(tree: KustomizeTree): Influence {
  const above = (resource: Resource): readonly Kustomization[] => tree.above(resource.document.file.path);
  const patchesFor = memoized((resource: Resource): readonly Patch[] => above(resource).flatMap(({ patches }) => patches).filter((patch) => isPatchFor(patch, resource)));
  return {
    above,
    isPatched: (resource, path) => {
      const kustomizations = above(resource);
      if (kustomizations.length === 0) return false;
      if (namesNamespace(path) || isNameOfNamespace(resource, path) || hasNewImage(kustomizations, resource, path) || makesSelector(kustomizations, resource, path)) return true;
      return patchesFor(resource).some(({ touches }) => touches.some((steps) => touchesPath(steps, path)));
    },
    openBy: (resource) => {
      const { path } = resource.document.file;
      const roots = tree.rootsOf(path);
      if (roots.length === 0) return tree.beside(path)?.path;
      return roots.every((root) => root.openBy !== undefined) ? roots[0]?.openBy : undefined;
    },
  };
}
