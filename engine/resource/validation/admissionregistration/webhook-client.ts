import { UrlError, parseUrl } from '#engine/apimachinery/url.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain, isValidPortNum } from '#engine/apimachinery/validation/names.js';
import type { ParsedUrl } from '#engine/apimachinery/url.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { WebhookClientConfig } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const FORM = '; desired format: https://host[/path]';

function parsed(url: string): ParsedUrl | UrlError {
  try {
    return parseUrl(url);
  } catch (error) {
    if (error instanceof UrlError) return error;
    throw error;
  }
}

const CLIENT_CONFIG = { rule: 'webhook-client-config' } as const;

/** The URL of a webhook: https, a host, a path and nothing else. Follows apiserver/pkg/util/webhook.ValidateWebhookURL with forceHttps. */
export function validateWebhookUrl(url: string, at: Field, errors: FieldError[]): void {
  const found = parsed(url);
  if (found instanceof UrlError) {
    errors.push(required(at, `url must be a valid URL: parse "${url}": ${found.message}${FORM}`, CLIENT_CONFIG));
    return;
  }
  const { scheme, host, user, query, fragment } = found;
  if (scheme !== 'https') errors.push(invalid(at, scheme, `'https' is the only allowed URL scheme${FORM}`, CLIENT_CONFIG));
  if (host === '') errors.push(invalid(at, host, `host must be specified${FORM}`, CLIENT_CONFIG));
  if (user !== undefined) errors.push(invalid(at, user, 'user information is not permitted in the URL', CLIENT_CONFIG));
  if (fragment !== '') errors.push(invalid(at, fragment, 'fragments are not permitted in the URL', CLIENT_CONFIG));
  if (query !== '') errors.push(invalid(at, query, 'query parameters are not permitted in the URL', CLIENT_CONFIG));
}

function validatePath(path: string, at: Field, errors: FieldError[]): void {
  if (path === '' || path === '/') return;
  if (path === '//') {
    errors.push(invalid(at, path, 'segment[0] may not be empty'));
    return;
  }
  if (!path.startsWith('/')) errors.push(invalid(at, path, "must start with a '/'"));
  const segments = path.slice(1).replace(/\/$/, '').split('/');
  for (const [index, segment] of segments.entries()) {
    if (segment === '') errors.push(invalid(at, path, `segment[${index}] may not be empty`));
    else for (const message of isDns1123Subdomain(segment)) errors.push(invalid(at, path, `segment[${index}]: ${message}`));
  }
}

/** The Service behind a webhook. */
interface WebhookService {
  readonly name?: string;
  readonly namespace?: string;
  readonly path?: string;
  readonly port?: number;
}

/**
 * The Service of a webhook. Its callers hand over name and namespace in the other order: that of them which is missing is reported at the
 * other's place. Follows apiserver/pkg/util/webhook.ValidateWebhookService.
 */
export function validateWebhookService({ name = '', namespace = '', path, port = 443 }: WebhookService, at: Field, errors: FieldError[]): void {
  if (namespace === '') errors.push(required(child(at, 'name'), '', { rule: 'webhook-client-config' }));
  if (name === '') errors.push(required(child(at, 'namespace'), '', { rule: 'webhook-client-config' }));
  for (const message of isValidPortNum(port)) errors.push(invalid(child(at, 'port'), port, `port is not valid: ${message}`));
  if (path !== undefined) validatePath(path, child(at, 'path'), errors);
}

/** Where a webhook is called. Follows the part of pkg/apis/admissionregistration/validation.validateValidatingWebhook about it. */
export const validateWebhookClientConfig: Validator<WebhookClientConfig> = ({ url, service }, at, { errors }) => {
  if ((url === undefined) === (service === undefined)) errors.push(required(at, 'exactly one of url or service is required', { rule: 'webhook-client-config' }));
  else if (url !== undefined) validateWebhookUrl(url, child(at, 'url'), errors);
  else if (service !== undefined) validateWebhookService(service, child(at, 'service'), errors);
};
