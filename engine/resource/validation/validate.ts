import { asObject, asString } from '#engine/apimachinery/json.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { compileFeatureGates } from '#engine/resource/feature-gates.js';
import { minorOf } from '#engine/resource/api-version.js';
import { compilePreparation } from '#engine/resource/defaulting/prepare.js';
import { compileWalks } from '#engine/resource/validation/walk.js';
import { validateCustomResource } from '#engine/resource/validation/custom-resources/custom-resource.js';
import { dropRepeats } from '#engine/resource/validation/repeated-errors.js';
import { validateObjectMeta } from '#engine/resource/validation/meta/object-meta.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { KubernetesSource } from '#engine/library.js';
import type { DroppedField } from '#engine/resource/defaulting/canonical.js';
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

/** Files of the library, each read once. */
function readOnce(kubernetes: KubernetesSource): (name: string) => Json {
  const known = new Map<string, Json>();
  return (name) => {
    const found = known.get(name) ?? kubernetes.load(name);
    known.set(name, found);
    return found;
  };
}

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

/**
 * Validates objects of built-in kinds as the API server does after decoding, defaulting and mutating admission: every cause, not the first.
 * Kinds that nothing describes have none. Follows the strategies of k8s.io/kubernetes/pkg/registry and pkg/apis/<group>/validation.
 */
export function compileValidation(kubernetes: KubernetesSource, scheme: Scheme, options: ApiServerOptions = DEFAULT_OPTIONS): (judged: Judged) => Verdict {
  const isOn = compileFeatureGates(kubernetes, scheme.version, options.featureGates);
  const { walkOf, objectMetaOf } = compileWalks(kubernetes, scheme.version, isOn);
  const prepare = compilePreparation(kubernetes, scheme, isOn, options.serviceCidrs.map(familyOf));
  const minor = minorOf(scheme.version);
  const load = readOnce(kubernetes);
  const walk: ValidationContext['walk'] = (definition, value, at, context, old) => walkOf(scheme.type(definition))?.(value, at, context, old);
  return ({ resource, object: decoded, old: stored, isDryRun = false }) => {
    const { type, isStrict, scope } = scheme.find(resource.apiVersion, resource.kind);
    const definition = isStrict && type?.is === 'object' ? type.name : undefined;
    const isKnown = definition !== undefined || scheme.custom.has(resource.groupKind);
    const { object, dropped, old } = isKnown ? prepare({ object: decoded, definition: definition ?? '', groupKind: resource.groupKind, ...(stored === undefined ? {} : { old: stored }) })
      : { object: decoded, dropped: [], old: stored };
    const context: ValidationContext & Verdict = {
      errors: [], warnings: [], dropped, object, given: decoded, old, groupKind: resource.groupKind, apiVersion: resource.apiVersion, scope, minor, options, isDryRun, volumes: [], isOn, load, walk,
    };
    if (type !== undefined && definition !== undefined) {
      const rules = objectMetaOf(definition);
      if (old !== undefined && !rules.allowsUnconditionalUpdate && isUnconditional(object)) {
        context.errors.push(invalid(child(child(ROOT, 'metadata'), 'resourceVersion'), 0, 'must be specified for an update'));
        return context;
      }
      if (!scheme.isNameless(definition)) validateObjectMeta(context, rules);
      walkOf(type)?.(object, ROOT, context, old);
      dropRepeats(context.errors);
    }
    const custom = definition === undefined ? scheme.custom.get(resource.groupKind)?.versions.find(({ name }) => name === parseApiVersion(resource.apiVersion).version) : undefined;
    if (custom !== undefined) {
      validateObjectMeta(context, CUSTOM_RESOURCE_META);
      validateCustomResource(context, custom);
    }
    return context;
  };
}
