import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** What mutating admission does that rows cannot say, by definition. */
export const admissionSteps: { readonly [definition: string]: Prepare } = {};

/** What strategies do that rows cannot say, by definition; for creations and updates. */
export const strategySteps: { readonly [definition: string]: Prepare } = {};
