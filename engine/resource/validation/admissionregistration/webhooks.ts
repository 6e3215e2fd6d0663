import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { ROOT, child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label } from '#engine/apimachinery/validation/names.js';
import { excludedResources } from '#engine/resource/validation/admissionregistration/rules.js';
import { validateMatchConditions } from '#engine/resource/validation/admissionregistration/match-conditions.js';
import { validateStaticSuffix } from '#engine/resource/validation/admissionregistration/static-suffix.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector, MutatingWebhook, MutatingWebhookConfiguration, ValidatingWebhook, ValidatingWebhookConfiguration } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

type Webhook = ValidatingWebhook | MutatingWebhook;

const NO_SIDE_EFFECTS = ['None', 'NoneOnDryRun'];
const ALL_SIDE_EFFECTS = ['None', 'NoneOnDryRun', 'Some', 'Unknown'];
const REVIEW_VERSIONS = ['v1', 'v1beta1'];

/** What is demanded: an update need not mend what the stored object was allowed. */
interface Demands {
  readonly noSideEffects: boolean;
  readonly recognizedVersion: boolean;
  readonly uniqueNames: boolean;
  readonly matchConditions: boolean;
  readonly labelValues: boolean;
}

const ALL: Demands = { noSideEffects: true, recognizedVersion: true, uniqueNames: true, matchConditions: true, labelValues: true };

const isRecognized = (versions: readonly Json[]): boolean => versions.some((version) => REVIEW_VERSIONS.includes(asString(version) ?? ''));

function hasInvalidLabelValue(webhook: Json): boolean {
  const errors: FieldError[] = [];
  const { namespaceSelector, objectSelector } = asObject(webhook) ?? {};
  for (const selector of [namespaceSelector, objectSelector]) validateLabelSelector(asObject(selector) ?? {}, ROOT, errors);
  return errors.length > 0;
}

const conditionsOf = (webhook: Json | undefined): readonly Json[] => asList(asObject(webhook)?.['matchConditions']);

/** Follows pkg/apis/admissionregistration/validation.ValidateValidatingWebhookConfigurationUpdate. */
function demandsOf(webhooks: readonly Webhook[], old: readonly Json[]): Demands {
  const names = old.map((webhook) => asString(asObject(webhook)?.['name']) ?? '');
  const versions = old.map((webhook) => asList(asObject(webhook)?.['admissionReviewVersions']));
  return {
    noSideEffects: old.every((webhook) => NO_SIDE_EFFECTS.includes(asString(asObject(webhook)?.['sideEffects']) ?? '')),
    recognizedVersion: versions.every((list) => list.length === 0 || isRecognized(list)),
    uniqueNames: new Set(names).size === names.length,
    matchConditions: old.length !== webhooks.length || webhooks.some(({ matchConditions = [] }, index) => !semanticallyEqual(matchConditions, conditionsOf(old[index]))),
    labelValues: !old.some(hasInvalidLabelValue),
  };
}

function validateSideEffects(sideEffects: string | undefined, at: Field, isStrict: boolean, errors: FieldError[]): void {
  const allowed = isStrict ? NO_SIDE_EFFECTS : ALL_SIDE_EFFECTS;
  if (sideEffects === undefined) errors.push(required(at, 'must specify one of None, NoneOnDryRun'));
  else if (!allowed.includes(sideEffects)) errors.push(notSupported(at, sideEffects, allowed));
}

/** Follows pkg/apis/admissionregistration/validation.validateAdmissionReviewVersions. */
function validateAdmissionReviewVersions(versions: readonly string[] = [], at: Field, isRecognizedNeeded: boolean, errors: FieldError[]): void {
  if (versions.length === 0) {
    errors.push(required(at, 'must specify one of v1, v1beta1'));
    return;
  }
  for (const [index, version] of versions.entries()) {
    const first = versions.indexOf(version);
    if (first < index) errors.push(invalid(item(at, index), version, 'duplicate version', { other: item(at, first) }));
    else for (const message of isDns1035Label(version)) errors.push(invalid(item(at, index), version, message));
  }
  if (isRecognizedNeeded && !isRecognized(versions)) errors.push(invalid(at, versions, 'must include at least one of v1, v1beta1'));
}

/** A selector of which only the labels' values are not judged. */
function validateLooseSelector(selector: LabelSelector | undefined, at: Field, errors: FieldError[]): void {
  if (selector === undefined) return;
  const found: FieldError[] = [];
  validateLabelSelector(selector, at, found);
  const values = new Set([...Object.values(selector.matchLabels ?? {}), ...(selector.matchExpressions ?? []).flatMap(({ values: list = [] }) => list)]);
  for (const error of found) if (error.type !== 'Invalid' || error.on === 'key' || typeof error.value !== 'string' || !values.has(error.value)) errors.push(error);
}

function warnOfExcludedRules({ rules = [] }: Webhook, at: Field, { warnings, isOn }: ValidationContext): void {
  if (!isOn('ExcludeAdmissionWebhookVirtualResources')) return;
  for (const [index, rule] of rules.entries()) {
    const place = item(child(at, 'rules'), index);
    for (const name of excludedResources(rule)) warnings.push({ field: place, message: `webhooks[${at.step}].rules[${index}]: ${name} is excluded from admission webhooks; this rule will have no effect` });
  }
}

function validateWebhooks(webhooks: readonly Webhook[], at: Field, context: ValidationContext): void {
  const { errors, old } = context;
  const demands = old === undefined ? ALL : demandsOf(webhooks, asList(old['webhooks']));
  const names = new Map<string, number>();
  for (const [index, webhook] of webhooks.entries()) {
    const place = item(at, index);
    const { name = '', sideEffects, admissionReviewVersions, matchConditions } = webhook;
    validateSideEffects(sideEffects, child(place, 'sideEffects'), demands.noSideEffects, errors);
    if (demands.matchConditions) validateMatchConditions(matchConditions, child(place, 'matchConditions'), false, errors);
    validateAdmissionReviewVersions(admissionReviewVersions, child(place, 'admissionReviewVersions'), demands.recognizedVersion, errors);
    const first = names.get(name);
    if (first !== undefined && demands.uniqueNames) errors.push(duplicate(child(place, 'name'), name, { other: child(item(at, first), 'name'), rule: 'duplicate-name' }));
    if (first === undefined && name !== '') names.set(name, index);
    const validateSelector = demands.labelValues ? validateLabelSelector : validateLooseSelector;
    if (webhook.namespaceSelector !== undefined) validateSelector(webhook.namespaceSelector, child(place, 'namespaceSelector'), errors);
    if (webhook.objectSelector !== undefined) validateSelector(webhook.objectSelector, child(place, 'objectSelector'), errors);
    warnOfExcludedRules(webhook, place, context);
  }
}

/** The webhooks of a configuration. Follows pkg/apis/admissionregistration/validation.validateValidatingWebhookConfiguration and its Mutating namesake. */
export const validateWebhookConfiguration: Validator<ValidatingWebhookConfiguration | MutatingWebhookConfiguration> = ({ webhooks = [] }, at, context) => {
  validateWebhooks(webhooks, child(at, 'webhooks'), context);
  validateStaticSuffix(context);
};
