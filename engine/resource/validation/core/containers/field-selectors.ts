import { canonicalQuantity, parseQuantity } from '#engine/apimachinery/quantity.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ObjectFieldSelector, ResourceFieldSelector } from '#engine/generated/kubernetes.js';

/** Fields of a Pod that the API server knows as labels of fields. */
const FIELD_LABELS = new Set([
  'metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.restartPolicy', 'spec.serviceAccountName',
  'spec.schedulerName', 'status.phase', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs', 'spec.host',
]);

/** Fields of a Pod that an environment variable can take its value from. */
export const ENV_FIELD_PATHS: readonly string[] = [
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
];

/** `metadata.labels['a']` -> `metadata.labels` and `a`. Follows pkg/fieldpath.SplitMaybeSubscriptedPath. */
function splitMaybeSubscriptedPath(path: string): { readonly map: string; readonly subscript: string } | undefined {
  const opening = path.indexOf("['");
  if (opening < 1 || !path.endsWith("']") || path.length < opening + 4) return undefined;
  return { map: path.slice(0, opening), subscript: path.slice(opening + 2, -2) };
}

/** Follows pkg/apis/core/pods.ConvertDownwardAPIFieldLabel. */
function conversionError(version: string, path: string, map: string | undefined): string | undefined {
  if (version !== 'v1') return `unsupported pod version: ${version}`;
  if (map !== undefined) return map === 'metadata.annotations' || map === 'metadata.labels' ? undefined : `field label does not support subscript: ${path}`;
  return FIELD_LABELS.has(path) ? undefined : `field label not supported: ${path}`;
}

/** A field of the Pod, one of the `allowed` or one label or annotation. Follows pkg/apis/core/validation.validateObjectFieldSelector. */
export function validateObjectFieldSelector(selector: ObjectFieldSelector, at: Field, errors: FieldError[], allowed: readonly string[]): void {
  const { apiVersion = '', fieldPath = '' } = selector;
  if (apiVersion === '') return void errors.push(required(child(at, 'apiVersion')));
  const place = child(at, 'fieldPath');
  if (fieldPath === '') return void errors.push(required(place));
  const split = splitMaybeSubscriptedPath(fieldPath);
  const failure = conversionError(apiVersion, fieldPath, split?.map);
  if (failure !== undefined) return void errors.push(invalid(place, fieldPath, `error converting fieldPath: ${failure}`));
  if (split !== undefined) {
    const name = split.map === 'metadata.annotations' ? split.subscript.toLowerCase() : split.subscript;
    for (const message of isQualifiedName(name)) errors.push(invalid(at, name, message));
    return;
  }
  const converted = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (!allowed.includes(converted)) errors.push(notSupported(place, converted, allowed));
}

const RESOURCES: readonly string[] = ['limits.cpu', 'limits.ephemeral-storage', 'limits.memory', 'requests.cpu', 'requests.ephemeral-storage', 'requests.memory'];
const CPU_DIVISORS: readonly string[] = ['1m', '1'];
const BYTE_DIVISORS: readonly string[] = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

const isHugePages = (resource: string): boolean => resource.startsWith('limits.hugepages-') || resource.startsWith('requests.hugepages-');

/** What divisors go with a resource, and what the server calls it. */
function divisorsOf(resource: string): { readonly divisors: readonly string[]; readonly resourceName: string } | undefined {
  if (isHugePages(resource)) return { divisors: BYTE_DIVISORS, resourceName: 'hugepages' };
  if (!RESOURCES.includes(resource)) return undefined;
  if (resource.endsWith('.cpu')) return { divisors: CPU_DIVISORS, resourceName: 'cpu' };
  return { divisors: BYTE_DIVISORS, resourceName: resource.endsWith('.memory') ? 'memory' : 'local ephemeral storage' };
}

/** Follows pkg/apis/core/validation.validateContainerResourceDivisor. */
function validateContainerResourceDivisor(resource: string, divisor: string | number, at: Field, errors: FieldError[]): void {
  if (parseQuantity(divisor)?.digits === 0n) return;
  const known = divisorsOf(resource);
  if (known === undefined || known.divisors.includes(canonicalQuantity(divisor))) return;
  errors.push(invalid(child(at, 'divisor'), resource, `only divisor's values ${known.divisors.join(', ')} are supported with the ${known.resourceName} resource`));
}

/**
 * An amount that a container may use or asks for; a file of a volume must say of which container.
 * Follows pkg/apis/core/validation.validateContainerResourceFieldSelector.
 */
export function validateContainerResourceFieldSelector(selector: ResourceFieldSelector, at: Field, errors: FieldError[], isForVolume: boolean): void {
  const { containerName = '', resource = '', divisor } = selector;
  if (isForVolume && containerName === '') errors.push(required(child(at, 'containerName')));
  else if (resource === '') errors.push(required(child(at, 'resource')));
  else if (!RESOURCES.includes(resource) && !isHugePages(resource)) errors.push(notSupported(child(at, 'resource'), resource, RESOURCES));
  if (divisor !== undefined) validateContainerResourceDivisor(resource, divisor, at, errors);
}
