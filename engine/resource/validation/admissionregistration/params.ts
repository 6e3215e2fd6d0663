import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';
import type { ParamKind, ParamRef } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** All messages as one error. */
function pushJoined(errors: FieldError[], at: Field, value: Json, messages: Messages, prefix = ''): void {
  if (messages.length > 0) errors.push(invalid(at, value, `${prefix}${messages.join(',')}`));
}

function validateApiVersion(apiVersion: string, at: Field, errors: FieldError[]): void {
  const parts = apiVersion.split('/');
  if (parts.length > 2) {
    errors.push(invalid(at, apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
    return;
  }
  const [group, version] = parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', apiVersion];
  if (group !== '') pushJoined(errors, at, group, isDns1123Subdomain(group));
  if (version === '') errors.push(invalid(at, apiVersion, 'version must be specified'));
  else pushJoined(errors, at, version, isDns1035Label(version));
}

/** The kind of a policy's parameters. Follows pkg/apis/admissionregistration/validation.validateParamKind. */
export const validateParamKind: Validator<ParamKind> = ({ apiVersion = '', kind = '' }, at, { errors }) => {
  if (apiVersion === '') errors.push(required(child(at, 'apiVersion')));
  else validateApiVersion(apiVersion, child(at, 'apiVersion'), errors);
  if (kind === '') errors.push(required(child(at, 'kind')));
  else pushJoined(errors, child(at, 'kind'), kind, isDns1035Label(kind.toLowerCase()), 'may have mixed case, but should otherwise match: ');
};

const EXCLUSIVE = 'name and selector are mutually exclusive';

/** Which parameters a binding uses. Follows pkg/apis/admissionregistration/validation.validateParamRef. */
export const validateParamRef: Validator<ParamRef> = ({ name = '', selector }, at, { errors }) => {
  if (name === '' && selector === undefined) errors.push(required(at, 'one of name or selector must be specified'));
  if (name === '' || selector === undefined) return;
  errors.push(forbidden(child(at, 'name'), EXCLUSIVE));
  errors.push(forbidden(child(at, 'selector'), EXCLUSIVE));
};
