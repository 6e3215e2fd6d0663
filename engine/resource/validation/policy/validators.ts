import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of policy. */
export const policyValidators: Validators = {};
