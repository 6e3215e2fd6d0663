import { byDefinition } from '#engine/resource/definition-name.js';
import { admissionSteps, strategySteps } from '#engine/resource/defaulting/steps.js';
import { compileCanonical, type DroppedField } from '#engine/resource/defaulting/canonical.js';
import { compileLaterDefaults, type LaterPhase } from '#engine/resource/defaulting/default.js';
import { prepareCustomResource } from '#engine/resource/defaulting/custom-resource.js';
import { beforeCreate, beforeUpdate } from '#engine/resource/defaulting/object-meta.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { MutableObject } from '#engine/resource/structural-type.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** A decoded object on its way into the store. */
export interface Incoming {
  readonly object: JsonObject;
  /** The OpenAPI definition of its kind; that of a custom resource is not asked for. */
  readonly definition: string;
  readonly groupKind: GroupKind;
  /** The stored object that an update would replace; undefined for a creation. */
  readonly old?: JsonObject;
}

/** An object as it is validated and stored. */
export interface Prepared {
  readonly object: JsonObject;
  readonly dropped: readonly DroppedField[];
  /** The stored object, in the same form. */
  readonly old: JsonObject | undefined;
}

const NONE: readonly DroppedField[] = [];

/** A function that makes what belongs to a definition once. */
function memoized<Value>(make: (definition: string) => Value): (definition: string) => Value {
  const made = new Map<string, Value>();
  return (definition) => {
    let value = made.get(definition);
    if (value === undefined) made.set(definition, (value = make(definition)));
    return value;
  };
}

/**
 * Does to a decoded object what the API server does before it validates it: canonical values, fields of gates that are
 * off, mutating admission, and the create or update strategy. The given object stays as it is; what changes is copied.
 * Follows k8s.io/apiserver/pkg/registry/rest.BeforeCreate and BeforeUpdate, and the admission plugins that are on by default.
 */
export function compilePreparation(
  kubernetes: KubernetesSource, scheme: Scheme, isOn: (gate: string) => boolean, ipFamilies: readonly string[] = ['IPv4'],
): (incoming: Incoming) => Prepared {
  const canonical = compileCanonical(kubernetes, scheme, isOn);
  const stepsOf = (phase: LaterPhase, byType: { readonly [definition: string]: Prepare }): ((definition: string) => readonly Prepare[]) => {
    const rows = compileLaterDefaults(kubernetes, phase, scheme.version);
    return memoized((definition) => {
      const own = byDefinition(byType, definition);
      return [...rows(definition).map((row): Prepare => (object, { old }) => row(object, old)), ...(own === undefined ? [] : [own])];
    });
  };
  const admission = stepsOf('admission', admissionSteps);
  const create = stepsOf('create', strategySteps);
  const update = stepsOf('update', strategySteps);
  return ({ object, definition, groupKind, old: given }) => {
    const custom = scheme.custom.get(groupKind);
    if (custom !== undefined) return { object: prepareCustomResource(object, custom, given), dropped: NONE, old: given };
    const dropped: DroppedField[] = [];
    const old = given === undefined ? undefined : canonical.stored(definition, given);
    const read = canonical.incoming(definition, object, old, dropped);
    const made: MutableObject = { ...read };
    const preparing = { old, dropped, ipFamilies, isOn };
    for (const step of admission(definition)) step(made, preparing);
    if (old === undefined) beforeCreate(made);
    else beforeUpdate(made, old);
    for (const step of (old === undefined ? create : update)(definition)) step(made, preparing);
    return { object: made, dropped, old };
  };
}
