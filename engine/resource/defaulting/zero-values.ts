import { asList, asObject } from '#engine/apimachinery/json.js';
import { isEmpty } from '#engine/resource/condition.js';
import { byDefinition } from '#engine/resource/definition-name.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { StructuralType } from '#engine/resource/structural-type.js';

/**
 * What becomes of a zero value: `left` out, `kept` as it is given; a field that is absent is written as `null` or as its `zero` value, a
 * `struct` as an object.
 */
export type Treatment = 'left' | 'kept' | 'null' | 'zero' | 'struct';

/** Whether Go has a plain value for it. */
export const isScalar = (type: StructuralType): boolean => type.is === 'string' || type.is === 'integer' || type.is === 'number' || type.is === 'boolean';

/** What OpenAPI tells: it gives the zero value as default of what Go always writes. */
function treatmentOf(type: StructuralType, schema: JsonObject, isRequired: boolean): Treatment {
  if (type.isStruct === true) return 'struct';
  if (type.is === 'list' || type.is === 'map' || (type.is === 'string' && type.format === 'byte')) return isRequired ? 'null' : 'left';
  if (!isScalar(type)) return 'kept';
  return schema['default'] !== undefined && isEmpty(schema['default']) ? 'zero' : 'left';
}

/** The treatments that differ from what OpenAPI tells: `schemas/kubernetes/zero-values.json`. */
function exceptionsOf(row: JsonObject | undefined): ReadonlyMap<string, Treatment> {
  const exceptions = new Map<string, Treatment>();
  for (const treatment of ['kept', 'null', 'zero', 'left'] as const)
    for (const field of asList(row?.[treatment])) if (typeof field === 'string') exceptions.set(field, treatment);
  return exceptions;
}

/** What becomes of zero values in each field of a definition, by OpenAPI and `schemas/kubernetes/zero-values.json`. */
export function compileTreatments(kubernetes: KubernetesSource, scheme: Scheme): (definition: string, fields: ReadonlyMap<string, StructuralType>) => ReadonlyMap<string, Treatment> {
  const rows = asObject(kubernetes.load('zero-values')) ?? {};
  return (definition, fields) => {
    const schema = scheme.definition(definition) ?? {};
    const properties = asObject(schema['properties']) ?? {};
    const required = new Set(asList(schema['required']));
    const exceptions = exceptionsOf(asObject(byDefinition(rows, definition)));
    const treatments = new Map<string, Treatment>();
    for (const [field, part] of fields) treatments.set(field, exceptions.get(field) ?? treatmentOf(part, asObject(properties[field]) ?? {}, required.has(field)));
    return treatments;
  };
}
