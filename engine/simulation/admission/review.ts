import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import { matchesSelector } from '#engine/apimachinery/label-selector.js';
import { groupKindOf, labelsOf } from '#engine/simulation/cluster-object.js';
import type { ClusterView, Refusal } from '#engine/simulation/component.js';

/** Namespaces of every cluster. */
const OWN_NAMESPACES = new Set(['', 'default', 'kube-system', 'kube-public', 'kube-node-lease']);
const SELECTING_TEMPLATE = new Set(['Deployment.apps', 'ReplicaSet.apps', 'StatefulSet.apps', 'DaemonSet.apps']);

const field = (object: JsonObject, ...path: readonly string[]): JsonObject | undefined =>
  path.reduce<JsonObject | undefined>((value, key) => asObject(value?.[key]), object);

/** After plugin/pkg/admission/namespace/lifecycle. */
function missingNamespace(namespace: string, cluster: ClusterView): Refusal | undefined {
  if (OWN_NAMESPACES.has(namespace) || cluster.exists('Namespace', '', namespace)) return undefined;
  return { code: 404, reason: 'NotFound', message: `namespaces "${namespace}" not found`, causes: [] };
}

/** After plugin/pkg/admission/serviceaccount. */
function missingAccount(pod: JsonObject, namespace: string, cluster: ClusterView): Refusal | undefined {
  const account = asString(field(pod, 'spec')?.['serviceAccountName']) ?? 'default';
  if (account === 'default' || cluster.exists('ServiceAccount', namespace, account)) return undefined;
  const metadata = field(pod, 'metadata');
  const name = asString(metadata?.['generateName']) ?? asString(metadata?.['name']) ?? '';
  const message = `pods "${name}" is forbidden: error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`;
  return { code: 403, reason: 'Forbidden', message, causes: [] };
}

/** Go's encoding/json of a map of strings. */
const labelText = (labels: JsonObject): string => JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1))));

/** After pkg/apis/apps/validation: the Pods of a template must be its own. */
function foreignTemplate(object: JsonObject): Refusal | undefined {
  const selector = field(object, 'spec', 'selector');
  const labels = labelsOf(field(object, 'spec', 'template') ?? {});
  if (selector === undefined || matchesSelector(selector, labels) !== false) return undefined;
  const detail = `Invalid value: ${labelText(labels)}: \`selector\` does not match template \`labels\``;
  const name = asString(field(object, 'metadata')?.['name']) ?? '';
  const message = `${groupKindOf(object)} "${name}" is invalid: spec.template.metadata.labels: ${detail}`;
  return { code: 422, reason: 'Invalid', message, causes: ['spec.template.metadata.labels: FieldValueInvalid'] };
}

/** Why the API server refuses a new object, undefined where it takes it. In an open world nothing is refused for what is not given. */
export function review(object: JsonObject, cluster: ClusterView): Refusal | undefined {
  const kind = groupKindOf(object);
  const namespace = asString(field(object, 'metadata')?.['namespace']) ?? '';
  const refusal = SELECTING_TEMPLATE.has(kind) ? foreignTemplate(object) : undefined;
  if (refusal !== undefined || !cluster.isClosed) return refusal;
  return missingNamespace(namespace, cluster) ?? (kind === 'Pod' ? missingAccount(object, namespace, cluster) : undefined);
}
