import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { FlowcontrolV1Subject, FlowSchema, NonResourcePolicyRule, PolicyRulesWithSubjects, ResourcePolicyRule } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'] as const;
const VERB_NAMES: ReadonlySet<string> = new Set(VERBS);

const everyRequestOf = (...groups: readonly string[]): JsonObject => ({
  subjects: groups.map((name) => ({ kind: 'Group', group: { name } })),
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'], clusterScope: true }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
});

/** The schemas that every cluster has, and that may be nothing else. Follows pkg/apis/flowcontrol/bootstrap. */
const MANDATORY: { readonly [name: string]: JsonObject } = {
  exempt: { priorityLevelConfiguration: { name: 'exempt' }, matchingPrecedence: 1, rules: [everyRequestOf('system:masters')] },
  'catch-all': {
    priorityLevelConfiguration: { name: 'catch-all' }, matchingPrecedence: 10000, distinguisherMethod: { type: 'ByUser' },
    rules: [everyRequestOf('system:unauthenticated', 'system:authenticated')],
  },
};

/** Follows pkg/apis/flowcontrol/validation.ValidateFlowSchema. */
export const validateFlowSchema: Validator<FlowSchema> = ({ metadata, spec = {} }, at, { errors }) => {
  const name = metadata?.name ?? '';
  const place = child(at, 'spec');
  if (spec.matchingPrecedence === 1 && name !== 'exempt')
    errors.push(invalid(child(place, 'matchingPrecedence'), 1, "only the schema named 'exempt' may have matchingPrecedence 1"));
  const fixed = Object.hasOwn(MANDATORY, name) ? MANDATORY[name] : undefined;
  if (fixed !== undefined && !semanticallyEqual(spec, fixed)) errors.push(invalid(place, null, `spec of '${name}' must equal the fixed value`));
};

/** Follows ValidateFlowSchemaPolicyRulesWithSubjects. */
export const validatePolicyRulesWithSubjects: Validator<PolicyRulesWithSubjects> = ({ resourceRules = [], nonResourceRules = [] }, at, { errors }) => {
  if (resourceRules.length === 0 && nonResourceRules.length === 0) errors.push(required(at, 'at least one of resourceRules and nonResourceRules has to be non-empty'));
};

/** All ServiceAccounts of a namespace are `*`. Follows ValidateServiceAccountSubject. */
export const validateFlowSubject: Validator<FlowcontrolV1Subject> = ({ kind, serviceAccount }, at, { errors }) => {
  const name = serviceAccount?.name ?? '';
  if (kind !== 'ServiceAccount' || name === '' || name === '*') return;
  for (const message of isDns1123Subdomain(name)) errors.push(invalid(child(child(at, 'serviceAccount'), 'name'), name, message));
};

/** Says that `*` stands with others; yields whether there is one at all. */
function validateWildcard(list: readonly string[], at: Field, others: string, errors: FieldError[]): boolean {
  if (!list.includes('*')) return false;
  if (list.length > 1) errors.push(invalid(at, list, `if '*' is present, must not specify other ${others}`));
  return true;
}

function validateVerbs(verbs: readonly string[], at: Field, errors: FieldError[]): void {
  if (!validateWildcard(verbs, at, 'verbs', errors) && verbs.some((verb) => !VERB_NAMES.has(verb))) errors.push(notSupported(at, [...verbs], VERBS));
}

/** The first thing that is wrong with a path. Follows ValidateNonResourceURLPath. */
function pathError(path: string): string | undefined {
  if (path === '') return 'must not be empty';
  if (path === '/') return undefined;
  if (!path.startsWith('/')) return 'must start with slash';
  if (path.includes(' ')) return 'must not contain white-space';
  if (path.includes('//')) return 'must not contain double slash';
  const wildcard = path.indexOf('*');
  return wildcard !== -1 && (wildcard !== path.length - 1 || !path.endsWith('/*')) ? 'wildcard can only do suffix matching' : undefined;
}

/** Follows ValidateFlowSchemaNonResourcePolicyRule. */
export const validateNonResourcePolicyRule: Validator<NonResourcePolicyRule> = ({ verbs = [], nonResourceURLs = [] }, at, { errors }) => {
  validateVerbs(verbs, child(at, 'verbs'), errors);
  const place = child(at, 'nonResourceURLs');
  if (validateWildcard(nonResourceURLs, place, 'non-resource URLs', errors)) return;
  for (const [index, path] of nonResourceURLs.entries()) {
    const error = pathError(path);
    if (error !== undefined) errors.push(invalid(item(place, index), path, error));
  }
};

/** Follows ValidateFlowSchemaResourcePolicyRule. */
export const validateFlowResourceRule: Validator<ResourcePolicyRule> = ({ verbs = [], apiGroups = [], resources = [], namespaces = [] }, at, { errors }) => {
  validateVerbs(verbs, child(at, 'verbs'), errors);
  validateWildcard(apiGroups, child(at, 'apiGroups'), 'api groups', errors);
  validateWildcard(resources, child(at, 'resources'), 'resources', errors);
  const place = child(at, 'namespaces');
  if (validateWildcard(namespaces, place, 'namespaces', errors)) return;
  for (const [index, namespace] of namespaces.entries())
    for (const message of isDns1123Label(namespace)) errors.push(invalid(item(place, index), namespace, `each member of this list must be '*' or a DNS-1123 label; ${message}`));
};
