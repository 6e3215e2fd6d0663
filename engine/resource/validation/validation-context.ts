import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Volume } from '#engine/generated/kubernetes.js';

/** An admission plugin whose absence validation takes notice of. */
export type AdmissionPlugin = 'ServiceAccount';

/** How the API server was started, as far as validation depends on it. */
export interface ApiServerOptions {
  /** `--service-cluster-ip-range`, such as `10.96.0.0/16`: one or two. */
  readonly serviceCidrs: readonly string[];
  /** `--service-node-port-range`, first and last. */
  readonly nodePorts: readonly [number, number];
  /** `--feature-gates`: what differs from the version's defaults. */
  readonly featureGates: { readonly [gate: string]: boolean };
  /** `--disable-admission-plugins`. */
  readonly disabledAdmissionPlugins: readonly AdmissionPlugin[];
}

/** What the API server says beside its verdict. */
export interface FieldWarning {
  readonly field: Field;
  /** In the API server's words. */
  readonly message: string;
  /** The id of the rule that explains it in words of its own. */
  readonly rule?: string;
}

/** What validators know of the object they stand in, and where they say what they find. */
export interface ValidationContext {
  readonly errors: FieldError[];
  readonly warnings: FieldWarning[];
  /** The whole object, as it would be stored. */
  readonly object: JsonObject;
  /** The object as it was given: decoded, before admission and the strategy of its kind changed it. */
  readonly given: JsonObject;
  /** The stored object that an update would replace; undefined for a creation. */
  readonly old: JsonObject | undefined;
  readonly groupKind: GroupKind;
  readonly apiVersion: string;
  readonly scope: 'Namespaced' | 'Cluster' | 'unknown';
  /** 37 of 1.37. */
  readonly minor: number;
  readonly options: ApiServerOptions;
  /** Nothing is stored: what is given out from ranges (node ports) is then judged less strictly. */
  readonly isDryRun: boolean;
  /** What containers can mount: the volumes of the Pod or template that have no error, and the claims of a StatefulSet. Filled by `validateVolumes`. */
  readonly volumes: Volume[];
  /** Whether a feature gate is on; false for gates that the version does not know. */
  isOn(gate: string): boolean;
  /** A file of `schemas/kubernetes/`, named as for `KubernetesSource.load`. */
  load(name: string): Json;
  /** Judges a value by an OpenAPI definition, with all that is in it: one that does not stand like that in the object. What is found goes to `context`. */
  walk(definition: string, value: Json, at: Field, context: ValidationContext, old?: Json): void;
}

/** Fields of the value that have been judged and are not to be walked into; `*`: none of them is. */
export type Judged = readonly string[] | undefined;

/**
 * The validation of one type, wherever it stands: pushes to `context.errors` and `context.warnings`. `old`: the value that it replaces, where
 * there is one at the same place outside of lists. Yields the fields that the walk is to leave out.
 */
export type Validator<Value> = (value: Value, at: Field, context: ValidationContext, old: Value | undefined) => Judged | void;

/** Validators by type: `io.k8s.api.batch.v1.JobSpec`, or without the version for all of them: `io.k8s.api.batch.JobSpec`. */
export type Validators = { readonly [type: string]: Validator<never> };
