import { asString } from '#engine/apimachinery/json.js';
import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateClusterTrustBundle, validatePodCertificate } from '#engine/resource/validation/core/volumes/projected-certificates.js';
import { validateDownwardAPIVolumeFiles } from '#engine/resource/validation/core/volumes/downward-api.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ProjectedVolumeSource, VolumeProjection } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const KINDS = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'] as const satisfies readonly (keyof VolumeProjection)[];

/** The files that a volume has so far, and where it says that two are alike. */
interface Files {
  readonly at: Field;
  readonly paths: string[];
  readonly context: ValidationContext;
}

function addFile({ at, paths, context }: Files, path: string, value: string, place: Field): void {
  if (paths.includes(path)) context.errors.push(invalid(at, value, 'conflicting duplicate paths', { place: pathOf(place) }));
  else paths.push(path);
}

function addItems(files: Files, items: readonly { readonly path?: string }[] | undefined, value: string | undefined, at: Field): void {
  if (items === undefined) return;
  for (const [index, { path = '' }] of items.entries())
    if (path !== '') addFile(files, path, value ?? path, child(item(child(at, 'items'), index), 'path'));
}

function addPaths(source: VolumeProjection, at: Field, files: Files): void {
  const { secret, configMap, downwardAPI, clusterTrustBundle, podCertificate } = source;
  addItems(files, secret?.items, secret?.name ?? '', child(at, 'secret'));
  addItems(files, configMap?.items, configMap?.name ?? '', child(at, 'configMap'));
  if (downwardAPI?.items !== undefined) validateDownwardAPIVolumeFiles(downwardAPI.items, child(at, 'downwardAPI'), files.context);
  addItems(files, downwardAPI?.items, undefined, child(at, 'downwardAPI'));
  if (clusterTrustBundle !== undefined) {
    validateClusterTrustBundle(clusterTrustBundle, child(at, 'clusterTrustBundle'), files.context);
    addFile(files, clusterTrustBundle.path ?? '', clusterTrustBundle.path ?? '', child(child(at, 'clusterTrustBundle'), 'path'));
  }
  if (podCertificate === undefined) return;
  validatePodCertificate(podCertificate, child(at, 'podCertificate'), files.context);
  for (const field of ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const) {
    const path = asString(podCertificate[field]) ?? '';
    if (path !== '') addFile(files, path, path, child(child(at, 'podCertificate'), field));
  }
}

/** What the sources of a volume say of each other; the rest of each is judged by its type. Follows pkg/apis/core/validation.validateProjectionSources. */
export function validateProjectedVolumeSource({ sources }: ProjectedVolumeSource, at: Field, context: ValidationContext): void {
  if (sources === undefined) return;
  const files: Files = { at, paths: [], context };
  for (const [index, source] of sources.entries()) {
    const place = item(child(at, 'sources'), index);
    addPaths(source, place, files);
    let given = 0;
    for (const kind of KINDS) if (source[kind] !== undefined) given += 1;
    if (given > 1) context.errors.push(forbidden(place, 'may not specify more than 1 volume type per source', { rule: 'volume-source-count' }));
  }
}
