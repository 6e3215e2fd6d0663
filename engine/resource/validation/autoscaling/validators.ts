import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of autoscaling. */
export const autoscalingValidators: Validators = {};
