import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/containers. */
export const containerValidators: Validators = {};
