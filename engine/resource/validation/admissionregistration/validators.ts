import { validateMutatingAdmissionPolicyBindingSpec, validateValidatingAdmissionPolicyBindingSpec } from '#engine/resource/validation/admissionregistration/bindings.js';
import { validateMutatingAdmissionPolicySpec } from '#engine/resource/validation/admissionregistration/mutating-admission-policy.js';
import { validateParamKind, validateParamRef } from '#engine/resource/validation/admissionregistration/params.js';
import { validateRuleWithOperations } from '#engine/resource/validation/admissionregistration/rules.js';
import { validateStaticSuffix } from '#engine/resource/validation/admissionregistration/static-suffix.js';
import { validateValidatingAdmissionPolicySpec } from '#engine/resource/validation/admissionregistration/validating-admission-policy.js';
import { validateWebhookClientConfig } from '#engine/resource/validation/admissionregistration/webhook-client.js';
import { validateWebhookConfiguration } from '#engine/resource/validation/admissionregistration/webhooks.js';
import type { ValidatingAdmissionPolicy } from '#engine/generated/kubernetes.js';
import type { Judged, Validator, Validators } from '#engine/resource/validation/validation-context.js';

/** A kind of which only the name is judged beside its spec. */
const named: Validator<ValidatingAdmissionPolicy> = (_, __, context) => validateStaticSuffix(context);

/** The webhooks of a configuration judge their selectors themselves. */
const webhook = (): Judged => ['namespaceSelector', 'objectSelector'];

/** What rows cannot say of the types of admissionregistration. */
export const admissionregistrationValidators: Validators = {
  'io.k8s.api.admissionregistration.ValidatingWebhookConfiguration': validateWebhookConfiguration,
  'io.k8s.api.admissionregistration.MutatingWebhookConfiguration': validateWebhookConfiguration,
  'io.k8s.api.admissionregistration.ValidatingWebhook': webhook,
  'io.k8s.api.admissionregistration.MutatingWebhook': webhook,
  'io.k8s.api.admissionregistration.WebhookClientConfig': validateWebhookClientConfig,
  'io.k8s.api.admissionregistration.RuleWithOperations': validateRuleWithOperations,
  'io.k8s.api.admissionregistration.NamedRuleWithOperations': validateRuleWithOperations,
  'io.k8s.api.admissionregistration.ValidatingAdmissionPolicy': named,
  'io.k8s.api.admissionregistration.ValidatingAdmissionPolicyBinding': named,
  'io.k8s.api.admissionregistration.MutatingAdmissionPolicy': named,
  'io.k8s.api.admissionregistration.MutatingAdmissionPolicyBinding': named,
  'io.k8s.api.admissionregistration.ValidatingAdmissionPolicySpec': validateValidatingAdmissionPolicySpec,
  'io.k8s.api.admissionregistration.MutatingAdmissionPolicySpec': validateMutatingAdmissionPolicySpec,
  'io.k8s.api.admissionregistration.ParamKind': validateParamKind,
  'io.k8s.api.admissionregistration.ParamRef': validateParamRef,
  'io.k8s.api.admissionregistration.ValidatingAdmissionPolicyBindingSpec': validateValidatingAdmissionPolicyBindingSpec,
  'io.k8s.api.admissionregistration.MutatingAdmissionPolicyBindingSpec': validateMutatingAdmissionPolicyBindingSpec,
};
