import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden } from '#engine/apimachinery/validation/field-error.js';
import type { PriorityClass } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const HIGHEST_USER_DEFINABLE_PRIORITY = 1_000_000_000;

/** The classes of a fresh cluster, which may be written as they are. */
const SYSTEM_CLASSES: { readonly [name: string]: number } = { 'system-node-critical': 2_000_001_000, 'system-cluster-critical': 2_000_000_000 };

/** Why a class with a name that begins with `system-` is not one of the system's. Follows IsKnownSystemPriorityClass. */
function systemClassError(name: string, { value = 0, globalDefault = false }: PriorityClass): string | undefined {
  const known = SYSTEM_CLASSES[name];
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}

/** Follows pkg/apis/scheduling/validation.ValidatePriorityClass; an update is not judged again. */
export const validatePriorityClass: Validator<PriorityClass> = (priorityClass, at, { errors, old }) => {
  if (old !== undefined) return;
  const name = priorityClass.metadata?.name ?? '';
  if (name.startsWith('system-')) {
    const error = systemClassError(name, priorityClass);
    if (error !== undefined) errors.push(forbidden(child(child(at, 'metadata'), 'name'), `priority class names with 'system-' prefix are reserved for system use only. error: ${error}`, { on: 'value' }));
  } else if ((priorityClass.value ?? 0) > HIGHEST_USER_DEFINABLE_PRIORITY) {
    errors.push(forbidden(child(at, 'value'), `maximum allowed value of a user defined priority is ${HIGHEST_USER_DEFINABLE_PRIORITY}`, { on: 'value' }));
  }
};
