import { child, fieldText, item, key } from '#engine/apimachinery/validation/field.js';
import { duplicate } from '#engine/apimachinery/validation/field-error.js';
import { deprecatedNodeLabel } from '#engine/resource/validation/core/deprecated-node-label.js';
import { CONTAINER_RESOURCE_RULES, validateResourceRequirements } from '#engine/resource/validation/core/containers/resources.js';
import { validateTolerations } from '#engine/resource/validation/core/pods/tolerations.js';
import { validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Overhead, Scheduling, Toleration } from '#engine/generated/kubernetes.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

/** What is reserved beside the containers is judged as limits are, and reported as such. Follows validateOverhead. */
const validateOverhead: Validator<Overhead> = ({ podFixed = {} }, at, { errors }) => {
  const known = errors.length;
  validateResourceRequirements({ limits: podFixed }, at, CONTAINER_RESOURCE_RULES, errors);
  for (const error of errors.splice(known)) errors.push({ ...error, place: [...PLACE, ...(error.field.isKey ? [error.field.step] : [])] });
};

const PLACE = ['overhead', 'podFixed'] as const;

/** Tolerations are told apart by everything but their seconds. */
function reportEqual(tolerations: readonly Toleration[], at: Field, errors: FieldError[]): void {
  const first = new Map<string, number>();
  for (const [index, toleration] of tolerations.entries()) {
    const { operator = '', value = '', effect = '' } = toleration;
    const identity = [toleration.key ?? '', operator, value, effect].join('\n');
    const other = first.get(identity);
    if (other === undefined) first.set(identity, index);
    else errors.push(duplicate(item(at, index), toleration, { other: item(at, other) }));
  }
}

const validateScheduling: Validator<Scheduling> = ({ nodeSelector = {}, tolerations = [] }, at, { errors, warnings }) => {
  validateLabels(nodeSelector, child(at, 'nodeSelector'), errors);
  validateTolerations(tolerations, child(at, 'tolerations'), errors, false);
  reportEqual(tolerations, child(at, 'tolerations'), errors);
  for (const label of Object.keys(nodeSelector)) {
    const message = deprecatedNodeLabel(label);
    if (message !== undefined) warnings.push({ field: key(child(at, 'nodeSelector'), label), message: `${fieldText(child(at, 'nodeSelector'))}: ${message}` });
  }
};

/** What rows cannot say of the types of node. Follows pkg/apis/node/validation. */
export const nodeValidators: Validators = {
  'io.k8s.api.node.Overhead': validateOverhead,
  'io.k8s.api.node.Scheduling': validateScheduling,
};
