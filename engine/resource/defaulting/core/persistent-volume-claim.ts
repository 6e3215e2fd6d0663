import { asObject, asString } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare, Preparing } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const CROSS_NAMESPACE = 'CrossNamespaceVolumeDataSource';

/** Whether `dataSource` may name such an object: other ones are dropped without a word, as they always were. */
function isOldSource(source: JsonObject): boolean {
  const group = asString(source['apiGroup']) ?? '';
  return (source['kind'] === 'PersistentVolumeClaim' && group === '') || (source['kind'] === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io');
}

/** Follows persistentvolumeclaim.DropDisabledFields. */
function dropCrossNamespaceSource(spec: MutableObject, stored: JsonObject, { dropped, isOn }: Preparing): void {
  const namespace = asString(asObject(spec['dataSourceRef'])?.['namespace']) ?? '';
  if (namespace === '' || stored['dataSourceRef'] !== undefined || isOn(CROSS_NAMESPACE)) return;
  delete spec['dataSourceRef'];
  dropped.push({ path: ['spec', 'dataSourceRef'], gate: CROSS_NAMESPACE });
}

/** Follows persistentvolumeclaim.NormalizeDataSources. */
function normalizeDataSources(spec: MutableObject): void {
  const source = asObject(spec['dataSource']);
  const reference = asObject(spec['dataSourceRef']);
  if (source !== undefined && reference === undefined) spec['dataSourceRef'] = { ...source };
  else if (source === undefined && reference !== undefined && (asString(reference['namespace']) ?? '') === '') spec['dataSource'] = { ...reference };
}

/** What a claim is filled from is said in two fields. Follows persistentvolumeclaimStrategy.PrepareForCreate and PrepareForUpdate. */
export const preparePersistentVolumeClaim: Prepare = (claim, preparing) => {
  const given = asObject(claim['spec']);
  if (given?.['dataSource'] === undefined && given?.['dataSourceRef'] === undefined) return;
  const spec = own(claim, 'spec');
  const stored = asObject(preparing.old?.['spec']) ?? {};
  dropCrossNamespaceSource(spec, stored, preparing);
  const source = asObject(spec['dataSource']);
  const isNew = stored['dataSource'] === undefined && stored['dataSourceRef'] === undefined;
  if (isNew && source !== undefined && spec['dataSourceRef'] === undefined && !isOldSource(source)) delete spec['dataSource'];
  normalizeDataSources(spec);
};
