import { asList, asObject, type Json } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Resource } from '#engine/resource/resource.js';
import type { ClaimBinding, VolumeRejection } from '#engine/simulation/simulation.js';

const text = (value: Json | undefined): string => (value === undefined || value === null ? '' : String(value));

const specOf = (resource: Resource): ReturnType<typeof asObject> => asObject(resource.object['spec']);

const FIELD_OF: { readonly [criterion in VolumeRejection['criterion']]?: FieldPath } = {
  storageClassName: ['spec', 'storageClassName'],
  accessModes: ['spec', 'accessModes'],
  volumeMode: ['spec', 'volumeMode'],
  selector: ['spec', 'selector'],
  volumeAttributesClass: ['spec', 'volumeAttributesClassName'],
};

const VOLUME_FIELD_OF: { readonly [criterion in VolumeRejection['criterion']]?: FieldPath } = {
  ...FIELD_OF,
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

/** The field of the claim that the volume does not satisfy. */
function fieldOfClaim(claim: Resource, closest: VolumeRejection | undefined): FieldPath {
  const path = (closest === undefined ? undefined : FIELD_OF[closest.criterion]) ?? ['spec', 'resources', 'requests', 'storage'];
  return path[1] === 'accessModes' && asList(specOf(claim)?.['accessModes']).length === 1 ? [...path, 0] : path;
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
function askedFor(claim: Resource): { requested: string; accessModes: string[]; storageClass: string } {
  const spec = specOf(claim);
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

function toFact({ claim, phase, volume, reason, message, rejections, undecided }: ClaimBinding): Fact {
  const closest = closestOf(rejections);
  const capacity = volume === undefined ? undefined : asObject(specOf(volume)?.['capacity'])?.['storage'];
  return {
    fact: 'claim-binding',
    columns: {
      ...objectColumns(claim),
      phase: undecided ? UNDECIDED : phase,
      reason: reason ?? '',
      message: message ?? '',
      ...askedFor(claim),
      volume: volume?.name ?? '',
      capacity: text(capacity),
      volumes: rejections.map(({ volume: other }) => other.name),
      ...closestVolumeColumns(closest),
    },
    places: {
      at: { resource: claim, path: fieldOfClaim(claim, closest), on: 'value' },
      size: { resource: claim, path: ['spec', 'resources', 'requests', 'storage'], on: 'value' },
    },
    resource: claim,
    because: [
      ...rejections.map(rejected),
      ...(volume === undefined ? [] : [{ type: 'place', place: { resource: volume, path: ['spec', 'capacity', 'storage'], on: 'value' }, role: 'bound-volume', arguments: { volume: volume.name, capacity: text(capacity) } } as const]),
    ],
  };
}

/** What the binder made of each claim of the input; once, where a claim stands in several sets. */
export const claimBinding: FactDerivation = {
  fact: 'claim-binding',
  *derive({ simulations }) {
    const seen = new Set<Resource>();
    for (const { claims } of simulations)
      for (const binding of claims) {
        if (seen.has(binding.claim)) continue;
        seen.add(binding.claim);
        yield toFact(binding);
      }
  },
};
