import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateSchedulingPolicyUpdate } from '#engine/resource/validation/scheduling/scheduling-policy.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import { validateUnion } from '#engine/resource/validation/union.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { SchedulingPolicy } from '#engine/resource/validation/scheduling/scheduling-policy.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** What groups of Pods are made of; composite ones hold others. */
interface Template extends JsonObject {
  readonly name?: string;
  readonly priority?: number;
  readonly priorityClassName?: string;
  readonly schedulingPolicy?: SchedulingPolicy;
  readonly podGroupTemplates?: readonly Template[];
  readonly compositePodGroupTemplates?: readonly Template[];
}

type Templates = Pick<Template, 'podGroupTemplates' | 'compositePodGroupTemplates'>;

const LISTS = ['podGroupTemplates', 'compositePodGroupTemplates'] as const;
const UNCHANGING = ['schedulingConstraints', 'resourceClaims', 'disruptionMode', 'priorityClassName', 'priority', 'preemptionPolicy'] as const;
const NONE: readonly Template[] = [];
const IMMUTABLE = { rule: 'immutable-field' } as const;

/** A composite at the fourth level is one too deep. */
const MOST_LEVELS = 3;

const namesOf = (templates: readonly Template[] = NONE): readonly string[] => templates.map(({ name = '' }) => name);

/** Names that a list above or beside has already. Follows pkg/apis/scheduling/validation.validateWorkloadTemplateNamesUniqueness. */
function validateNames({ podGroupTemplates = NONE, compositePodGroupTemplates = NONE }: Templates, at: Field, errors: FieldError[], known: Set<string>): void {
  const check = (list: readonly Template[], field: string): void => {
    for (const [index, name] of namesOf(list).entries()) if (known.has(name)) errors.push(duplicate(child(item(child(at, field), index), 'name'), name));
    for (const name of namesOf(list)) known.add(name);
  };
  check(podGroupTemplates, 'podGroupTemplates');
  check(compositePodGroupTemplates, 'compositePodGroupTemplates');
  for (const [index, template] of compositePodGroupTemplates.entries()) validateNames(template, item(child(at, 'compositePodGroupTemplates'), index), errors, known);
}

const levelsOf = ({ compositePodGroupTemplates = NONE }: Templates): number => 1 + Math.max(0, ...compositePodGroupTemplates.map(levelsOf));

/** Follows validateWorkloadTemplatesDepth and validateCompositePodGroupTemplateHasAtLeastOneChild. */
function validateComposites(templates: readonly Template[], at: Field, errors: FieldError[], isTop: boolean): void {
  for (const [index, template] of templates.entries()) {
    const { name = '', podGroupTemplates = NONE, compositePodGroupTemplates = NONE } = template;
    const place = item(at, index);
    if (isTop && levelsOf(template) > MOST_LEVELS) errors.push(invalid(place, name, `maximum template hierarchy depth is ${MOST_LEVELS + 1}`));
    if (podGroupTemplates.length === 0 && compositePodGroupTemplates.length === 0) errors.push(invalid(place, name, 'must have at least one child PodGroupTemplate or CompositePodGroupTemplate'));
    validateComposites(compositePodGroupTemplates, child(place, 'compositePodGroupTemplates'), errors, false);
  }
}

function* allTemplates({ podGroupTemplates = NONE, compositePodGroupTemplates = NONE }: Templates): Generator<Template> {
  yield* podGroupTemplates;
  for (const template of compositePodGroupTemplates) {
    yield template;
    yield* allTemplates(template);
  }
}

const hasPriorityOf = (first: Template | undefined) => ({ priority, priorityClassName = '' }: Template): boolean =>
  first === undefined || (priority === first.priority && priorityClassName === (first.priorityClassName ?? ''));

/** All of a Workload has one priority. Follows pkg/apis/scheduling/validation.validateWorkloadPriority. */
function validateWorkloadPriority(spec: Templates, at: Field, errors: FieldError[]): void {
  const { podGroupTemplates = NONE } = spec;
  const all = [...allTemplates(spec)];
  if (!podGroupTemplates.every(hasPriorityOf(podGroupTemplates[0]))) errors.push(invalid(at, null, 'detected multiple priority configurations'));
  else if (!all.every(hasPriorityOf(all[0]))) errors.push(invalid(at, null, 'all priority and priorityClassName values must be identical, detected multiple values'));
}

function validateTemplateUpdate(template: Template, old: Template, at: Field, errors: FieldError[]): void {
  for (const field of UNCHANGING)
    if ((template[field] === undefined) !== (old[field] === undefined) || !semanticallyEqual(template[field], old[field]))
      errors.push(invalid(child(at, field), template[field] ?? null, 'field is immutable', IMMUTABLE));
  validateSchedulingPolicyUpdate(template.schedulingPolicy ?? {}, old.schedulingPolicy ?? {}, child(at, 'schedulingPolicy'), errors);
  validateTemplatesUpdate(template, old, at, errors);
}

/** The declarative rules of lists of templates: what is in them stays, by name. */
function validateTemplatesUpdate(holder: Templates, old: Templates, at: Field, errors: FieldError[]): void {
  for (const field of LISTS) {
    const list = holder[field] ?? NONE;
    const before = old[field] ?? NONE;
    for (const [index, template] of list.entries()) {
      const known = before.find(({ name = '' }) => name === (template.name ?? ''));
      const place = item(child(at, field), index);
      if (known === undefined) errors.push(forbidden(place, 'item may not be added', IMMUTABLE));
      else validateTemplateUpdate(template, known, place, errors);
    }
    const names = namesOf(list);
    for (const name of namesOf(before)) if (!names.includes(name)) errors.push(forbidden(child(at, field), 'item may not be removed', IMMUTABLE));
  }
}

/** Follows pkg/apis/scheduling/validation.ValidateWorkloadSpec, with the declarative rules that rows cannot say. */
export const validateWorkloadSpec: Validator<Template> = (spec, at, { errors }, old) => {
  validateUnion(spec, at, errors, LISTS, old);
  validateComposites(spec.compositePodGroupTemplates ?? NONE, child(at, 'compositePodGroupTemplates'), errors, true);
  validateWorkloadPriority(spec, at, errors);
  validateNames({ compositePodGroupTemplates: spec.compositePodGroupTemplates ?? NONE }, at, errors, new Set(namesOf(spec.podGroupTemplates)));
  if (old !== undefined) validateTemplatesUpdate(spec, old, at, errors);
};
