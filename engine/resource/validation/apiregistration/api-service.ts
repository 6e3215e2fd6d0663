import { asObject, asString } from '#engine/apimachinery/json.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { isDns1035Label, isPathSegmentName, isValidPortNum } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { APIServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const MOST_GROUP_PRIORITY = 20000;
const MOST_VERSION_PRIORITY = 1000;
const METADATA = child(ROOT, 'metadata');

/** An APIService is called by what it serves. What is no part of a path at all is told by the row of the name's form. */
function validateName({ group = '', version = '' }: APIServiceSpec, { object, errors }: ValidationContext): void {
  const metadata = asObject(object['metadata']) ?? {};
  const wanted = `${version}.${group}`;
  const detail = `must be \`spec.version+"."+spec.group\`: "${wanted}"`;
  const generateName = asString(metadata['generateName']) ?? '';
  const name = asString(metadata['name']) ?? '';
  if (generateName !== '' && generateName !== wanted && isPathSegmentName(generateName).length === 0) errors.push(invalid(child(METADATA, 'generateName'), generateName, detail));
  if ((name !== '' || generateName !== '') && name !== wanted && isPathSegmentName(name).length === 0) errors.push(invalid(child(METADATA, 'name'), name, detail));
}

function validatePriorities({ groupPriorityMinimum = 0, versionPriority = 0 }: APIServiceSpec, at: Field, errors: FieldError[]): void {
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > MOST_GROUP_PRIORITY)
    errors.push(invalid(child(at, 'groupPriorityMinimum'), groupPriorityMinimum, `must be positive and less than ${MOST_GROUP_PRIORITY}`));
  if (versionPriority <= 0 || versionPriority > MOST_VERSION_PRIORITY)
    errors.push(invalid(child(at, 'versionPriority'), versionPriority, `must be positive and less than ${MOST_VERSION_PRIORITY}`));
}

/** Without a Service the API server serves the group itself. */
function validateTrust({ service, caBundle = '', insecureSkipTLSVerify = false }: APIServiceSpec, at: Field, errors: FieldError[]): void {
  if (service === undefined) {
    if (caBundle !== '') errors.push(invalid(child(at, 'caBundle'), `${decodeBase64(caBundle)?.length ?? 0} bytes`, 'local APIServices may not have a caBundle'));
    if (insecureSkipTLSVerify) errors.push(invalid(child(at, 'insecureSkipTLSVerify'), true, 'local APIServices may not have insecureSkipTLSVerify'));
    return;
  }
  const { port = 443 } = service;
  for (const message of isValidPortNum(port)) errors.push(invalid(child(child(at, 'service'), 'port'), port, `port is not valid: ${message}`));
  if (insecureSkipTLSVerify && caBundle !== '') errors.push(invalid(child(at, 'insecureSkipTLSVerify'), true, 'may not be true if caBundle is present'));
}

/** A group of the API in one version, and who serves it. Follows kube-aggregator/pkg/apis/apiregistration/validation.ValidateAPIService. */
export const validateApiServiceSpec: Validator<APIServiceSpec> = (spec, at, context) => {
  const { errors } = context;
  const { group = '', version = '' } = spec;
  validateName(spec, context);
  if (group === '' && version !== 'v1') errors.push(required(child(at, 'group'), 'only v1 may have an empty group and it better be legacy kube'));
  for (const message of isDns1035Label(version)) errors.push(invalid(child(at, 'version'), version, message));
  validatePriorities(spec, at, errors);
  validateTrust(spec, at, errors);
};
