import { admissionregistrationValidators } from '#engine/resource/validation/admissionregistration/validators.js';
import { apiextensionsValidators } from '#engine/resource/validation/apiextensions/validators.js';
import { apiregistrationValidators } from '#engine/resource/validation/apiregistration/validators.js';
import { appsValidators } from '#engine/resource/validation/apps/validators.js';
import { authorizationValidators } from '#engine/resource/validation/authorization/validators.js';
import { autoscalingValidators } from '#engine/resource/validation/autoscaling/validators.js';
import { batchValidators } from '#engine/resource/validation/batch/validators.js';
import { certificatesValidators } from '#engine/resource/validation/certificates/validators.js';
import { coordinationValidators } from '#engine/resource/validation/coordination/validators.js';
import { configurationValidators } from '#engine/resource/validation/core/configuration/validators.js';
import { containerValidators } from '#engine/resource/validation/core/containers/validators.js';
import { podValidators } from '#engine/resource/validation/core/pods/validators.js';
import { serviceValidators } from '#engine/resource/validation/core/services/validators.js';
import { volumeValidators } from '#engine/resource/validation/core/volumes/validators.js';
import { discoveryValidators } from '#engine/resource/validation/discovery/validators.js';
import { dynamicResourceValidators } from '#engine/resource/validation/dynamic-resources/validators.js';
import { eventsValidators } from '#engine/resource/validation/events/validators.js';
import { flowcontrolValidators } from '#engine/resource/validation/flowcontrol/validators.js';
import { lifecycleValidators } from '#engine/resource/validation/lifecycle/validators.js';
import { metaValidators } from '#engine/resource/validation/meta/validators.js';
import { networkingValidators } from '#engine/resource/validation/networking/validators.js';
import { nodeValidators } from '#engine/resource/validation/node/validators.js';
import { policyValidators } from '#engine/resource/validation/policy/validators.js';
import { rbacValidators } from '#engine/resource/validation/rbac/validators.js';
import { schedulingValidators } from '#engine/resource/validation/scheduling/validators.js';
import { storageValidators } from '#engine/resource/validation/storage/validators.js';
import { storagemigrationValidators } from '#engine/resource/validation/storagemigration/validators.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** The validation that rows cannot say, by type: one validator a type. */
export const validators: Validators = {
  ...admissionregistrationValidators,
  ...apiextensionsValidators,
  ...apiregistrationValidators,
  ...appsValidators,
  ...authorizationValidators,
  ...autoscalingValidators,
  ...batchValidators,
  ...certificatesValidators,
  ...coordinationValidators,
  ...configurationValidators,
  ...containerValidators,
  ...podValidators,
  ...serviceValidators,
  ...volumeValidators,
  ...discoveryValidators,
  ...dynamicResourceValidators,
  ...eventsValidators,
  ...flowcontrolValidators,
  ...lifecycleValidators,
  ...metaValidators,
  ...networkingValidators,
  ...nodeValidators,
  ...policyValidators,
  ...rbacValidators,
  ...schedulingValidators,
  ...storageValidators,
  ...storagemigrationValidators,
};
