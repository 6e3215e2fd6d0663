import { validateAccessReview, validateLocalSubjectAccessReview, validateSelfSubjectAccessReviewSpec, validateSubjectAccessReviewSpec } from '#engine/resource/validation/authorization/access-review.js';
import { validateFieldSelectorAttributes, validateLabelSelectorAttributes } from '#engine/resource/validation/authorization/selector-attributes.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of authorization. */
export const authorizationValidators: Validators = {
  'io.k8s.api.authorization.FieldSelectorAttributes': validateFieldSelectorAttributes,
  'io.k8s.api.authorization.LabelSelectorAttributes': validateLabelSelectorAttributes,
  'io.k8s.api.authorization.LocalSubjectAccessReview': validateLocalSubjectAccessReview,
  'io.k8s.api.authorization.SelfSubjectAccessReview': validateAccessReview,
  'io.k8s.api.authorization.SelfSubjectAccessReviewSpec': validateSelfSubjectAccessReviewSpec,
  'io.k8s.api.authorization.SubjectAccessReview': validateAccessReview,
  'io.k8s.api.authorization.SubjectAccessReviewSpec': validateSubjectAccessReviewSpec,
};
