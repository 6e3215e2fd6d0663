import { validateCSIDriverSpec } from '#engine/resource/validation/storage/csi-driver.js';
import { validateCSINodeSpec } from '#engine/resource/validation/storage/csi-node.js';
import { validateCSIStorageCapacity } from '#engine/resource/validation/storage/csi-storage-capacity.js';
import { validateStorageClass, validateVolumeAttributesClass } from '#engine/resource/validation/storage/storage-class.js';
import { validateVolumeAttachmentSource, validateVolumeAttachmentSpec } from '#engine/resource/validation/storage/volume-attachment.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of storage. */
export const storageValidators: Validators = {
  'io.k8s.api.storage.StorageClass': validateStorageClass,
  'io.k8s.api.storage.VolumeAttributesClass': validateVolumeAttributesClass,
  'io.k8s.api.storage.VolumeAttachmentSpec': validateVolumeAttachmentSpec,
  'io.k8s.api.storage.VolumeAttachmentSource': validateVolumeAttachmentSource,
  'io.k8s.api.storage.CSINodeSpec': validateCSINodeSpec,
  'io.k8s.api.storage.CSIDriverSpec': validateCSIDriverSpec,
  'io.k8s.api.storage.CSIStorageCapacity': validateCSIStorageCapacity,
};
