import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isConfigMapKey, isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ConfigMapNodeConfigSource, Node, NodeConfigSource } from '#engine/generated/kubernetes.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

function validateName(text: string, at: Field, errors: FieldError[], messagesOf: (text: string) => Messages): void {
  if (text === '') errors.push(required(at));
  else for (const message of messagesOf(text)) errors.push(invalid(at, text, message));
}

/** Follows pkg/apis/core/validation.validateConfigMapNodeConfigSource, and its variants for the specification and the status. */
function validateConfigMap(source: ConfigMapNodeConfigSource, at: Field, errors: FieldError[], isStatus: boolean): void {
  for (const field of ['uid', 'resourceVersion'] as const) {
    const isGiven = (source[field] ?? '') !== '';
    if (isStatus && !isGiven) errors.push(required(child(at, field)));
    if (!isStatus && isGiven) errors.push(forbidden(child(at, field), `${field} must not be set in spec`));
  }
  validateName(source.namespace ?? '', child(at, 'namespace'), errors, isDns1123Label);
  validateName(source.name ?? '', child(at, 'name'), errors, isDns1123Subdomain);
  validateName(source.kubeletConfigKey ?? '', child(at, 'kubeletConfigKey'), errors, isConfigMapKey);
}

/** Follows pkg/apis/core/validation.validateNodeConfigSourceSpec and validateNodeConfigSourceStatus. */
function validateSource(source: NodeConfigSource, at: Field, errors: FieldError[], isStatus: boolean): void {
  if (source.configMap !== undefined) validateConfigMap(source.configMap, child(at, 'configMap'), errors, isStatus);
  else errors.push(invalid(at, source, 'exactly one reference subfield must be non-nil'));
}

/** Where a kubelet's configuration comes from, which only old Nodes still have. Follows pkg/apis/core/validation.validateNodeConfigStatus. */
export function validateNodeConfig({ spec, status }: Node, at: Field, errors: FieldError[]): void {
  if (spec?.configSource !== undefined) validateSource(spec.configSource, child(child(at, 'spec'), 'configSource'), errors, false);
  const config = status?.config;
  if (config === undefined) return;
  const place = child(child(at, 'status'), 'config');
  for (const field of ['assigned', 'active', 'lastKnownGood'] as const) {
    const source = config[field];
    if (source !== undefined) validateSource(source, child(place, field), errors, true);
  }
}
