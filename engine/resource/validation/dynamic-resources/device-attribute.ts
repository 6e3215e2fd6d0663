import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { validateUnion } from '#engine/resource/validation/union.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { DeviceAttribute } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const MOST_BYTES = 64;
const GATE = 'DRAListTypeAttributes';
const KINDS = ['int', 'bool', 'string', 'version', 'ints', 'bools', 'strings', 'versions'] as const satisfies readonly (keyof DeviceAttribute)[];
const LISTS = ['bools', 'ints', 'strings', 'versions'] as const;

const PRERELEASE = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMANTIC_VERSION = new RegExp(`^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`);

function validateString(text: string, at: Field, errors: FieldError[]): void {
  if (byteLength(text) > MOST_BYTES) errors.push(tooLong(at, MOST_BYTES));
}

function validateVersion(text: string, at: Field, errors: FieldError[]): void {
  if (!SEMANTIC_VERSION.test(text)) errors.push(invalid(at, text, 'must be a string compatible with semver.org spec 2.0.0'));
  validateString(text, at, errors);
}

function validateLists(attribute: DeviceAttribute, at: Field, { errors, isOn }: ValidationContext): void {
  if (!isOn(GATE)) return;
  for (const kind of LISTS) if (attribute[kind]?.length === 0) errors.push(invalid(child(at, kind), null, 'must not be empty if specified'));
  for (const [index, text] of (attribute.strings ?? []).entries()) validateString(text, item(child(at, 'strings'), index), errors);
  for (const [index, text] of (attribute.versions ?? []).entries()) validateVersion(text, item(child(at, 'versions'), index), errors);
}

/** One value of one kind. Follows pkg/apis/resource/validation.validateDeviceAttribute. */
export const validateDeviceAttribute: Validator<DeviceAttribute> = (attribute, at, context) => {
  const { errors } = context;
  const { string, version } = attribute;
  if (string !== undefined) validateString(string, child(at, 'string'), errors);
  if (version !== undefined) validateVersion(version, child(at, 'version'), errors);
  validateLists(attribute, at, context);
  validateUnion(attribute, at, errors, KINDS);
};
