import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { PathPattern } from '#engine/graph/path-pattern.js';

/** A value that a field must have (`when`), or must not have (`unless`), for a row to hold. Null: the field is absent. */
export interface Condition {
  readonly at: PathPattern;
  readonly equals: string | boolean | null;
  readonly negated: boolean;
}

/** What a row points at: one kind, or the kind that fields of the object name. */
export type Target =
  | { readonly kind: GroupKind }
  | {
      readonly kindAt: PathPattern;
      readonly groupAt: PathPattern | undefined;
      readonly apiVersionAt: PathPattern | undefined;
      readonly defaultKind: string | undefined;
      readonly defaultGroup: string;
    };

/** Namespaces that a selector looks into, when it is not only its own. */
export interface Namespaces {
  readonly any: PathPattern | true | undefined;
  readonly names: PathPattern | undefined;
  readonly selector: PathPattern | undefined;
}

/** One row of `schemas/references/`, its paths read. What each field means stands in `schemas/reference.schema.json`. */
export interface Reference {
  readonly id: string;
  readonly types: readonly string[];
  readonly kinds: readonly GroupKind[];
  readonly root: boolean;
  readonly conditions: readonly Condition[];
  readonly names: readonly PathPattern[];
  readonly selectors: readonly PathPattern[];
  readonly ports: readonly PathPattern[];
  readonly form: 'map' | 'host' | 'namespace/name' | undefined;
  readonly to: Target;
  readonly namespace: PathPattern | undefined;
  readonly namespaces: Namespaces | undefined;
  readonly optional: PathPattern | undefined;
  readonly keys: { readonly of: PathPattern; readonly in: readonly PathPattern[] } | undefined;
  readonly protocol: PathPattern | undefined;
  readonly own: PathPattern | undefined;
  readonly among: PathPattern | undefined;
  readonly amongObject: PathPattern | undefined;
  readonly through: string | undefined;
  readonly atMost: 'error' | 'warning';
}
