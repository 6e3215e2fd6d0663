import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label } from '#engine/apimachinery/validation/names.js';
import { validateRatchetedVolumes } from '#engine/resource/validation/core/volumes/ratcheted-volumes.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec, Volume } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const NO_VOLUMES: readonly Volume[] = [];
const NO_CLAIMS: readonly string[] = [];

/** The place of the volume that an error is about: an item of the `volumes` of the specification at `spec`. */
function volumePlaceOf(error: FieldError, spec: Field): Field | undefined {
  for (let at = error.field; at.above !== undefined; at = at.above)
    if (at.above.step === 'volumes' && at.above.above === spec) return at;
  return undefined;
}

/** The names of the claims that a StatefulSet makes for each of its Pods. */
function claimNamesOf({ object, groupKind }: ValidationContext): readonly string[] {
  if (groupKind !== 'StatefulSet.apps') return NO_CLAIMS;
  const templates = asList(asObject(object['spec'])?.['volumeClaimTemplates']);
  return [...new Set(templates.map((template) => asString(asObject(asObject(template)?.['metadata'])?.['name']) ?? ''))];
}

/** A field under the volume at `from`, as a field under the one at `to`. */
const moved = (field: Field, from: Field, to: Field): Field =>
  field === from || field.above === undefined ? to : { ...field, above: moved(field.above, from, to) };

/**
 * Claims come before the volumes of a StatefulSet's template, and in the place of those of the same name: what was found in the others is
 * reported at an index that counts the claims. Follows pkg/apis/apps/validation.ValidateStatefulSetSpec.
 */
function putClaimsFirst(claims: readonly string[], spec: PodSpec, at: Field, { errors }: ValidationContext): void {
  const volumes = child(at, 'volumes');
  const replaced = (index: number): boolean => claims.includes(spec.volumes?.[index]?.name ?? '');
  for (const error of errors.splice(0)) {
    const place = volumePlaceOf(error, at);
    const index = typeof place?.step === 'number' ? place.step : undefined;
    if (place === undefined || index === undefined) errors.push(error);
    else if (!replaced(index)) {
      const before = (spec.volumes ?? []).slice(0, index).filter((_, other) => !replaced(other)).length;
      errors.push({ ...error, field: moved(error.field, place, item(volumes, claims.length + before)), place: error.place ?? pathOf(error.field) });
    }
  }
}

/** The volume that a StatefulSet's Pods get for a claim is called after it, and so is what it mounts. */
function validateClaimName(claim: string, index: number, at: Field, errors: FieldError[]): void {
  const volume = item(child(at, 'volumes'), index);
  const extras = { place: [...pathOf(at).slice(0, -2), 'volumeClaimTemplates'] };
  if (claim === '') errors.push(required(child(child(volume, 'persistentVolumeClaim'), 'claimName'), '', extras), required(child(volume, 'name'), '', extras));
  else for (const message of isDns1123Label(claim)) errors.push(invalid(child(volume, 'name'), claim, message, extras));
}

/** Those of which nothing was found, each name once. Others are unknown to those who mount them. */
function withoutErrors(volumes: readonly Volume[], at: Field, errors: FieldError[]): readonly Volume[] {
  const faulty = errors.map((error) => volumePlaceOf(error, at)?.step);
  const known: Volume[] = [];
  for (const [index, volume] of volumes.entries()) {
    if (faulty.includes(index)) continue;
    const first = known.find(({ name }) => name === volume.name);
    if (first === undefined) known.push(volume);
    else {
      const list = child(at, 'volumes');
      errors.push(duplicate(child(item(list, index), 'name'), volume.name ?? '', { rule: 'duplicate-name', other: item(list, volumes.indexOf(first)) }));
    }
  }
  return known;
}

/** The claim of an ephemeral volume may not be mounted by its name. */
function validateClaimsOfEphemeralVolumes(volumes: readonly Volume[], at: Field, { errors, object, groupKind }: ValidationContext): void {
  const pod = groupKind === 'Pod' ? asString(asObject(object['metadata'])?.['name']) ?? '' : '';
  if (pod === '' || !volumes.some(({ ephemeral }) => ephemeral !== undefined)) return;
  for (const [index, { persistentVolumeClaim }] of volumes.entries()) {
    const claim = persistentVolumeClaim?.claimName ?? '';
    if (volumes.some(({ name = '', ephemeral }) => ephemeral !== undefined && claim === `${pod}-${name}`))
      errors.push(invalid(child(child(item(child(at, 'volumes'), index), 'persistentVolumeClaim'), 'claimName'), claim, 'must not reference a PVC that gets created for an ephemeral volume'));
  }
}

function mountableVolumes(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): readonly Volume[] {
  const { volumes = NO_VOLUMES } = spec;
  const claims = claimNamesOf(context);
  validateRatchetedVolumes(volumes, child(at, 'volumes'), context.errors, old?.volumes ?? NO_VOLUMES);
  const known = volumes.length === 0 ? volumes : withoutErrors(volumes, at, context.errors);
  validateClaimsOfEphemeralVolumes(volumes, at, context);
  if (claims.length === 0) return known;
  putClaimsFirst(claims, spec, at, context);
  for (const [index, claim] of claims.entries()) validateClaimName(claim, index, at, context.errors);
  return [
    ...claims.filter((claim) => isDns1123Label(claim).length === 0).map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...known.filter(({ name = '' }) => !claims.includes(name)),
  ];
}

/**
 * What the volumes of a Pod say of each other. `context.volumes` then has those that can be mounted: the ones without an error, and the claims of a StatefulSet.
 * Each volume has been judged by its type before: `at` is the very place by which the walk came to the specification.
 * Follows pkg/apis/core/validation.ValidateVolumes.
 */
export function validateVolumes(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  context.volumes.push(...mountableVolumes(spec, at, context, old));
}
