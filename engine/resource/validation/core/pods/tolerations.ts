import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Toleration } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** The gate for the operators Lt and Gt. */
export const COMPARISON_GATE = 'TaintTolerationComparisonOperators';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
const EFFECT_NAMES: ReadonlySet<string> = new Set(EFFECTS);
const OPERATORS = ['Equal', 'Exists'] as const;
const ALL_OPERATORS = ['Equal', 'Exists', 'Lt', 'Gt'] as const;
const CANONICAL_INTEGER = /^(0|-?[1-9][0-9]*)$/;
const RULE = { rule: 'toleration-invalid' } as const;
const LARGEST = 2n ** 63n;

/** The value that Lt and Gt compare with. */
function validateComparedValue(value: string, at: Field, errors: FieldError[]): void {
  if (value === '') return void errors.push(invalid(at, value, 'must be non-empty', RULE));
  if (!CANONICAL_INTEGER.test(value)) errors.push(invalid(at, value, 'must be a valid decimal integer in canonical form', RULE));
  if (!/^[-+]?[0-9]+$/.test(value)) return void errors.push(invalid(at, value, `strconv.ParseInt: parsing "${value}": invalid syntax`, RULE));
  const number = BigInt(value.replace('+', ''));
  if (number >= LARGEST || number < -LARGEST) errors.push(invalid(at, value, `strconv.ParseInt: parsing "${value}": value out of range`, RULE));
}

function validateOperator({ operator = '', value = '' }: Toleration, at: Field, errors: FieldError[], allowsComparison: boolean): void {
  switch (operator) {
    case '':
    case 'Equal': {
      const messages = isValidLabelValue(value);
      if (messages.length > 0) errors.push(invalid(child(at, 'operator'), value, messages.join(';'), RULE));
      break;
    }
    case 'Exists':
      if (value !== '') errors.push(invalid(child(at, 'operator'), value, "value must be empty when `operator` is 'Exists'", RULE));
      break;
    case 'Lt':
    case 'Gt':
      if (allowsComparison) validateComparedValue(value, child(at, 'value'), errors);
      else errors.push(notSupported(child(at, 'operator'), operator, ALL_OPERATORS, RULE));
      break;
    default:
      errors.push(notSupported(child(at, 'operator'), operator, OPERATORS, RULE));
  }
}

function validateToleration(toleration: Toleration, at: Field, errors: FieldError[], allowsComparison: boolean): void {
  const { key = '', operator = '', effect = '', tolerationSeconds } = toleration;
  if (key !== '') for (const message of isQualifiedName(key)) errors.push(invalid(child(at, 'key'), key, message, RULE));
  else if (operator !== 'Exists') errors.push(invalid(child(at, 'operator'), operator, 'operator must be Exists when `key` is empty, which means "match all values and all keys"', RULE));
  if (tolerationSeconds !== undefined && effect !== 'NoExecute')
    errors.push(invalid(child(at, 'effect'), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set", RULE));
  validateOperator(toleration, at, errors, allowsComparison);
  if (effect !== '' && !EFFECT_NAMES.has(effect)) errors.push(notSupported(child(at, 'effect'), effect, EFFECTS, RULE));
}

/** A list of tolerations. Follows pkg/apis/core/validation.ValidateTolerations. */
export function validateTolerations(tolerations: readonly Toleration[], at: Field, errors: FieldError[], allowsComparison: boolean): void {
  for (let index = 0; index < tolerations.length; index++) {
    const toleration = tolerations[index];
    if (toleration !== undefined) validateToleration(toleration, item(at, index), errors, allowsComparison);
  }
}

/** Whether Lt and Gt are allowed, since they are in use already. Follows pkg/api/pod.taintTolerationComparisonOperatorsInUse. */
export const usesComparison = (tolerations: readonly Toleration[] | undefined): boolean =>
  tolerations !== undefined && tolerations.some(({ operator }) => operator === 'Lt' || operator === 'Gt');

/** Tolerations outside of a Pod's specification: those of a RuntimeClass. */
export const toleration: Validator<Toleration> = (value, at, context) => validateToleration(value, at, context.errors, context.isOn(COMPARISON_GATE));
