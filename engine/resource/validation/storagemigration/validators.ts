import { validateStorageVersionMigrationSpec } from '#engine/resource/validation/storagemigration/storage-version-migration.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of storagemigration. */
export const storagemigrationValidators: Validators = {
  'io.k8s.api.storagemigration.StorageVersionMigrationSpec': validateStorageVersionMigrationSpec,
};
