import { asObject, asString } from '#engine/apimachinery/json.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { compileFeatureGates } from '#engine/resource/feature-gates.js';
import { minorOf } from '#engine/resource/api-version.js';
import { compilePreparation } from '#engine/resource/defaulting/prepare.js';
import { compileWalks, type Walks } from '#engine/resource/validation/walk.js';
import { warnOfCustomResource } from '#engine/resource/validation/custom-resources/custom-resource-warnings.js';
import { validateCustomResource } from '#engine/resource/validation/custom-resources/custom-resource.js';
import { dropRepeats } from '#engine/resource/validation/repeated-errors.js';
import { validateObjectMeta } from '#engine/resource/validation/meta/object-meta.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { KubernetesSource } from '#engine/library.js';
import type { DroppedField } from '#engine/resource/defaulting/canonical.js';
import type { ApiVersion } from '#engine/resource/api-version.js';
import type { CustomKind } from '#engine/resource/custom-resource-definition.js';
import type { ObjectType } from '#engine/resource/structural-type.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { ObjectMetaRules } from '#engine/resource/validation/meta/object-meta.js';
import type { ApiServerOptions, FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What the API server says of one object. */
export interface Verdict {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldWarning[];
  /** The object as it would be stored. */
  readonly object: JsonObject;
  /** Fields that are dropped without a word, as their feature gate is off. */
  readonly dropped: readonly DroppedField[];
}

/** The API server's own defaults. */
export const DEFAULT_OPTIONS: ApiServerOptions = { serviceCidrs: ['10.96.0.0/16'], nodePorts: [30000, 32767], featureGates: {}, disabledAdmissionPlugins: [] };

const familyOf = (cidr: string): string => (cidr.includes(':') ? 'IPv6' : 'IPv4');

/** Whether an update lacks the version that it is based on. */
const isUnconditional = (object: JsonObject): boolean => (asString(asObject(object['metadata'])?.['resourceVersion']) ?? '') === '';

/** The metadata of every custom resource. */
const CUSTOM_RESOURCE_META: ObjectMetaRules = { nameMessages: isDns1123Subdomain, hasStandardFinalizers: false, allowsUnconditionalUpdate: false };

/** What is to be judged: a decoded object, and, for an update, the stored one that it replaces. */
export interface Judged {
  readonly resource: Resource;
  readonly object: JsonObject;
  readonly old?: JsonObject;
  /** As `kubectl apply --dry-run=server` asks. */
  readonly isDryRun?: boolean;
}

/** What the API server says of a version that will go, or that has a successor. Follows k8s.io/apiserver/pkg/endpoints/deprecation.WarningMessage. */
function warnOfDeprecation({ warnings, apiVersion }: ValidationContext, kind: string, { state, since, removedIn, replacement = '' }: ApiVersion): void {
  if (state !== 'deprecated') return;
  const gone = removedIn === undefined ? '' : `, unavailable in v${removedIn}+`;
  const instead = replacement === '' ? '' : `; use ${replacement.replace(/\/(?=[^/]*$)/, ' ')}`;
  warnings.push({ field: child(ROOT, 'apiVersion'), message: `${apiVersion} ${kind} is deprecated in v${since ?? ''}+${gone}${instead}`, rule: 'api-version-deprecated' });
}

/** Whether an update says no version where it must: nothing else of it is then judged. */
function lacksVersion({ errors, object, old }: ValidationContext, { allowsUnconditionalUpdate }: ObjectMetaRules): boolean {
  const isLacking = old !== undefined && !allowsUnconditionalUpdate && isUnconditional(object);
  if (isLacking) errors.push(invalid(child(child(ROOT, 'metadata'), 'resourceVersion'), 0, 'must be specified for an update'));
  return isLacking;
}

/** A built-in kind: its metadata, then all that is in it by type. */
function validateBuiltIn(context: ValidationContext, walks: Walks, type: ObjectType, isNameless: boolean): void {
  const { errors, object, old } = context;
  const rules = walks.objectMetaOf(type.name ?? '');
  if (lacksVersion(context, rules)) return;
  if (!isNameless) validateObjectMeta(context, rules);
  walks.walkOf(type)?.(object, ROOT, context, old);
  dropRepeats(errors);
}

/** A kind of a CRD: its metadata, then what its schema says. */
function validateCustom(context: ValidationContext, kind: CustomKind): void {
  const { version } = parseApiVersion(context.apiVersion);
  const found = kind.versions.find(({ name }) => name === version);
  if (found === undefined || lacksVersion(context, CUSTOM_RESOURCE_META)) return;
  validateObjectMeta(context, CUSTOM_RESOURCE_META);
  validateCustomResource(context, found);
  warnOfCustomResource(context, kind, found);
}

/**
 * Validates objects as the API server does after decoding: they are first prepared for the store (defaults of mutating admission and of the
 * strategy), then judged; every cause, not the first. Of kinds that nothing describes nothing is said.
 * Follows the strategies of k8s.io/kubernetes/pkg/registry and pkg/apis/<group>/validation.
 */
export function compileValidation(kubernetes: KubernetesSource, scheme: Scheme, options: ApiServerOptions = DEFAULT_OPTIONS): (judged: Judged) => Verdict {
  const isOn = compileFeatureGates(kubernetes, scheme.version, options.featureGates);
  const walks = compileWalks(kubernetes, scheme.version, isOn);
  const prepare = compilePreparation(kubernetes, scheme, isOn, options.serviceCidrs.map(familyOf));
  const minor = minorOf(scheme.version);
  const load = (name: string): Json => kubernetes.load(name);
  const walk: ValidationContext['walk'] = (definition, value, at, context, old) => walks.walkOf(scheme.type(definition))?.(value, at, context, old);
  return ({ resource, object: given, old: stored, isDryRun = false }) => {
    const { groupKind, apiVersion } = resource;
    const { type, isStrict, scope, version } = scheme.find(apiVersion, resource.kind);
    const builtIn = isStrict && type?.is === 'object' && type.name !== undefined ? type : undefined;
    const custom = builtIn === undefined ? scheme.custom.get(groupKind) : undefined;
    const { object, dropped, old } = builtIn === undefined && custom === undefined ? { object: given, dropped: [], old: stored }
      : prepare({ object: given, definition: builtIn?.name ?? '', groupKind, ...(stored === undefined ? {} : { old: stored }) });
    const context: ValidationContext & Verdict = {
      errors: [], warnings: [], dropped, object, given, old, groupKind, apiVersion, scope, isDryRun, volumes: [], minor, options, isOn, load, walk,
    };
    if (builtIn !== undefined) {
      validateBuiltIn(context, walks, builtIn, scheme.isNameless(builtIn.name ?? ''));
      warnOfDeprecation(context, resource.kind, version);
    } else if (custom !== undefined) validateCustom(context, custom);
    return context;
  };
}
