import { asList, asObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns, qualifiedName } from '#engine/fact/object-columns.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Resource } from '#engine/resource/resource.js';
import type { ClaimBinding, VolumeRejection } from '#engine/simulation/simulation.js';

const text = (value: Json | undefined): string => (value === undefined || value === null ? '' : String(value));

const specOf = (resource: Resource): JsonObject | undefined => asObject(resource.object['spec']);

/** The spec of the claim itself, or that of the StatefulSet's template which it is made of. */
function specOfClaim({ claim, path }: ClaimBinding): JsonObject | undefined {
  let value: Json | undefined = claim.object;
  for (const step of path) value = typeof step === 'number' ? asList(value)[step] : asObject(value)?.[step];
  return asObject(value);
}

const FIELD_OF: { readonly [criterion in VolumeRejection['criterion']]?: FieldPath } = {
  storageClassName: ['storageClassName'],
  accessModes: ['accessModes'],
  volumeMode: ['volumeMode'],
  selector: ['selector'],
  volumeAttributesClass: ['volumeAttributesClassName'],
};

const REQUEST: FieldPath = ['resources', 'requests', 'storage'];

const VOLUME_FIELD_OF: { readonly [criterion in VolumeRejection['criterion']]?: FieldPath } = {
  storageClassName: ['spec', 'storageClassName'],
  accessModes: ['spec', 'accessModes'],
  volumeMode: ['spec', 'volumeMode'],
  volumeAttributesClass: ['spec', 'volumeAttributesClassName'],
  size: ['spec', 'capacity', 'storage'],
  claimRef: ['spec', 'claimRef'],
  selector: ['metadata', 'labels'],
  nodeAffinity: ['spec', 'nodeAffinity'],
};

/** In the order in which the binder asks; the last are asked of volumes that satisfy all before. */
const CRITERIA: readonly VolumeRejection['criterion'][] =
  ['deleting', 'phase', 'taken', 'claimRef', 'volumeMode', 'storageClassName', 'volumeAttributesClass', 'accessModes', 'selector', 'nodeAffinity', 'size'];

/** The volume that came closest: the one that failed last; of several the first. */
const closestOf = (rejections: readonly VolumeRejection[]): VolumeRejection | undefined =>
  rejections.reduce<VolumeRejection | undefined>(
    (best, other) => (best === undefined || CRITERIA.indexOf(other.criterion) > CRITERIA.indexOf(best.criterion) ? other : best), undefined);

/** The field of the claim's spec that the volume does not satisfy. */
function fieldOfClaim(spec: JsonObject | undefined, closest: VolumeRejection | undefined): FieldPath {
  const path = (closest === undefined ? undefined : FIELD_OF[closest.criterion]) ?? REQUEST;
  return path[0] === 'accessModes' && asList(spec?.['accessModes']).length === 1 ? [...path, 0] : path;
}

/** A claim in the unnamed namespace by its name alone. */
const shown = (value: string): string => value.replace(/^\//, '');

const rejected = ({ volume, criterion, wanted, has }: VolumeRejection): Cause => ({
  type: 'place',
  place: { resource: volume, path: VOLUME_FIELD_OF[criterion] ?? ['metadata', 'name'], on: 'value' },
  role: 'rejected-volume',
  arguments: { volume: volume.name, criterion, wanted: shown(wanted), has: shown(has) },
});

/** What the claim asks for, as written. */
function askedFor(spec: JsonObject | undefined): { requested: string; accessModes: string[]; storageClass: string } {
  return {
    requested: text(asObject(asObject(spec?.['resources'])?.['requests'])?.['storage']),
    accessModes: asList(spec?.['accessModes']).map(text),
    storageClass: text(spec?.['storageClassName']),
  };
}

const closestVolumeColumns = (closest: VolumeRejection | undefined): { closestVolume: string; criterion: string; wanted: string; has: string } =>
  closest === undefined
    ? { closestVolume: '', criterion: '', wanted: '', has: '' }
    : { closestVolume: closest.volume.name, criterion: closest.criterion, wanted: shown(closest.wanted), has: shown(closest.has) };

/** `isDecided`: every set that holds the claim comes to the same. */
function toFact(binding: ClaimBinding, isDecided: boolean): Fact {
  const { claim, path, phase, volume, reason, message, rejections } = binding;
  const closest = closestOf(rejections);
  const spec = specOfClaim(binding);
  const capacity = volume === undefined ? undefined : asObject(specOf(volume)?.['capacity'])?.['storage'];
  return {
    fact: 'claim-binding',
    columns: {
      ...objectColumns(claim),
      object: qualifiedName(claim.namespace, binding.name),
      name: binding.name,
      phase: isDecided ? phase : UNDECIDED,
      reason: reason ?? '',
      message: message ?? '',
      ...askedFor(spec),
      volume: volume?.name ?? '',
      capacity: text(capacity),
      volumes: rejections.map(({ volume: other }) => other.name),
      ...closestVolumeColumns(closest),
    },
    places: {
      at: { resource: claim, path: [...path, ...fieldOfClaim(spec, closest)], on: 'value' },
      size: { resource: claim, path: [...path, ...REQUEST], on: 'value' },
    },
    resource: claim,
    because: [
      ...rejections.map(rejected),
      ...(volume === undefined ? [] : [{ type: 'place', place: { resource: volume, path: ['spec', 'capacity', 'storage'], on: 'value' }, role: 'bound-volume', arguments: { volume: volume.name, capacity: text(capacity) } } as const]),
    ],
  };
}

/** What the binder made of each claim of the input, and of each that a StatefulSet's template makes; once, where a claim stands in several sets. */
export const claimBinding: FactDerivation = {
  fact: 'claim-binding',
  *derive({ simulations }) {
    const claims = new Map<Resource, Map<string, ClaimBinding[]>>();
    for (const binding of simulations.flatMap((simulation) => simulation.claims)) {
      const byName = claims.get(binding.claim) ?? new Map<string, ClaimBinding[]>();
      claims.set(binding.claim, byName.set(binding.name, [...(byName.get(binding.name) ?? []), binding]));
    }
    for (const byName of claims.values())
      for (const [first, ...others] of byName.values())
        if (first !== undefined) yield toFact(first, !first.undecided && others.every(({ undecided, phase }) => !undecided && phase === first.phase));
  },
};
