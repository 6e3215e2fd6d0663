import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { asObject } from '#engine/apimachinery/json.js';
import { child, key } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { MAX_SIZE, sizeOf, validateImmutable, validateKeys } from '#engine/resource/validation/core/configuration/keys.js';
import { tlsKeyPairError } from '#engine/resource/validation/core/configuration/tls-key-pair.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Secret } from '#engine/generated/kubernetes.js';
import type { FieldWarning, Validator } from '#engine/resource/validation/validation-context.js';

const ACCOUNT_NAME = 'kubernetes.io/service-account.name';

/** The text of a key; undefined where there is none. */
function textOf({ data }: Secret, name: string): string | undefined {
  const encoded = data?.[name];
  return encoded === undefined ? undefined : decodeBase64(encoded) ?? '';
}

const hasKey = ({ data }: Secret, name: string): boolean => data?.[name] !== undefined;

/** Whether it is a JSON object, or null, which Go takes for one. */
function jsonError(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? undefined : 'json: cannot unmarshal into Go value of type map[string]interface {}';
  } catch {
    return text.trim() === '' ? 'unexpected end of JSON input' : 'invalid character in JSON';
  }
}

function validateDocker(secret: Secret, name: string, at: Field, errors: FieldError[]): void {
  const text = textOf(secret, name);
  if (text === undefined) return void errors.push(required(key(at, name)));
  const message = jsonError(text);
  if (message !== undefined) errors.push(invalid(key(at, name), '<secret contents redacted>', message));
}

/** What a type of Secret must have. */
function validateType(secret: Secret, at: Field, errors: FieldError[]): void {
  const data = child(at, 'data');
  const need = (name: string): void => {
    if (!hasKey(secret, name)) errors.push(required(key(data, name)));
  };
  switch (secret.type) {
    case 'kubernetes.io/service-account-token':
      if ((secret.metadata?.annotations?.[ACCOUNT_NAME] ?? '') === '') errors.push(required(key(child(child(at, 'metadata'), 'annotations'), ACCOUNT_NAME)));
      break;
    case 'kubernetes.io/dockercfg':
      validateDocker(secret, '.dockercfg', data, errors);
      break;
    case 'kubernetes.io/dockerconfigjson':
      validateDocker(secret, '.dockerconfigjson', data, errors);
      break;
    case 'kubernetes.io/basic-auth':
      if (!hasKey(secret, 'username') && !hasKey(secret, 'password')) errors.push(required(key(data, 'username')), required(key(data, 'password')));
      break;
    case 'kubernetes.io/ssh-auth':
      if ((textOf(secret, 'ssh-privatekey') ?? '') === '') errors.push(required(key(data, 'ssh-privatekey')));
      break;
    case 'kubernetes.io/tls':
      need('tls.crt');
      need('tls.key');
      break;
    default:
  }
}

/** Follows pkg/registry/core/secret.warningsForSecret. */
function warnOfTls(secret: Secret, at: Field, warnings: FieldWarning[]): void {
  if (secret.type !== 'kubernetes.io/tls') return;
  const message = tlsKeyPairError(textOf(secret, 'tls.crt') ?? '', textOf(secret, 'tls.key') ?? '');
  if (message !== undefined) warnings.push({ field: child(at, 'data'), message });
}

/** Plain texts have become data, and are reported as such. Follows pkg/apis/core/validation.ValidateSecret and ValidateSecretUpdate. */
export const validateSecret: Validator<Secret> = (secret, at, { errors, warnings, given }, old) => {
  const { data, type } = secret;
  if (old !== undefined) {
    if (type !== old.type) errors.push(invalid(child(at, 'type'), type, 'field is immutable', { rule: 'immutable-field' }));
    if (old.immutable === true) validateImmutable(secret, [['data', data, old.data]], at, errors);
  }
  const texts = asObject(given['stringData']) ?? {};
  validateKeys(data, child(at, 'data'), errors, (name) => child(at, Object.hasOwn(texts, name) ? 'stringData' : 'data'));
  if (sizeOf({}, data) > MAX_SIZE) errors.push(tooLong(child(at, 'data'), MAX_SIZE));
  validateType(secret, at, errors);
  warnOfTls(secret, at, warnings);
};
