import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { LabelSelector } from '#engine/generated/kubernetes.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

const labelSelector: Validator<LabelSelector> = (selector, at, { errors }) => validateLabelSelector(selector, at, errors);

/** What rows cannot say of the types that all groups share. */
export const metaValidators: Validators = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector': labelSelector,
};
