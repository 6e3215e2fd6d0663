import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isInvalidLabelSelector, validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { AggregationRule, PolicyRule, Subject } from '#engine/generated/kubernetes.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

const isGiven = (list: readonly string[] | undefined): boolean => list !== undefined && list.length > 0;

/** A rule is about resources or about paths of the API, and the latter only for the whole cluster. Follows ValidatePolicyRule. */
const validatePolicyRule: Validator<PolicyRule> = (rule, at, { errors, scope }) => {
  const { nonResourceURLs, apiGroups, resources, resourceNames } = rule;
  if (isGiven(nonResourceURLs)) {
    const place = child(at, 'nonResourceURLs');
    if (scope === 'Namespaced') errors.push(invalid(place, nonResourceURLs, 'namespaced rules cannot apply to non-resource URLs'));
    if (isGiven(apiGroups) || isGiven(resources) || isGiven(resourceNames))
      errors.push(invalid(place, nonResourceURLs, 'rules cannot apply to both regular resources and non-resource URLs'));
    return;
  }
  if (!isGiven(apiGroups)) errors.push(required(child(at, 'apiGroups'), 'resource rules must supply at least one api group', { rule: 'role-rule-incomplete' }));
  if (!isGiven(resources)) errors.push(required(child(at, 'resources'), 'resource rules must supply at least one resource', { rule: 'role-rule-incomplete' }));
};

/**
 * Roles that others are made of; what cannot be read as a selector is reported at the selector, too. Values that were no labels before may stay so.
 * Follows ValidateClusterRole.
 */
const validateAggregationRule: Validator<AggregationRule> = ({ clusterRoleSelectors = [] }, at, { errors }, old) => {
  const allowsInvalidValues = old?.clusterRoleSelectors?.some(isInvalidLabelSelector) === true;
  for (const [index, selector] of clusterRoleSelectors.entries()) {
    const place = item(child(at, 'clusterRoleSelectors'), index);
    validateLabelSelector(selector, place, errors, allowsInvalidValues);
    if (isInvalidLabelSelector(selector)) errors.push(invalid(place, null, 'invalid label selector.'));
  }
};

/** A binding in a namespace lends it to its ServiceAccounts; one for the cluster cannot. Follows ValidateRoleBindingSubject. */
const validateSubject: Validator<Subject> = (subject, at, { errors, scope }) => {
  if (subject.kind === 'ServiceAccount' && scope === 'Cluster' && (subject.namespace ?? '') === '')
    errors.push(required(child(at, 'namespace'), '', { rule: 'role-subject-namespace-missing' }));
};

/** What rows cannot say of the types of rbac. */
export const rbacValidators: Validators = {
  'io.k8s.api.rbac.AggregationRule': validateAggregationRule,
  'io.k8s.api.rbac.PolicyRule': validatePolicyRule,
  'io.k8s.api.rbac.Subject': validateSubject,
};
