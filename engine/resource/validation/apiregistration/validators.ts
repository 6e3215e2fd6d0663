import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of apiregistration. */
export const apiregistrationValidators: Validators = {};
