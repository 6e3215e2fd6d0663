import { applicationOf } from '#test/bench/application.js';
import { drawBy } from '#test/bench/draw.js';
import { yamlText, type Writable } from '#test/bench/yaml-text.js';

/** A file of the cluster, one application each. */
export interface SyntheticFile {
  readonly path: string;
  readonly text: string;
}

const restOf = (count: number): { readonly [key: string]: Writable }[] => Array.from({ length: count }, (_, at) =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `rest-${String(at)}`, namespace: 'area-0000' }, data: { k: 'v' } }));

/**
 * A sound cluster of exactly so many documents: Deployments, Services, settings, access, network, scaling, databases, volumes, reports. The same
 * number and seed give the same bytes. ConfigMaps that nothing refers to fill the rest.
 */
export function syntheticFiles(documents: number, seed = 7): SyntheticFile[] {
  const draw = drawBy(seed);
  const files: SyntheticFile[] = [];
  let left = documents;
  for (let number = 0; left > 0; number += 1) {
    const { name, manifests } = applicationOf(number, draw);
    const isTooMany = manifests.length > left;
    files.push({ path: isTooMany ? 'rest.yaml' : `${name}.yaml`, text: (isTooMany ? restOf(left) : manifests).map(yamlText).join('---\n') });
    left = isTooMany ? 0 : left - manifests.length;
  }
  return files;
}
