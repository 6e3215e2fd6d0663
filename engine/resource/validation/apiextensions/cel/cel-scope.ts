import { declaredType, unboundedCardinality } from '#engine/resource/validation/apiextensions/cel/declared-type.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { DeclaredType } from '#engine/resource/validation/apiextensions/cel/declared-type.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** The most that one expression may cost, and all expressions of a schema together. */
export const EXPRESSION_COST_LIMIT = 10_000_000;
export const SCHEMA_COST_LIMIT = 100_000_000;

const EXPENSIVE = 1_000_000;
const MOST_NAMED = 4;

/** What all expressions of a schema cost together. Follows apiextensions validation.TotalCost. */
interface TotalCost {
  sum: number;
  expensive: readonly { readonly at: Field; readonly cost: number }[];
}

/** Where rules are looked at. Follows apiextensions validation.CELSchemaContext. */
export interface CelScope {
  readonly schema: JSONSchemaProps;
  readonly isRoot: boolean;
  /** How often the place can be in one object; undefined where nothing limits it. */
  readonly cardinality: number | undefined;
  readonly total: TotalCost;
}

/** The scope of the whole schema. */
export const rootCelScope = (schema: JSONSchemaProps): CelScope => ({ schema, isRoot: true, cardinality: 1, total: { sum: 0, expensive: [] } });

/** The scope of a property, of items, or of a map's values; `most` of them, undefined where nothing limits them. */
export function childCelScope(scope: CelScope | undefined, schema: JSONSchemaProps, most: number | undefined): CelScope | undefined {
  if (scope === undefined) return undefined;
  const cardinality = scope.cardinality === undefined || most === undefined ? undefined : scope.cardinality * Math.max(0, most);
  return { schema, isRoot: false, cardinality, total: scope.total };
}

/** The type of the values that rules speak of. */
export const typeOf = ({ schema, isRoot }: CelScope): DeclaredType | undefined => declaredType(schema, isRoot);

/** The worst cost of an expression for a whole object. Follows apiextensions validation.getExpressionCost. */
export const expressionCost = (cost: number, { cardinality }: CelScope, type: DeclaredType): number => cost * (cardinality ?? unboundedCardinality(type));

/** Keeps the costliest. Follows apiextensions validation.TotalCost.ObserveExpressionCost. */
export function observeCost(total: TotalCost, at: Field, cost: number): void {
  if (cost === 0) return;
  total.sum += cost;
  if (cost >= EXPENSIVE) total.expensive = [...total.expensive, { at, cost }].sort((one, other) => other.cost - one.cost).slice(0, MOST_NAMED);
}

/** How far a cost is above its limit. Follows apiextensions validation.getCostErrorMessage. */
export function costMessage(name: string, cost: number, most: number): string {
  const factor = cost / most;
  const text = factor > 100 ? 'more than 100x' : factor < 1.5 ? `${factor.toFixed(6)}x` : `${factor.toFixed(1)}x`;
  return `${name} exceeds budget by factor of ${text} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)`;
}
