import type { FieldPath } from '#engine/apimachinery/field-path.js';

/** A place in an object, as a chain from the inside out. Follows k8s.io/apimachinery/pkg/util/validation/field.Path. */
export interface Field {
  /** Undefined for the object itself. */
  readonly above: Field | undefined;
  /** The name of a field, a key of a map, or the index in a list. */
  readonly step: string | number;
  /** A key of a map: written in brackets. */
  readonly isKey: boolean;
}

/** The object itself. */
export const ROOT: Field = { above: undefined, step: '', isKey: false };

/** A field of the object at `above`. */
export const child = (above: Field, name: string): Field => ({ above, step: name, isKey: false });

/** An item of the list at `above`. */
export const item = (above: Field, index: number): Field => ({ above, step: index, isKey: false });

/** The value of a key of the map at `above`. */
export const key = (above: Field, name: string): Field => ({ above, step: name, isKey: true });

/** The way to the place, from the outside in. */
export function pathOf(field: Field): FieldPath {
  const path: (string | number)[] = [];
  for (let at: Field = field; at.above !== undefined; at = at.above) path.unshift(at.step);
  return path;
}

/** As the API server writes it: `spec.containers[0].resources.limits[cpu]`; empty for the object itself. */
export function fieldText(field: Field): string {
  if (field.above === undefined) return '';
  const above = fieldText(field.above);
  if (typeof field.step === 'number' || field.isKey) return `${above}[${field.step}]`;
  return above === '' ? field.step : `${above}.${field.step}`;
}
