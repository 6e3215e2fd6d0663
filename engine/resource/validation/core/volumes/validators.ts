import { validatePersistentVolumeClaimTemplate } from '#engine/resource/validation/core/volumes/claim-template.js';
import { validateDownwardAPIVolumeSource } from '#engine/resource/validation/core/volumes/downward-api.js';
import { validateISCSIPersistentVolumeSource, validateISCSIVolumeSource } from '#engine/resource/validation/core/volumes/iscsi.js';
import { validatePersistentVolumeClaim } from '#engine/resource/validation/core/volumes/persistent-volume-claim.js';
import { validatePersistentVolumeClaimSpec } from '#engine/resource/validation/core/volumes/persistent-volume-claim-spec.js';
import { validatePersistentVolume } from '#engine/resource/validation/core/volumes/persistent-volume.js';
import { validatePersistentVolumeSpec } from '#engine/resource/validation/core/volumes/persistent-volume-spec.js';
import { validateProjectedVolumeSource } from '#engine/resource/validation/core/volumes/projected.js';
import { validateVolume } from '#engine/resource/validation/core/volumes/volume.js';
import {
  validateAzureDisk, validateCSIVolumeSource, validateFCVolumeSource, validateFlexVolumeSource, validateFlockerVolumeSource,
  validateHostPathVolumeSource, validateNFSVolumeSource, validateQuobyteVolumeSource,
} from '#engine/resource/validation/core/volumes/volume-sources.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/volumes. */
export const volumeValidators: Validators = {
  'io.k8s.api.core.Volume': validateVolume,
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
  'io.k8s.api.core.DownwardAPIVolumeSource': validateDownwardAPIVolumeSource,
  'io.k8s.api.core.ProjectedVolumeSource': validateProjectedVolumeSource,
  'io.k8s.api.core.PersistentVolume': validatePersistentVolume,
  'io.k8s.api.core.PersistentVolumeSpec': validatePersistentVolumeSpec,
  'io.k8s.api.core.PersistentVolumeClaim': validatePersistentVolumeClaim,
  'io.k8s.api.core.PersistentVolumeClaimSpec': validatePersistentVolumeClaimSpec,
  'io.k8s.api.core.PersistentVolumeClaimTemplate': validatePersistentVolumeClaimTemplate,
};
