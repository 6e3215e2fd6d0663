import { validateConfigMap } from '#engine/resource/validation/core/configuration/config-map.js';
import { validateLimitRangeSpec } from '#engine/resource/validation/core/configuration/limit-range.js';
import { validateNamespaceSpec } from '#engine/resource/validation/core/configuration/namespace.js';
import { validateNode } from '#engine/resource/validation/core/configuration/node.js';
import { validateResourceQuotaSpec } from '#engine/resource/validation/core/configuration/resource-quota.js';
import { validateSecret } from '#engine/resource/validation/core/configuration/secret.js';
import { validateServiceAccount } from '#engine/resource/validation/core/configuration/service-account.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/configuration. */
export const configurationValidators: Validators = {
  'io.k8s.api.core.ConfigMap': validateConfigMap,
  'io.k8s.api.core.LimitRangeSpec': validateLimitRangeSpec,
  'io.k8s.api.core.NamespaceSpec': validateNamespaceSpec,
  'io.k8s.api.core.Node': validateNode,
  'io.k8s.api.core.ResourceQuotaSpec': validateResourceQuotaSpec,
  'io.k8s.api.core.Secret': validateSecret,
  'io.k8s.api.core.ServiceAccount': validateServiceAccount,
};
