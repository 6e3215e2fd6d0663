import type { VolumeRejection } from '#engine/simulation/simulation.js';
import type { Phrases } from '#engine/report/words/phrases.js';

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** Why a PersistentVolume is not for a claim, by the criterion of the binder that ruled it out. */
const volumeCriteria: { readonly [criterion in VolumeRejection['criterion']]: (wanted: string, has: string) => string } = {
  phase: (_, has) => `its phase is ${has}`,
  claimRef: (_, has) => `it is reserved for ${has}`,
  storageClassName: (wanted, has) => `storageClassName is ${has}, the claim wants ${wanted}`,
  accessModes: (wanted, has) => `accessModes are ${has}, the claim wants ${wanted}`,
  volumeMode: (wanted, has) => `volumeMode is ${has}, the claim wants ${wanted}`,
  size: (wanted, has) => `it has ${has}, the claim asks for ${wanted}`,
  selector: (wanted, has) => `its labels are ${has}, the claim selects ${wanted}`,
  nodeAffinity: (_, has) => `its nodeAffinity ${has} allows no node`,
  volumeAttributesClass: (wanted, has) => `volumeAttributesClassName is ${has}, the claim wants ${wanted}`,
  deleting: () => 'it is being deleted',
  taken: (_, has) => `it is taken by ${has}`,
};

const isCriterion = (word: string): word is VolumeRejection['criterion'] => Object.hasOwn(volumeCriteria, word);

const volumeCriterion = (criterion: string, wanted: string, has: string): string =>
  isCriterion(criterion) ? volumeCriteria[criterion](wanted, has) : `${criterion}: ${has}, not ${wanted}`;

/** The phrases of kubelore in English. */
export const en: Phrases = {
  none: 'none',
  unknown: '(unknown)',
  more: (number) => `and ${number} more`,
  labels: { because: 'because', why: 'why', fix: 'fix', see: 'see' },
  severities: { error: 'error', warning: 'warning', info: 'info' },
  wanted: {
    selected: (kinds, selector, namespace) => `${kinds} with ${selector}${namespace}`,
    named: (kinds, name) => `${kinds} ${name}`,
    key: (target, key) => `key ${key} of ${target}`,
    port: (target, port) => `port ${port} of ${target}`,
    containerPort: (port) => `container port ${port}`,
    anyKind: 'object',
    anyNamespace: ' in any namespace',
    inNamespace: (namespace) => ` in namespace ${namespace}`,
  },
  edge: {
    resolved: ({ from, field, targets }) => `${from} ${field} → ${targets}`,
    missing: ({ from, field, wanted, optional }) => `${from} ${field} → no ${wanted}${optional ? ' (optional)' : ''}`,
    missingKey: ({ from, field, wanted, optional }) => `${from} ${field} → no ${wanted}${optional ? ' (optional)' : ''}`,
    missingPort: ({ from, field, wanted }) => `${from} ${field} → no ${wanted}`,
    ambiguous: ({ from, field, wanted, targets }) => `${from} ${field} → ${wanted}: more than one would do: ${targets}`,
    provided: ({ from, field, wanted }, reason) => `${from} ${field} → ${wanted}, ${reason}`,
    undecided: ({ from, field, wanted }, reason) => `${from} ${field} → ${wanted}: cannot be decided here, as ${reason}`,
    target: (target) => `→ ${target}`,
  },
  reasons: {
    'made-by-cluster': (by) => `which every cluster has (${by})`,
    'made-by-controller': (by) => `which a controller makes (${by})`,
    'made-by-operator': (by) => `which an operator makes (${by})`,
    'provided-by-config': (by) => `which is provided (${by})`,
    generated: (by) => `which ${by} generates`,
    'other-set': (by) => `${by} has it, but is not applied together with this`,
    world: (by) => `a cluster may have it (${by})`,
    'unnamed-namespace': () => 'the namespace is not named: it is chosen when this is applied',
    patched: (by) => `${by} patches it`,
    transformed: (by) => `${by} changes names or namespaces`,
    'broken-document': (by) => `it may be in a document that could not be read (${by})`,
    'refused-target': (by) => `what it points at is refused itself (${by})`,
    'unknown-kind': (by) => `no schema describes this kind (${by})`,
  },
  closest: (candidate, difference) => `closest: ${candidate} ${difference}`,
  differs: {
    name: (has, wanted) => `is named ${has}, not ${wanted}`,
    namespace: (has, wanted) => `is in namespace ${has === '' || has === '""' ? '(none)' : has}, not ${wanted === '""' ? '(none)' : wanted}`,
    kind: (has, wanted) => `is a ${has}, not a ${wanted}`,
    key: (has, wanted) => `has the key ${has}, not ${wanted}`,
    port: (has, wanted) => `has the port ${has}, not ${wanted}`,
    label: (has, wanted) => `has ${has}, not ${wanted}`,
    protocol: (has, wanted) => `speaks ${has}, not ${wanted}`,
    set: (has) => `is in ${has}, which is not applied together with this`,
  },
  event: ({ component, reason, message, regarding }) => `${component} on ${regarding}: ${reason}: ${message}`,
  roles: {
    first: ({ what }) => `${what ?? ''} is here first`,
    'rejected-volume': ({ volume, criterion, wanted, has }) => `PersistentVolume ${volume ?? ''} is no match: ${volumeCriterion(criterion ?? '', wanted ?? '', has ?? '')}`,
    'bound-volume': ({ volume, capacity }) => `bound to PersistentVolume ${volume ?? ''}, which has ${capacity ?? ''}`,
  },
  documentRoles: {
    manifest: 'manifest',
    kustomization: 'kustomization',
    'kustomize-patch': 'kustomize patch',
    'helm-template': 'Helm template',
    'helm-values': 'Helm values',
    'test-assertion': 'test assertion',
    'other-yaml': 'no Kubernetes object',
    broken: 'broken',
  },
  assumptions: {
    'nodes-assumed': 'every Pod gets a node and runs (no Node is given)',
    'replicas-bounded': 'where a workload has more than 100 replicas, the rest of its Pods fare like the first 100',
    'volumes-assumed': 'the cluster may have volumes and storage classes of its own',
    'provisioner-assumed': 'a provisioner makes the volumes of the storage classes',
  },
  setReasons: {
    folder: 'the manifests of a folder',
    kustomization: 'what a kustomization names',
    alternative: 'defines an object otherwise than its neighbours',
    config: 'named by the configuration',
  },
  inputNotes: {
    'link-outside': (path, detail) => `${path} is a link that leaves the folder (to ${detail}): not read`,
    unreadable: (path, detail) => `${path} cannot be read (${detail})`,
    'too-large': (path, detail) => `${path} has ${detail} bytes: too large to be manifests, not read`,
    'utf-16': (path, detail) => `${path} is ${detail}: read here, but kubectl takes UTF-8 only`,
  },
  summary: {
    counts: ({ error, warning, info }) =>
      [error > 0 && count(error, 'error'), warning > 0 && count(warning, 'warning'), info > 0 && `${info} info`].filter(Boolean).join(', '),
    nothingWrong: 'Nothing wrong found',
    noManifests: 'No Kubernetes manifests found',
    read: ({ files, documents, objects, sets, kubernetes }) =>
      `read ${count(files, 'file')}, ${count(documents, 'document')}: ${count(objects, 'object')} in ${count(sets, 'set')}, judged as Kubernetes ${kubernetes} would`,
    broken: (number) => `broken: ${count(number, 'document')} could not be read whole`,
    skipped: (number, byRole, isListed) => `skipped: ${count(number, 'document')} (${byRole})${isListed ? '' : '; --verbose names them'}`,
    undecided: (number) => `undecided: ${count(number, 'condition')} that the input does not settle`,
    suppressed: (number) => `silenced by comments: ${count(number, 'finding')}`,
    assumed: (what) => `assumed: ${what}`,
    note: (what) => `note: ${what}`,
    explain: 'more: kubelore explain RULE',
    verboseSkipped: 'skipped documents:',
    verboseSets: 'applied together:',
    set: (name, because, objects) => `${name}: ${count(objects, 'object')} (${because})`,
  },
};
