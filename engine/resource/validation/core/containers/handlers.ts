import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isHttpHeaderName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { HTTPGetAction, LifecycleHandler, Probe } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const OF_PROBE = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const OF_LIFECYCLE = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

/** Exactly one of the actions: the first is judged by its type, later ones are refused. Follows pkg/apis/core/validation.validateHandler. */
function validateHandler<Action extends string>(
  holder: { readonly [action in Action]?: unknown }, actions: readonly Action[], at: Field, context: ValidationContext, extras?: FieldErrorExtras,
): Judged {
  let first: string | undefined;
  let left: string[] | undefined;
  for (const action of actions) {
    if (holder[action] === undefined) continue;
    if (first === undefined) first = action;
    else {
      context.errors.push(forbidden(child(at, action), 'may not specify more than 1 handler type', extras));
      (left ??= []).push(action);
    }
  }
  if (first === undefined) context.errors.push(required(at, 'must specify a handler type', extras));
  return left;
}

const OF_A_PROBE = { rule: 'probe-invalid' } as const;

/** How a probe looks. When it does is said by rows. Follows pkg/apis/core/validation.validateProbe. */
export const validateProbe = (probe: Probe, at: Field, context: ValidationContext): Judged => validateHandler(probe, OF_PROBE, at, context, OF_A_PROBE);

/** What is done at the start or before the end of a container. */
export const validateLifecycleHandler = (handler: LifecycleHandler, at: Field, context: ValidationContext): Judged =>
  validateHandler(handler, OF_LIFECYCLE, at, context);

/** HTTP/2 without TLS. */
function validateHttp2({ scheme, host = '' }: HTTPGetAction, at: Field, { errors }: ValidationContext): void {
  if (scheme !== 'HTTP') errors.push(invalid(child(at, 'protocol'), 'HTTP2', 'is only supported with HTTP (H2C)'));
  else if (host !== '') errors.push(invalid(child(at, 'host'), host, 'must be empty when `protocol` is "HTTP2"'));
}

/** A request; names of headers are reported at the list of them. Follows pkg/apis/core/validation.validateHTTPGetAction. */
export function validateHttpGetAction(action: HTTPGetAction, at: Field, context: ValidationContext): void {
  const { httpHeaders, protocol } = action;
  if (httpHeaders !== undefined)
    for (const [index, { name = '' }] of httpHeaders.entries())
      for (const message of isHttpHeaderName(name))
        context.errors.push(invalid(child(at, 'httpHeaders'), name, message, { place: [...pathOf(at), 'httpHeaders', index, 'name'] }));
  if (protocol === 'HTTP2' && context.isOn('H2CContainerProbe')) validateHttp2(action, at, context);
}
