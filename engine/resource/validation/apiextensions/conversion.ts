import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { readDer } from '#engine/apimachinery/der.js';
import { pemBlocks } from '#engine/apimachinery/pem.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label } from '#engine/apimachinery/validation/names.js';
import { validateWebhookService, validateWebhookUrl } from '#engine/resource/validation/admissionregistration/webhook-client.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ApiextensionsV1WebhookClientConfig, CustomResourceConversion } from '#engine/generated/kubernetes.js';

const STRATEGIES = ['None', 'Webhook'] as const;
const REVIEW_VERSIONS = ['v1', 'v1beta1'];
const ONLY_WEBHOOK = 'should not be set when strategy is not set to Webhook';
const RULE = { rule: 'webhook-client-config' } as const;

/** What an update of a definition may be spared. */
export interface ConversionOptions {
  readonly requireRecognizedConversionReviewVersion: boolean;
  readonly requireValidCaBundle: boolean;
}

/** Whether a bundle has a certificate. Follows apiserver/pkg/util/webhook.ValidateCABundle. */
export const isCaBundle = (bundle: string): boolean =>
  pemBlocks(decodeBase64(bundle) ?? '').some(({ type, hasHeaders, bytes }) => type === 'CERTIFICATE' && !hasHeaders && readDer(bytes) !== undefined);

/** Whether the API server knows a version of the list. */
export const isRecognized = (versions: readonly string[]): boolean => versions.some((version) => REVIEW_VERSIONS.includes(version));

/** Follows apiextensions validation.validateConversionReviewVersions. */
function validateReviewVersions(versions: readonly string[], at: Field, requiresRecognized: boolean, errors: FieldError[]): void {
  if (versions.length === 0) {
    errors.push(required(at));
    return;
  }
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) < index) errors.push(invalid(item(at, index), version, 'duplicate version'));
    else for (const message of isDns1035Label(version)) errors.push(invalid(item(at, index), version, message));
  }
  if (requiresRecognized && !isRecognized(versions)) errors.push(invalid(at, versions, `must include at least one of ${REVIEW_VERSIONS.join(', ')}`));
}

function validateClientConfig(config: ApiextensionsV1WebhookClientConfig | undefined, at: Field, { requireValidCaBundle }: ConversionOptions, errors: FieldError[]): void {
  if (config === undefined) {
    errors.push(required(at, 'required when strategy is set to Webhook', RULE));
    return;
  }
  const { url, service, caBundle = '' } = config;
  if ((url === undefined) === (service === undefined)) errors.push(required(at, 'exactly one of url or service is required', RULE));
  if (url !== undefined) validateWebhookUrl(url, child(at, 'url'), errors);
  if (service !== undefined) validateWebhookService(service, child(at, 'service'), errors);
  if (requireValidCaBundle && caBundle !== '' && !isCaBundle(caBundle)) errors.push(invalid(child(at, 'caBundle'), caBundle, 'unable to load root certificates: unable to parse bytes as PEM block'));
}

/** How objects of one version become those of another. Follows apiextensions validation.validateCustomResourceConversion. */
export function validateConversion({ strategy = '', webhook }: CustomResourceConversion, at: Field, options: ConversionOptions, errors: FieldError[]): void {
  const strategyAt = child(at, 'strategy');
  if (strategy === '') errors.push(required(strategyAt));
  else if (strategy !== 'None' && strategy !== 'Webhook') errors.push(notSupported(strategyAt, strategy, STRATEGIES));
  const configAt = child(at, 'webhookClientConfig');
  const versionsAt = child(at, 'conversionReviewVersions');
  const versions = webhook?.conversionReviewVersions ?? [];
  if (strategy === 'Webhook') {
    validateClientConfig(webhook?.clientConfig, configAt, options, errors);
    validateReviewVersions(versions, versionsAt, options.requireRecognizedConversionReviewVersion, errors);
    return;
  }
  if (webhook?.clientConfig !== undefined) errors.push(forbidden(configAt, ONLY_WEBHOOK));
  if (versions.length > 0) errors.push(forbidden(versionsAt, ONLY_WEBHOOK));
}
