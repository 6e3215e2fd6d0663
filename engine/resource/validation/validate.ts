import { ROOT } from '#engine/apimachinery/validation/field.js';
import { compileFeatureGates } from '#engine/resource/feature-gates.js';
import { minorOf } from '#engine/resource/api-version.js';
import { compileWalks } from '#engine/resource/validation/walk.js';
import { validateObjectMeta } from '#engine/resource/validation/meta/object-meta.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { ApiServerOptions, FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What the API server says of one object. */
export interface Verdict {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldWarning[];
}

/** The API server's own defaults. */
export const DEFAULT_OPTIONS: ApiServerOptions = { serviceCidrs: ['10.96.0.0/16'], nodePorts: [30000, 32767], featureGates: {} };

/** What is to be judged: an object as it would be stored, and, for an update, the stored one that it replaces. */
export interface Judged {
  readonly resource: Resource;
  readonly object: JsonObject;
  readonly old?: JsonObject;
}

/**
 * Validates objects of built-in kinds as the API server does after decoding, defaulting and mutating admission: every cause, not the first.
 * Kinds that nothing describes have none. Follows the strategies of k8s.io/kubernetes/pkg/registry and pkg/apis/<group>/validation.
 */
export function compileValidation(kubernetes: KubernetesSource, scheme: Scheme, options: ApiServerOptions = DEFAULT_OPTIONS): (judged: Judged) => Verdict {
  const { walkOf, objectMetaOf } = compileWalks(kubernetes, scheme.version);
  const isOn = compileFeatureGates(kubernetes, scheme.version, options.featureGates);
  const minor = minorOf(scheme.version);
  return ({ resource, object, old }) => {
    const { type, isStrict, scope } = scheme.find(resource.apiVersion, resource.kind);
    const context: ValidationContext = {
      errors: [], warnings: [], object, old, groupKind: resource.groupKind, apiVersion: resource.apiVersion, scope, minor, options, volumes: [], isOn,
    };
    if (type?.is === 'object' && type.name !== undefined && isStrict) {
      if (!scheme.isNameless(type.name)) validateObjectMeta(context, objectMetaOf(type.name));
      walkOf(type)?.(object, ROOT, context, old);
    }
    return context;
  };
}
