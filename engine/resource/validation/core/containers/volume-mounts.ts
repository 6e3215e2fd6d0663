import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notFound, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { localDescendingPath } from '#engine/apimachinery/validation/local-path.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { Container, EphemeralContainer, Volume, VolumeDevice, VolumeMount } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

type AnyContainer = Container | EphemeralContainer;

const NO_MOUNTS: readonly VolumeMount[] = [];
const NO_DEVICES: readonly VolumeDevice[] = [];
const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'] as const;
const RECURSIVE_READ_ONLY = ['Disabled', 'Enabled', 'IfPossible'] as const;
const UNKNOWN_VOLUME = { rule: 'volume-mount-without-volume' } as const;

/** Follows pkg/apis/core/validation.validateMountPropagation. */
function validateMountPropagation(propagation: string, isPrivileged: boolean, at: Field, { errors }: ValidationContext, extras: FieldErrorExtras): void {
  if (propagation === 'Bidirectional') {
    if (!isPrivileged) errors.push(forbidden(at, 'Bidirectional mount propagation is available only to privileged containers', extras));
  } else if (propagation !== 'HostToContainer' && propagation !== 'None') errors.push(notSupported(at, propagation, PROPAGATIONS, extras));
}

/** Follows pkg/apis/core/validation.validateMountRecursiveReadOnly. */
function validateMountRecursiveReadOnly(mount: VolumeMount, at: Field, { errors }: ValidationContext, extras: FieldErrorExtras): void {
  const { recursiveReadOnly, readOnly, mountPropagation } = mount;
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return;
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return void errors.push(notSupported(at, recursiveReadOnly, RECURSIVE_READ_ONLY, extras));
  if (readOnly !== true) errors.push(forbidden(at, 'may only be specified when readOnly is true', extras));
  if (mountPropagation !== undefined && mountPropagation !== 'None') errors.push(forbidden(at, 'may only be specified when mountPropagation is None or not specified', extras));
}

/** How a volume is mounted: reported without the mount's index. `at`: the list. */
function validateMountOptions(mount: VolumeMount, index: number, isPrivileged: boolean, at: Field, context: ValidationContext): void {
  const { subPath = '', subPathExpr = '', mountPropagation, recursiveReadOnly } = mount;
  const { errors } = context;
  const placeOf = (field: string): FieldErrorExtras => ({ place: [...pathOf(at), index, field] });
  if (subPath !== '') for (const message of localDescendingPath(subPath)) errors.push(invalid(child(at, 'subPath'), subPath, message, placeOf('subPath')));
  if (subPathExpr !== '') {
    if (subPath !== '') errors.push(invalid(child(item(at, index), 'subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
    for (const message of localDescendingPath(subPathExpr)) errors.push(invalid(child(at, 'subPathExpr'), subPathExpr, message, placeOf('subPathExpr')));
  }
  if (mountPropagation !== undefined) validateMountPropagation(mountPropagation, isPrivileged, child(at, 'mountPropagation'), context, placeOf('mountPropagation'));
  if (recursiveReadOnly !== undefined) validateMountRecursiveReadOnly(mount, child(at, 'recursiveReadOnly'), context, placeOf('recursiveReadOnly'));
}

/** Images take no such options; which there are is said by rows. `at`: the mount. Follows a part of pkg/apis/core/validation.ValidateVolumeMounts. */
function validateBindMountOptions(options: readonly string[], volume: Volume | undefined, at: Field, context: ValidationContext): void {
  if (options.length > 0 && volume?.image !== undefined && context.isOn('VolumeBindMountOptions'))
    context.errors.push(invalid(child(at, 'bindMountOptions'), options, 'bindMountOptions may not be used with image volumes'));
}

/** Of items of the same name only the last one's path counts. */
const isLastOfItsName = (items: readonly { readonly name?: string }[], index: number): boolean =>
  items.findLastIndex(({ name = '' }) => name === (items[index]?.name ?? '')) === index;

/**
 * What a container mounts: volumes of its Pod that are right, each path once, and nothing that is a device as well.
 * Follows pkg/apis/core/validation.ValidateVolumeMounts.
 */
export function validateVolumeMounts(container: AnyContainer, at: Field, context: ValidationContext): void {
  const { volumeMounts: mounts = NO_MOUNTS, volumeDevices: devices = NO_DEVICES, securityContext } = container;
  const { errors, volumes } = context;
  for (const [index, mount] of mounts.entries()) {
    const { name = '', mountPath = '' } = mount;
    const place = item(at, index);
    const volume = volumes.find((known) => known.name === name);
    if (volume === undefined) errors.push(notFound(child(place, 'name'), name, UNKNOWN_VOLUME));
    const first = mounts.findIndex((other) => (other.mountPath ?? '') === mountPath);
    if (first < index) errors.push(invalid(child(place, 'mountPath'), mountPath, 'must be unique', { other: item(at, first) }));
    if (devices.length > 0) {
      if (devices.some((device) => (device.name ?? '') === name)) errors.push(invalid(child(place, 'name'), name, 'must not already exist in volumeDevices'));
      if (devices.some(({ devicePath = '' }, number) => devicePath === mountPath && isLastOfItsName(devices, number)))
        errors.push(invalid(child(place, 'mountPath'), mountPath, 'must not already exist as a path in volumeDevices'));
    }
    validateMountOptions(mount, index, securityContext?.privileged === true, at, context);
    if (mount.bindMountOptions !== undefined) validateBindMountOptions(mount.bindMountOptions, volume, place, context);
  }
}

const hasBackstep = (path: string): boolean => path.split('/').includes('..');

/** The path of a device in a container. */
function validateDevicePath(devices: readonly VolumeDevice[], index: number, at: Field, { errors }: ValidationContext): void {
  const { devicePath = '' } = devices[index] ?? {};
  const place = child(item(at, index), 'devicePath');
  const first = devices.findIndex((other) => (other.devicePath ?? '') === devicePath);
  if (hasBackstep(devicePath)) errors.push(invalid(place, devicePath, "can not contain backsteps ('..')"));
  else if (first < index) errors.push(invalid(place, devicePath, 'must be unique', { other: item(at, first) }));
}

/** Which volume a device is: one that is, or makes, a claim. */
function validateDeviceVolume(devices: readonly VolumeDevice[], index: number, at: Field, { errors, volumes }: ValidationContext): void {
  const { name = '' } = devices[index] ?? {};
  const place = child(item(at, index), 'name');
  const first = devices.findIndex((other) => other.name === name);
  if (name !== '' && first < index) errors.push(invalid(place, name, 'must be unique', { other: item(at, first) }));
  const volume = volumes.find((known) => known.name === name);
  if (volume === undefined) errors.push(notFound(place, name, UNKNOWN_VOLUME));
  else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined)
    errors.push(invalid(place, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'));
}

/** Volumes that a container uses as devices. Follows pkg/apis/core/validation.ValidateVolumeDevices. */
export function validateVolumeDevices(container: AnyContainer, at: Field, context: ValidationContext): void {
  const { volumeMounts: mounts = NO_MOUNTS, volumeDevices: devices = NO_DEVICES } = container;
  const { errors } = context;
  for (const [index, { name = '', devicePath = '' }] of devices.entries()) {
    const place = item(at, index);
    validateDeviceVolume(devices, index, at, context);
    validateDevicePath(devices, index, at, context);
    if (mounts.some((mount) => (mount.name ?? '') === name)) errors.push(invalid(child(place, 'name'), name, 'must not already exist in volumeMounts'));
    if (mounts.some(({ mountPath = '' }, number) => mountPath === devicePath && isLastOfItsName(mounts, number)))
      errors.push(invalid(child(place, 'devicePath'), devicePath, 'must not already exist as a path in volumeMounts'));
  }
}
