import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodReadinessGate, PodSchedulingGate } from '#engine/generated/kubernetes.js';

/** Conditions that must be true for a Pod to be ready. Follows pkg/apis/core/validation.validateReadinessGates. */
export function validateReadinessGates(gates: readonly PodReadinessGate[], at: Field, errors: FieldError[]): void {
  for (const [index, { conditionType = '' }] of gates.entries())
    for (const message of isQualifiedName(conditionType)) errors.push(invalid(child(item(at, index), 'conditionType'), conditionType, message));
}

/** What keeps a Pod from being scheduled. Follows pkg/apis/core/validation.validateSchedulingGates. */
export function validateSchedulingGates(gates: readonly PodSchedulingGate[], at: Field, errors: FieldError[]): void {
  for (const [index, { name = '' }] of gates.entries()) {
    for (const message of isQualifiedName(name)) errors.push(invalid(item(at, index), name, message));
    const first = gates.findIndex((gate) => (gate.name ?? '') === name);
    if (first < index) errors.push(duplicate(item(at, index), name, { other: item(at, first) }));
  }
}
