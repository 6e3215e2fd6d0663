import { isList, isObject } from '#engine/apimachinery/json.js';
import { compareQuantities, parseQuantity } from '#engine/apimachinery/quantity.js';
import type { Json } from '#engine/apimachinery/json.js';

/** Fields of a Pod's specification that Go holds by pointer: there zero is not absence. */
const POINTERS: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds', 'allowPrivilegeEscalation', 'automountServiceAccountToken', 'cachingMode', 'defaultMode', 'defaultUser', 'enableServiceLinks', 'fsGroup',
  'fsGroupChangePolicy', 'gmsaCredentialSpec', 'gmsaCredentialSpecName', 'hostProcess', 'hostUsers', 'hostnameOverride', 'initiatorName', 'localhostProfile',
  'maxExpirationSeconds', 'minDomains', 'mode', 'mountPropagation', 'nodeAffinityPolicy', 'nodeTaintsPolicy', 'optional', 'podGroupName', 'preemptionPolicy', 'priority',
  'privileged', 'procMount', 'protocol', 'readOnlyRootFilesystem', 'recursiveReadOnly', 'resourceClaimName', 'resourceClaimTemplateName', 'runAsGroup', 'runAsNonRoot',
  'runAsUser', 'runAsUserName', 'runtimeClassName', 'seLinuxChangePolicy', 'setHostnameAsFQDN', 'shareProcessNamespace', 'signerName', 'stopSignal', 'storageClassName',
  'supplementalGroupsPolicy', 'terminationGracePeriodSeconds', 'tolerationSeconds', 'volumeAttributesClassName', 'volumeMode',
]);

/** Maps, and structs that Go does not hold by pointer: there an empty one is like none. */
const STRUCTS: ReadonlySet<string> = new Set([
  'annotations', 'labels', 'limits', 'matchLabels', 'metadata', 'nodeSelector', 'options', 'overhead', 'podAffinityTerm', 'preference', 'requests', 'resources', 'spec', 'volumeAttributes',
]);

/** Amounts, or maps of amounts. */
const QUANTITIES: ReadonlySet<string> = new Set(['divisor', 'limits', 'overhead', 'requests', 'sizeLimit']);

function isZero(value: Json | undefined, name: string): boolean {
  if (value === undefined || value === null) return true;
  if (isList(value)) return value.length === 0;
  if (isObject(value)) return STRUCTS.has(name) && Object.keys(value).length === 0;
  return ((value === '' || value === 0 || value === false) && !POINTERS.has(name)) || (value === '0' && name === 'divisor');
}

function isSameAmount(left: Json, right: Json): boolean {
  const [first, second] = [parseQuantity(String(left)), parseQuantity(String(right))];
  return first !== undefined && second !== undefined && compareQuantities(first, second) === 0;
}

/** Whether two parts of Pods' specifications are the same for the server; `name`: the field they are of. Follows apiequality.Semantic.DeepEqual. */
export function isSamePart(left: Json | undefined, right: Json | undefined, name: string, isAmount = QUANTITIES.has(name)): boolean {
  if (left === right || (isZero(left, name) && isZero(right, name))) return true;
  if (isList(left) && isList(right)) return left.length === right.length && left.every((value, index) => isSamePart(value, right[index], name, isAmount));
  if (isObject(left) && isObject(right)) {
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((field) => isSamePart(left[field], right[field], field, isAmount || QUANTITIES.has(field)));
  }
  return isAmount && left !== undefined && left !== null && right !== undefined && right !== null && isSameAmount(left, right);
}
