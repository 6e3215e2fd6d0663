import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { localNonReservedPath } from '#engine/apimachinery/validation/local-path.js';
import { firstSourceOf } from '#engine/resource/validation/core/volumes/volume.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Volume } from '#engine/generated/kubernetes.js';

/** Whether a stored Pod has a token whose path leads out of its volume: others may then have such ones too. */
const hasNonLocalTokenPath = (volumes: readonly Volume[]): boolean =>
  volumes.some(({ projected }) => projected?.sources?.some(({ serviceAccountToken: token }) => token !== undefined && localNonReservedPath(token.path ?? '').length > 0));

/** Paths of tokens, which are reported at the volume. Follows the part of pkg/apis/core/validation.validateProjectionSources that is about them. */
function validateTokenPaths({ projected }: Volume, at: Field, errors: FieldError[], old: readonly Volume[]): void {
  const source = child(at, 'projected');
  for (const [index, { serviceAccountToken: token }] of (projected?.sources ?? []).entries()) {
    if (token === undefined) continue;
    const { path = '' } = token;
    const extras = { place: [...pathOf(source), 'sources', index, 'serviceAccountToken', 'path'] };
    if (path === '') errors.push(required(child(source, 'path'), '', extras));
    else if (localNonReservedPath(path).length > 0 && !hasNonLocalTokenPath(old))
      for (const message of localNonReservedPath(path)) errors.push(invalid(child(source, 'path'), path, message, extras));
  }
}

/** Follows pkg/apis/core/validation.validateImageVolumeSource. */
function validateImageReference({ image }: Volume, at: Field, errors: FieldError[], old: readonly Volume[]): void {
  if ((image?.reference ?? '') === '' && !old.some((volume) => volume.image !== undefined && (volume.image.reference ?? '') === ''))
    errors.push(required(child(child(at, 'image'), 'reference')));
}

/** What is refused of volumes only where those of the stored Pod, `old`, do not have it too. `at`: the place of the list. */
export function validateRatchetedVolumes(volumes: readonly Volume[], at: Field, errors: FieldError[], old: readonly Volume[]): void {
  for (let index = 0; index < volumes.length; index++) {
    const volume = volumes[index];
    if (volume === undefined || (volume.projected === undefined && volume.image === undefined)) continue;
    const source = firstSourceOf(volume);
    if (source === 'projected') validateTokenPaths(volume, item(at, index), errors, old);
    else if (source === 'image') validateImageReference(volume, item(at, index), errors, old);
  }
}
