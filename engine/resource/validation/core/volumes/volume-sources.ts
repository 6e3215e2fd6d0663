import { child, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { pathWithoutBacksteps } from '#engine/apimachinery/validation/local-path.js';
import { byteLength, inclusiveRangeError, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type {
  AzureDiskVolumeSource, CSIVolumeSource, FCVolumeSource, FlexPersistentVolumeSource, FlexVolumeSource, FlockerVolumeSource,
  GCEPersistentDiskVolumeSource, HostPathVolumeSource, NFSVolumeSource, QuobyteVolumeSource,
} from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const HOST_PATH_TYPES = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];

/** Follows pkg/apis/core/validation.validateHostPathVolumeSource. */
export function validateHostPathVolumeSource({ path = '', type }: HostPathVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (path === '') {
    errors.push(required(child(at, 'path')));
    return;
  }
  for (const message of pathWithoutBacksteps(path)) errors.push(invalid(child(at, 'path'), path, message));
  if (type !== undefined && !HOST_PATH_TYPES.includes(type)) errors.push(notSupported(child(at, 'type'), type, HOST_PATH_TYPES));
}

/** Follows pkg/apis/core/validation.validateNFSVolumeSource; an absent path is not absolute either. */
export function validateNFSVolumeSource({ path = '' }: NFSVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (!path.startsWith('/')) errors.push(invalid(child(at, 'path'), path, 'must be an absolute path'));
}

/** Follows pkg/apis/core/validation.validateFCVolumeSource. */
export function validateFCVolumeSource({ targetWWNs = [], wwids = [], lun }: FCVolumeSource, at: Field, { errors }: ValidationContext): void {
  const place = child(at, 'targetWWNs');
  if (targetWWNs.length === 0 && wwids.length === 0) errors.push(required(place, 'must specify either targetWWNs or wwids, but not both'));
  if (targetWWNs.length === 0) return;
  if (wwids.length > 0) errors.push(invalid(place, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously'));
  if (lun === undefined) errors.push(required(child(at, 'lun'), 'lun is required if targetWWNs is specified'));
  else if (lun < 0 || lun > 255) errors.push(invalid(child(at, 'lun'), lun, inclusiveRangeError(0, 255)));
}

/** Reported as `persistentDisk` of the holder at `at`. Follows pkg/apis/core/validation.validateGCEPersistentDiskVolumeSource. */
export function validateGCEPersistentDiskVolumeSource({ pdName = '', partition = 0 }: GCEPersistentDiskVolumeSource, at: Field, { errors }: ValidationContext): void {
  const disk = child(at, 'persistentDisk');
  const place = [...pathOf(at), 'gcePersistentDisk'];
  if (pdName === '') errors.push(required(child(disk, 'pdName'), '', { place: [...place, 'pdName'] }));
  if (partition < 0 || partition > 255) errors.push(invalid(child(disk, 'partition'), partition, inclusiveRangeError(1, 255), { place: [...place, 'partition'] }));
}

const PAIRS = 'must be a host:port pair or multiple pairs separated by commas';
const HOST_AND_PORT = /^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/;

/** Follows pkg/apis/core/validation.validateQuobyteVolumeSource; a tenant that is too long is `Required` there. */
export function validateQuobyteVolumeSource({ registry = '', tenant = '' }: QuobyteVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (registry === '') errors.push(required(child(at, 'registry'), PAIRS));
  else if (byteLength(tenant) >= 65) errors.push(required(child(at, 'tenant'), 'must be a UUID and may not exceed a length of 64 characters'));
  else for (const pair of registry.split(',')) if (!HOST_AND_PORT.test(pair)) errors.push(invalid(child(at, 'registry'), registry, PAIRS));
}

/** Follows pkg/apis/core/validation.validateFlockerVolumeSource. */
export function validateFlockerVolumeSource({ datasetName = '', datasetUUID = '' }: FlockerVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (datasetName === '' && datasetUUID === '') errors.push(required(at, 'one of datasetName and datasetUUID is required'));
  if (datasetName !== '' && datasetUUID !== '') errors.push(invalid(at, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  if (datasetName.includes('/')) errors.push(invalid(child(at, 'datasetName'), datasetName, "must not contain '/'"));
}

const isReservedOption = (name: string): boolean => {
  const domain = `.${(name.split('/')[0] ?? '').toLowerCase()}`;
  return domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io');
};

/** Follows pkg/apis/core/validation.validateFlexVolumeSource and validateFlexPersistentVolumeSource. */
export function validateFlexVolumeSource({ options }: FlexVolumeSource | FlexPersistentVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (options === undefined) return;
  for (const name of Object.keys(options))
    if (isReservedOption(name)) errors.push(invalid(key(child(at, 'options'), name), name, 'kubernetes.io and k8s.io namespaces are reserved', { on: 'key' }));
}

const MANAGED_DISK = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB_DISK = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** Follows pkg/apis/core/validation.validateAzureDisk. */
export function validateAzureDisk({ kind, diskURI = '' }: AzureDiskVolumeSource, at: Field, { errors }: ValidationContext): void {
  if (kind === undefined) return;
  const isManaged = kind === 'Managed';
  if (!diskURI.startsWith(isManaged ? '/subscriptions/' : 'https://')) errors.push(notSupported(child(at, 'diskURI'), diskURI, [isManaged ? MANAGED_DISK : BLOB_DISK]));
}

/** The form of the secret's name, which is reported beside the reference. Follows pkg/apis/core/validation.validateCSIVolumeSource. */
export function validateCSIVolumeSource({ nodePublishSecretRef }: CSIVolumeSource, at: Field, { errors }: ValidationContext): void {
  const name = nodePublishSecretRef?.name ?? '';
  if (name === '') return;
  for (const message of isDns1123Subdomain(name)) errors.push(invalid(child(at, 'name'), name, message, { place: [...pathOf(at), 'nodePublishSecretRef', 'name'] }));
}
