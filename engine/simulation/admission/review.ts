import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import { isEmptySelector, matchesSelector } from '#engine/apimachinery/label-selector.js';
import { compareQuantities, parseQuantity } from '#engine/apimachinery/quantity.js';
import { groupKindOf, labelsOf } from '#engine/simulation/cluster-object.js';
import type { ClusterView, Refusal } from '#engine/simulation/component.js';
import { canonicalJson, sameJson } from '#engine/apimachinery/same-json.js';

/** Namespaces of every cluster. */
const OWN_NAMESPACES = new Set(['', 'default', 'kube-system', 'kube-public', 'kube-node-lease']);
/** Classes of every cluster. */
const OWN_PRIORITIES = new Set(['system-cluster-critical', 'system-node-critical']);
const SELECTING_TEMPLATE = new Set(['Deployment.apps', 'ReplicaSet.apps', 'StatefulSet.apps', 'DaemonSet.apps']);

const field = (object: JsonObject, ...path: readonly string[]): JsonObject | undefined =>
  path.reduce<JsonObject | undefined>((value, key) => asObject(value?.[key]), object);

/** After plugin/pkg/admission/namespace/lifecycle. */
function missingNamespace(namespace: string, cluster: ClusterView): Refusal | undefined {
  if (OWN_NAMESPACES.has(namespace) || cluster.exists('Namespace', '', namespace)) return undefined;
  return { code: 404, reason: 'NotFound', message: `namespaces "${namespace}" not found`, causes: [] };
}

/** What a Pod names and the cluster does not have. After plugin/pkg/admission/{serviceaccount,priority,runtimeclass}. */
function refusedPod(pod: JsonObject, namespace: string, cluster: ClusterView): Refusal | undefined {
  const spec = field(pod, 'spec');
  const metadata = field(pod, 'metadata');
  const name = asString(metadata?.['generateName']) ?? asString(metadata?.['name']) ?? '';
  const forbidden = (why: string): Refusal => ({ code: 403, reason: 'Forbidden', message: `pods "${name}" is forbidden: ${why}`, causes: [] });
  const account = asString(spec?.['serviceAccountName']) ?? 'default';
  if (account !== 'default' && !cluster.exists('ServiceAccount', namespace, account))
    return forbidden(`error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`);
  const priority = asString(spec?.['priorityClassName']) ?? '';
  if (priority !== '' && !OWN_PRIORITIES.has(priority) && !cluster.exists('PriorityClass.scheduling.k8s.io', '', priority))
    return forbidden(`no PriorityClass with name ${priority} was found`);
  const runtime = asString(spec?.['runtimeClassName']) ?? '';
  if (runtime !== '' && !cluster.exists('RuntimeClass.node.k8s.io', '', runtime)) return forbidden(`pod rejected: RuntimeClass "${runtime}" not found`);
  return undefined;
}

/** What is wrong with one field, in the words of field.Error. */
interface FieldError {
  readonly field: string;
  readonly detail: string;
}

/** After apimachinery/pkg/api/errors.NewInvalid; undefined where nothing is wrong. */
function invalid(object: JsonObject, errors: readonly FieldError[]): Refusal | undefined {
  if (errors.length === 0) return undefined;
  const told = errors.map(({ field: path, detail }) => `${path}: ${detail}`);
  const name = asString(field(object, 'metadata')?.['name']) ?? '';
  const message = `${groupKindOf(object)} "${name}" is invalid: ${told.length === 1 ? (told[0] ?? '') : `[${told.join(', ')}]`}`;
  return { code: 422, reason: 'Invalid', message, causes: errors.map(({ field: path, detail }) => `${path}: ${detail === 'Required value' ? 'FieldValueRequired' : 'FieldValueInvalid'}`) };
}

/** After pkg/apis/apps/validation: the Pods of a template must be its own. */
function templateErrors(object: JsonObject): readonly FieldError[] {
  const selector = field(object, 'spec', 'selector');
  const labels = labelsOf(field(object, 'spec', 'template') ?? {});
  const kind = groupKindOf(object);
  if (!SELECTING_TEMPLATE.has(kind)) return [];
  if (selector !== undefined && isEmptySelector(selector)) return [{ field: 'spec.selector', detail: `Invalid value: ${canonicalJson(selector)}: empty selector is invalid for ${kind.slice(0, kind.indexOf('.')).toLowerCase()}` }];
  if (matchesSelector(selector, labels) !== false) return [];
  const value = Object.keys(labels).length === 0 ? 'null' : canonicalJson(labels);
  const required = selector === undefined ? [{ field: 'spec.selector', detail: 'Required value' }] : [];
  return [...required, { field: 'spec.template.metadata.labels', detail: `Invalid value: ${value}: \`selector\` does not match template \`labels\`` }];
}

/** After apivalidation.ValidateImmutableField of the strategies' ValidateUpdate. */
function selectorErrors(before: JsonObject, after: JsonObject): readonly FieldError[] {
  const [was, is] = [field(before, 'spec', 'selector'), field(after, 'spec', 'selector')];
  if (!SELECTING_TEMPLATE.has(groupKindOf(after)) || sameJson(was, is)) return [];
  return [{ field: 'spec.selector', detail: `Invalid value: ${canonicalJson(is)}: field is immutable` }];
}

const requestedStorage = (claim: JsonObject): string => String(field(claim, 'spec', 'resources', 'requests')?.['storage'] ?? '0');

/** After plugin/pkg/admission/storage/persistentvolume/resize. */
function refusedResize(before: JsonObject, after: JsonObject, cluster: ClusterView): Refusal | undefined {
  const [was, is] = [parseQuantity(requestedStorage(before)), parseQuantity(requestedStorage(after))];
  if (groupKindOf(after) !== 'PersistentVolumeClaim' || was === undefined || is === undefined || compareQuantities(is, was) <= 0) return undefined;
  const name = asString(field(after, 'metadata')?.['name']) ?? '';
  const storageClass = cluster.get('StorageClass.storage.k8s.io', '', asString(field(after, 'spec')?.['storageClassName']) ?? '');
  if (storageClass?.object.allowVolumeExpansion === true) return undefined;
  const why = 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
  return { code: 403, reason: 'Forbidden', message: `persistentvolumeclaims "${name}" is forbidden: ${why}`, causes: [] };
}

/** Why the API server refuses to replace an object, undefined where it takes it. */
export const reviewUpdate = (before: JsonObject, after: JsonObject, cluster: ClusterView): Refusal | undefined =>
  invalid(after, [...templateErrors(after), ...selectorErrors(before, after)]) ?? refusedResize(before, after, cluster);

/** Why the API server refuses a new object, undefined where it takes it. In an open world nothing is refused for what is not given. */
export function review(object: JsonObject, cluster: ClusterView): Refusal | undefined {
  const kind = groupKindOf(object);
  const refusal = SELECTING_TEMPLATE.has(kind) ? invalid(object, templateErrors(object)) : undefined;
  if (refusal !== undefined || !cluster.isClosed) return refusal;
  const namespace = asString(field(object, 'metadata')?.['namespace']) ?? '';
  return missingNamespace(namespace, cluster) ?? (kind === 'Pod' ? refusedPod(object, namespace, cluster) : undefined);
}
