import { child, item, key, ROOT } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { deprecatedNodeLabel } from '#engine/resource/validation/core/deprecated-node-label.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CSIStorageCapacity, LabelSelector } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const TOPOLOGY = child(ROOT, 'nodeTopology');

/** Values that were no label values before may stay. */
function validateNodeTopology(topology: LabelSelector, errors: FieldError[], old: LabelSelector | undefined): void {
  const before: FieldError[] = [];
  if (old !== undefined) validateLabelSelector(old, TOPOLOGY, before);
  validateLabelSelector(topology, TOPOLOGY, errors, before.length > 0);
}

/** Follows pkg/api/node.GetWarningsForNodeSelector. */
function warnOfNodeTopology({ matchExpressions = [], matchLabels = {} }: LabelSelector, { warnings }: ValidationContext): void {
  for (const [index, { key: label = '' }] of matchExpressions.entries()) {
    const message = deprecatedNodeLabel(label);
    const field = child(item(child(TOPOLOGY, 'matchExpressions'), index), 'key');
    if (message !== undefined) warnings.push({ field, message: `nodeTopology.matchExpressions[${index}].key: ${label} is ${message}` });
  }
  for (const label of Object.keys(matchLabels)) {
    const message = deprecatedNodeLabel(label);
    if (message !== undefined) warnings.push({ field: key(child(TOPOLOGY, 'matchLabels'), label), message: `nodeTopology.matchLabels.${label}: ${message}` });
  }
}

/** Follows pkg/apis/storage/validation.ValidateCSIStorageCapacity; the class may not be left out either. */
export function validateCSIStorageCapacity(capacity: CSIStorageCapacity, at: Field, context: ValidationContext, old: CSIStorageCapacity | undefined): Judged {
  const { errors } = context;
  const { storageClassName = '', nodeTopology } = capacity;
  for (const message of isDns1123Subdomain(storageClassName)) errors.push(invalid(child(at, 'storageClassName'), storageClassName, message));
  if (nodeTopology === undefined) return undefined;
  validateNodeTopology(nodeTopology, errors, old?.nodeTopology);
  warnOfNodeTopology(nodeTopology, context);
  return ['nodeTopology'];
}
