import {
  validateFlowResourceRule, validateFlowSchema, validateFlowSubject, validateNonResourcePolicyRule, validatePolicyRulesWithSubjects,
} from '#engine/resource/validation/flowcontrol/flow-schema.js';
import {
  validateLimitResponse, validatePriorityLevelConfiguration, validatePriorityLevelSpec, validateQueuingConfiguration,
} from '#engine/resource/validation/flowcontrol/priority-level-configuration.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of flowcontrol. */
export const flowcontrolValidators: Validators = {
  'io.k8s.api.flowcontrol.FlowSchema': validateFlowSchema,
  'io.k8s.api.flowcontrol.LimitResponse': validateLimitResponse,
  'io.k8s.api.flowcontrol.NonResourcePolicyRule': validateNonResourcePolicyRule,
  'io.k8s.api.flowcontrol.PolicyRulesWithSubjects': validatePolicyRulesWithSubjects,
  'io.k8s.api.flowcontrol.PriorityLevelConfiguration': validatePriorityLevelConfiguration,
  'io.k8s.api.flowcontrol.PriorityLevelConfigurationSpec': validatePriorityLevelSpec,
  'io.k8s.api.flowcontrol.QueuingConfiguration': validateQueuingConfiguration,
  'io.k8s.api.flowcontrol.ResourcePolicyRule': validateFlowResourceRule,
  'io.k8s.api.flowcontrol.Subject': validateFlowSubject,
};
