import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { UNKNOWN_TYPE } from '#engine/cel/checking/type-of.js';
import { validateDeviceExpression } from '#engine/resource/validation/dynamic-resources/device-selector.js';
import { nameOf, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validateFullyQualifiedName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { DeviceClaim, DeviceConstraint, DeviceDerivedAttribute } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const GATE = 'DRADerivedAttributes';
const LIST_ATTRIBUTES_GATE = 'DRAListTypeAttributes';
const MOST_COST = 1_000_000;
const MOST_ATTRIBUTES = 32;
const SCALARS: ReadonlySet<string> = new Set(['string', 'int', 'bool', 'kubernetes.Semver', UNKNOWN_TYPE]);

/** Whether a constraint on this attribute is about this request, or about the one that it is part of. */
const isReferenced = (attribute: string, request: string, constraints: readonly DeviceConstraint[]): boolean =>
  constraints.some(({ matchAttribute, distinctAttribute, requests = [] }) =>
    (matchAttribute === attribute || distinctAttribute === attribute)
    && (requests.length === 0 || requests.includes(request) || requests.includes(request.split('/')[0] ?? '')));

/** One attribute; yields the cost of its expression. */
function validateDerivedAttribute({ name = '', expression = '' }: DeviceDerivedAttribute, at: Field, request: string, constraints: readonly DeviceConstraint[], context: ValidationContext): number {
  const { errors } = context;
  if (name === '') errors.push(required(child(at, 'name')));
  else {
    validateFullyQualifiedName(name, child(at, 'name'), errors);
    if (!isReferenced(name, request, constraints))
      errors.push(invalid(child(at, 'name'), name, 'must be referenced by at least one matchAttribute or distinctAttribute constraint targeting this request'));
  }
  const place = child(at, 'expression');
  if (expression === '') errors.push(required(place));
  const compiled = expression === '' ? undefined : validateDeviceExpression(expression, place, context);
  if (compiled !== undefined && !SCALARS.has(compiled.type) && !(context.isOn(LIST_ATTRIBUTES_GATE) && compiled.type.startsWith('list')))
    errors.push(invalid(place, expression, `must evaluate to a primitive scalar (string, integer, boolean, semver), not ${compiled.type}`, { rule: 'cel-invalid' }));
  return compiled?.cost ?? 0;
}

/** Attributes that a request makes of others. Follows pkg/apis/resource/validation.validateDeviceDerivedAttributes. */
function validateOfRequest(attributes: readonly DeviceDerivedAttribute[] | undefined, holder: Field, request: string, claim: DeviceClaim, context: ValidationContext): number {
  if (attributes === undefined || attributes.length > MOST_ATTRIBUTES) return 0;
  const at = child(holder, 'derivedAttributes');
  validateUnique(attributes, at, context.errors, nameOf);
  let cost = 0;
  for (const [index, attribute] of attributes.entries()) cost += validateDerivedAttribute(attribute, item(at, index), request, claim.constraints ?? [], context);
  return cost;
}

/** The derived attributes of all requests of a claim, and what they cost together. */
export function validateDerivedAttributes(claim: DeviceClaim, at: Field, context: ValidationContext): void {
  if (!context.isOn(GATE)) return;
  let cost = 0;
  for (const [index, { name = '', exactly, firstAvailable = [] }] of (claim.requests ?? []).entries()) {
    const place = item(child(at, 'requests'), index);
    cost += validateOfRequest(exactly?.derivedAttributes, child(place, 'exactly'), name, claim, context);
    for (const [part, subrequest] of firstAvailable.entries())
      cost += validateOfRequest(subrequest.derivedAttributes, item(child(place, 'firstAvailable'), part), `${name}/${subrequest.name ?? ''}`, claim, context);
  }
  if (cost > MOST_COST) context.errors.push(forbidden(at, 'too complex, total cost of derived attribute CEL expressions in the claim exceeds cost limit'));
}
