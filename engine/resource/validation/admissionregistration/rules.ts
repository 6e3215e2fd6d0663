import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { RuleWithOperations } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** A `*` stands alone. */
function validateWildcard(values: readonly string[] = [], at: Field, others: string, errors: FieldError[]): void {
  if (values.length > 1 && values.includes('*')) errors.push(invalid(at, values, `if '*' is present, must not specify other ${others}`));
}

/** Resources with their subresources: what an earlier one stands for is not named again. Follows pkg/apis/admissionregistration/validation.validateResources. */
function validateResources(resources: readonly string[], at: Field, errors: FieldError[]): void {
  const parents: string[] = [];
  const subresources: string[] = [];
  let last = '';
  for (const [index, entry] of resources.entries()) {
    const slash = entry.indexOf('/');
    if (slash < 0) {
      if (entry !== '') last = entry;
      continue;
    }
    const [resource, subresource] = [entry.slice(0, slash), entry.slice(slash + 1)];
    if (parents.includes(resource)) errors.push(invalid(item(at, index), entry, `if '${resource}/*' is present, must not specify ${entry}`));
    if (subresources.includes(subresource)) errors.push(invalid(item(at, index), entry, `if '*/${subresource}' is present, must not specify ${entry}`));
    if (subresource === '*') parents.push(resource);
    if (resource === '*') subresources.push(subresource);
  }
  if (resources.length > 1 && resources.includes('*/*')) errors.push(invalid(at, resources, "if '*/*' is present, must not specify other resources"));
  if (resources.includes('*') && last !== '*') errors.push(invalid(at, resources, "if '*' is present, must not specify other resources without subresources"));
}

/** Which requests a webhook or a policy is asked about. Follows pkg/apis/admissionregistration/validation.validateRuleWithOperations. */
export const validateRuleWithOperations: Validator<RuleWithOperations> = ({ operations, apiGroups, apiVersions, resources = [] }, at, { errors }) => {
  validateWildcard(operations, child(at, 'operations'), 'operations', errors);
  validateWildcard(apiGroups, child(at, 'apiGroups'), 'API groups', errors);
  validateWildcard(apiVersions, child(at, 'apiVersions'), 'API versions', errors);
  validateResources(resources, child(at, 'resources'), errors);
};

const EXCLUDED = new Set([
  'selfsubjectreviews.authentication.k8s.io', 'tokenreviews.authentication.k8s.io', 'localsubjectaccessreviews.authorization.k8s.io',
  'selfsubjectaccessreviews.authorization.k8s.io', 'selfsubjectrulesreviews.authorization.k8s.io', 'subjectaccessreviews.authorization.k8s.io',
]);

/** Reviews that no webhook is ever asked about, as a rule names them. Follows pkg/registry/admissionregistration.warningsForExcludedRules. */
export function excludedResources({ apiGroups = [], resources = [] }: RuleWithOperations): readonly string[] {
  if (apiGroups.includes('*') || resources.includes('*')) return [];
  return [...new Set(apiGroups.flatMap((group) => resources.map((resource) => `${resource}.${group}`)))].filter((name) => EXCLUDED.has(name));
}
