import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, notSupported, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Container, ContainerRestartRule } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const POLICIES = ['Always', 'Never', 'OnFailure'] as const;
const OF_SIDECAR = ['Always'] as const;
const RESTART = ['Restart'] as const;
const RESTART_ANY = ['Restart', 'RestartAllContainers'] as const;
const OPERATORS = ['In', 'NotIn'] as const;
const MAX_RULES = 20;
const MAX_EXIT_CODES = 255;
const UNSUPPORTED = { rule: 'restart-policy-unsupported' } as const;

const isOneOf = (value: string, values: readonly string[]): boolean => values.includes(value);

function validateRule({ action = '', exitCodes }: ContainerRestartRule, at: Field, { errors, isOn }: ValidationContext): void {
  const actions = isOn('RestartAllContainersOnContainerExits') ? RESTART_ANY : RESTART;
  if (!isOneOf(action, actions)) errors.push(notSupported(child(at, 'action'), action, actions));
  const place = child(at, 'exitCodes');
  if (exitCodes === undefined) return void errors.push(required(place, 'must be specified'));
  const { operator = '', values = [] } = exitCodes;
  if (!isOneOf(operator, OPERATORS)) errors.push(notSupported(child(place, 'operator'), operator, OPERATORS));
  if (values.length > MAX_EXIT_CODES) errors.push(tooMany(child(place, 'values'), values.length, MAX_EXIT_CODES));
}

/** When a container is restarted, where it has a policy of its own. Follows pkg/apis/core/validation.validateContainerRestartPolicy. */
export function validateContainerRestartPolicy({ restartPolicy, restartPolicyRules = [] }: Container, at: Field, context: ValidationContext): void {
  const { errors } = context;
  const place = child(at, 'restartPolicy');
  if (!context.isOn('ContainerRestartRules')) {
    if (restartPolicy !== undefined) errors.push(forbidden(place, 'may not be set for non-init containers', UNSUPPORTED));
    return;
  }
  if (restartPolicy !== undefined) {
    if (!isOneOf(restartPolicy, POLICIES)) errors.push(notSupported(place, restartPolicy, POLICIES, UNSUPPORTED));
  } else if (restartPolicyRules.length > 0) errors.push(required(place, 'must specify restartPolicy when restart rules are used'));
  else return;
  const rules = child(at, 'restartPolicyRules');
  if (restartPolicyRules.length > MAX_RULES) errors.push(tooMany(rules, restartPolicyRules.length, MAX_RULES));
  for (const [index, rule] of restartPolicyRules.entries()) validateRule(rule, item(rules, index), context);
}

/** The same for init containers, of which `Always` makes sidecars. Follows pkg/apis/core/validation.validateInitContainerRestartPolicy. */
export function validateInitContainerRestartPolicy(container: Container, at: Field, context: ValidationContext): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  const { errors, isOn } = context;
  const place = child(at, 'restartPolicy');
  if (!isOn('ContainerRestartRules')) {
    if (restartPolicy !== undefined && restartPolicy !== 'Always') errors.push(notSupported(place, restartPolicy, OF_SIDECAR, UNSUPPORTED));
  } else if (restartPolicy === undefined) {
    if (restartPolicyRules.length > 0) errors.push(required(place, 'must specify restartPolicy when restart rules are used'));
  } else if (restartPolicy !== 'Always' || isOn('RestartAllContainersOnContainerExits')) validateContainerRestartPolicy(container, at, context);
  else if (restartPolicyRules.length > 0)
    errors.push(forbidden(child(at, 'restartPolicyRules'), 'restartPolicyRules are not allowed for init containers with restart policy Always'));
}
