import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { parseIndexes } from '#engine/resource/validation/batch/indexes.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { SuccessPolicy, SuccessPolicyRule } from '#engine/generated/kubernetes.js';

const MAX_RULES = 20;
const MAX_INDEXES_LENGTH = 65536;

function validateSucceededCount(count: number, completions: number, known: number | undefined, at: Field, errors: FieldError[]): void {
  if (count < 0) errors.push(invalid(at, count, 'must be greater than or equal to 0'));
  if (count > completions) errors.push(invalid(at, count, `must be less than or equal to ${completions} (the number of specified completions)`));
  if (known !== undefined && count > known) errors.push(invalid(at, count, `must be less than or equal to ${known} (the number of indexes in the specified succeededIndexes field)`));
}

/** The server breaks where there is something to compare with completions that are not given, which is said of them. Follows pkg/apis/batch/validation.validateSuccessPolicyRule. */
function validateSuccessPolicyRule({ succeededCount, succeededIndexes }: SuccessPolicyRule, completions: number | undefined, at: Field, errors: FieldError[]): void {
  if (succeededCount === undefined && succeededIndexes === undefined) errors.push(required(at, 'at least one of succeededCount or succeededIndexes must be specified'));
  if (completions === undefined) return;
  let known: number | undefined;
  if (succeededIndexes !== undefined) {
    const place = child(at, 'succeededIndexes');
    if (byteLength(succeededIndexes) > MAX_INDEXES_LENGTH) errors.push(tooLong(place, MAX_INDEXES_LENGTH));
    const indexes = parseIndexes(succeededIndexes, completions);
    if (indexes.message !== undefined) errors.push(invalid(place, succeededIndexes, `error parsing succeededIndexes: ${indexes.message}`));
    known = indexes.message === undefined ? indexes.count : 0;
  }
  if (succeededCount !== undefined) validateSucceededCount(succeededCount, completions, known, child(at, 'succeededCount'), errors);
}

/** Which indexes suffice. Follows pkg/apis/batch/validation.validateSuccessPolicy. */
export function validateSuccessPolicy({ rules = [] }: SuccessPolicy, completions: number | undefined, at: Field, errors: FieldError[]): void {
  const place = child(at, 'rules');
  if (rules.length === 0) errors.push(required(place, 'at least one rules must be specified when the successPolicy is specified'));
  if (rules.length > MAX_RULES) errors.push(tooMany(place, rules.length, MAX_RULES));
  for (const [index, rule] of rules.entries()) validateSuccessPolicyRule(rule, completions, item(place, index), errors);
}
