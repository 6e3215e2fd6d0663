import { compareQuantities, formatQuantity, parseQuantity, quantityMilliValue, quantityValue } from '#engine/apimachinery/quantity.js';
import { child, item, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, notFound, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label } from '#engine/apimachinery/validation/names.js';
import { isOvercommitAllowed, validateContainerResourceName, validateResourceQuantityValue } from '#engine/resource/validation/core/configuration/resource-names.js';
import { visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec, ResourceRequirements } from '#engine/generated/kubernetes.js';

/** Amounts by the names of resources. */
type ResourceList = NonNullable<ResourceRequirements['limits']>;

const NO_RESOURCES: ResourceList = {};
const HUGE_PAGES = 'hugepages-';
const EXCEEDS_LIMIT = { rule: 'request-exceeds-limit' } as const;

/** What holds of the names and amounts where they stand. */
export interface ResourceRules {
  /** Which names there may be. */
  readonly validateName: (name: string, at: Field, errors: FieldError[]) => void;
  /** Names of claims that may be asked for. */
  readonly claims: readonly string[];
  /** Whether huge pages may be asked for in other amounts than whole ones, as the stored object does. */
  readonly allowsIndivisibleHugePages: boolean;
}

/** What a container may ask for, where there are no claims. */
export const CONTAINER_RESOURCE_RULES: ResourceRules = { validateName: validateContainerResourceName, claims: [], allowsIndivisibleHugePages: false };

/** Names whose amounts need no judging but their sign; the first two are right everywhere. */
const isOrdinary = (name: string): boolean => name === 'cpu' || name === 'memory' || name === 'ephemeral-storage';

const isNegative = (value: string | number): boolean => (typeof value === 'number' ? value < 0 : value.charCodeAt(0) === 45);

/** Whether an amount of huge pages is whole ones. Follows pkg/apis/core/validation.IsHugePageResourceValueDivisible. */
function isDivisible(name: string, value: string | number): boolean {
  const page = parseQuantity(name.slice(HUGE_PAGES.length));
  const amount = parseQuantity(value);
  if (page === undefined || page.digits <= 0n || quantityMilliValue(page) % 1000n !== 0n) return false;
  return amount === undefined || quantityValue(amount) % quantityValue(page) === 0n;
}

const hasIndivisible = (list: ResourceList = NO_RESOURCES): boolean => Object.entries(list).some(([name, value]) => name.startsWith(HUGE_PAGES) && !isDivisible(name, value));

/** Whether a specification asks for parts of huge pages: then it may keep on. Follows pkg/api/pod.usesIndivisibleHugePagesValues. */
function usesIndivisibleHugePages(spec: PodSpec): boolean {
  let uses = hasIndivisible(spec.overhead);
  visitContainers(spec, ({ resources }) => (uses ||= hasIndivisible(resources?.limits) || hasIndivisible(resources?.requests)));
  return uses;
}

/** The rules of a place in a specification, or in what replaces the `old` one. */
export const resourceRulesOf = (validateName: ResourceRules['validateName'], { resourceClaims = [] }: PodSpec, old: PodSpec | undefined): ResourceRules => ({
  validateName,
  claims: resourceClaims.flatMap(({ name = '' }) => (name === '' ? [] : [name])),
  allowsIndivisibleHugePages: old !== undefined && usesIndivisibleHugePages(old),
});

function validateAmount(name: string, value: string | number, at: Field, rules: ResourceRules, errors: FieldError[]): void {
  if (name !== 'cpu' && name !== 'memory') rules.validateName(name, at, errors);
  if (!isOrdinary(name) || isNegative(value)) validateResourceQuantityValue(name, value, at, errors);
  if (!name.startsWith(HUGE_PAGES) || rules.allowsIndivisibleHugePages || isDivisible(name, value)) return;
  errors.push(invalid(at, value, `${value} is not positive integer multiple of ${name}`));
}

/** Amounts as they mostly are: `250m`, `2`, `64Mi`. */
const USUAL = /^\d{1,6}(?:m|[KMG]i)?$/;
const FACTORS: { readonly [letter: string]: number } = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

function usualAmount(value: string | number): number {
  if (typeof value === 'number') return value;
  if (!USUAL.test(value)) return Number.NaN;
  if (value.endsWith('i')) return Number(value.slice(0, -2)) * (FACTORS[value.charAt(value.length - 2)] ?? Number.NaN);
  return value.endsWith('m') ? Number(value.slice(0, -1)) / 1000 : Number(value);
}

/** Tells at less cost what is so nearly always. */
const isSurelyLess = (left: string | number, right: string | number): boolean => usualAmount(left) < usualAmount(right);

/** A request beside the limit of the same name. `at`: the resources. */
function validateAgainstLimit(name: string, value: string | number, limits: ResourceList, at: Field, errors: FieldError[]): void {
  const most = Object.hasOwn(limits, name) ? limits[name] : undefined;
  const isExact = !isOrdinary(name) && !isOvercommitAllowed(name);
  if (most === undefined) {
    if (isExact) errors.push(required(child(at, 'limits'), 'Limit must be set for non overcommitable resources'));
    return;
  }
  if (value === most || (!isExact && isSurelyLess(value, most))) return;
  const [request, limit] = [parseQuantity(value), parseQuantity(most)];
  if (request === undefined || limit === undefined) return;
  const order = compareQuantities(request, limit);
  if (order === 0 || (order < 0 && !isExact)) return;
  const detail = `must be ${isExact ? 'equal to' : 'less than or equal to'} ${name} limit of ${formatQuantity(limit)}`;
  errors.push(invalid(child(at, 'requests'), formatQuantity(request), detail, { ...(order > 0 ? EXCEEDS_LIMIT : undefined), other: key(child(at, 'limits'), name), place: [...pathOf(child(at, 'requests')), name] }));
}

const hasComputeResource = (list: ResourceList): boolean => list['cpu'] !== undefined || list['memory'] !== undefined;

function validateHugePages(limits: ResourceList, requests: ResourceList, at: Field, errors: FieldError[]): void {
  if (hasComputeResource(limits) || hasComputeResource(requests)) return;
  for (const list of [limits, requests])
    for (const name of Object.keys(list)) if (name.startsWith(HUGE_PAGES)) return void errors.push(forbidden(at, 'HugePages require cpu or memory'));
}

/** A claim, or one of its requests: asked for once, and not beside the claim as a whole. */
function validateClaimOnce(name: string, request: string, asked: string[], at: Field, errors: FieldError[]): void {
  if (asked.includes(name)) return void errors.push(duplicate(at, name));
  const id = request === '' ? name : `${name}/${request}`;
  if (request !== '') for (const message of isDns1123Label(request)) errors.push(invalid(child(at, 'request'), request, message));
  if (asked.includes(id)) return void errors.push(duplicate(at, id));
  if (request === '') for (const other of asked) if (other.startsWith(`${name}/`)) errors.push(duplicate(at, name));
  asked.push(id);
}

const namesOf = (claims: readonly string[]): string => (claims.length === 0 ? ' which is empty' : `: ${[...claims].sort().join(', ')}`);

/** Names of claims of the Pod. Follows pkg/apis/core/validation.validateResourceClaimNames. */
function validateResourceClaimNames(claims: NonNullable<ResourceRequirements['claims']>, known: readonly string[], at: Field, errors: FieldError[]): void {
  const asked: string[] = [];
  for (const [index, { name = '', request = '' }] of claims.entries()) {
    const place = item(at, index);
    if (name === '') {
      errors.push(required(place));
      continue;
    }
    validateClaimOnce(name, request, asked, place, errors);
    if (!known.includes(name)) errors.push({ ...notFound(place, name), detail: `must be one of the names in pod.spec.resourceClaims${namesOf(known)}` });
  }
}

/** What is asked for and what is the most, judged by the `rules` of the place. Follows pkg/apis/core/validation.validateResourceRequirements. */
export function validateResourceRequirements(resources: ResourceRequirements, at: Field, rules: ResourceRules, errors: FieldError[]): void {
  const { limits = NO_RESOURCES, requests = NO_RESOURCES, claims } = resources;
  for (const name of Object.keys(limits)) validateAmount(name, limits[name] ?? 0, key(child(at, 'limits'), name), rules, errors);
  for (const name of Object.keys(requests)) {
    const value = requests[name] ?? 0;
    validateAmount(name, value, key(child(at, 'requests'), name), rules, errors);
    validateAgainstLimit(name, value, limits, at, errors);
  }
  validateHugePages(limits, requests, at, errors);
  if (claims !== undefined) validateResourceClaimNames(claims, rules.claims, child(at, 'claims'), errors);
}
