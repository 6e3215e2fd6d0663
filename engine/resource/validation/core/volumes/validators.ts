import { validateISCSIPersistentVolumeSource, validateISCSIVolumeSource } from '#engine/resource/validation/core/volumes/iscsi.js';
import { validateEmptyDirVolumeSource, validateVolume } from '#engine/resource/validation/core/volumes/volume.js';
import {
  validateAzureDisk, validateCSIVolumeSource, validateFCVolumeSource, validateFlexVolumeSource, validateFlockerVolumeSource,
  validateHostPathVolumeSource, validateNFSVolumeSource, validateQuobyteVolumeSource,
} from '#engine/resource/validation/core/volumes/volume-sources.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/volumes. */
export const volumeValidators: Validators = {
  'io.k8s.api.core.Volume': validateVolume,
  'io.k8s.api.core.EmptyDirVolumeSource': validateEmptyDirVolumeSource,
  'io.k8s.api.core.HostPathVolumeSource': validateHostPathVolumeSource,
  'io.k8s.api.core.NFSVolumeSource': validateNFSVolumeSource,
  'io.k8s.api.core.ISCSIVolumeSource': validateISCSIVolumeSource,
  'io.k8s.api.core.ISCSIPersistentVolumeSource': validateISCSIPersistentVolumeSource,
  'io.k8s.api.core.FCVolumeSource': validateFCVolumeSource,
  'io.k8s.api.core.QuobyteVolumeSource': validateQuobyteVolumeSource,
  'io.k8s.api.core.FlockerVolumeSource': validateFlockerVolumeSource,
  'io.k8s.api.core.FlexVolumeSource': validateFlexVolumeSource,
  'io.k8s.api.core.FlexPersistentVolumeSource': validateFlexVolumeSource,
  'io.k8s.api.core.AzureDiskVolumeSource': validateAzureDisk,
  'io.k8s.api.core.CSIVolumeSource': validateCSIVolumeSource,
};
