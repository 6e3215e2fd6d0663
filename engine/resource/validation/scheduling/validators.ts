import { validatePriorityClass } from '#engine/resource/validation/scheduling/priority-class.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of scheduling. */
export const schedulingValidators: Validators = {
  'io.k8s.api.scheduling.PriorityClass': validatePriorityClass,
};
