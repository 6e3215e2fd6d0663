import { keyStretchOf, listAt, mapAt, stretchOf, valueAt, walk, type Manifest, type Path, type Plain, type Stretch } from '#test/mutate/manifest.js';
import { pick, type Random } from '#test/mutate/random.js';

/** One mistake to make: this stretch of this file becomes that text. */
export interface Mistake extends Stretch {
  readonly kind: string;
  readonly text: string;
  readonly what: string;
}

/** Finds every place of a set where one kind of mistake breaks something that is sound today. */
export type MistakeFinder = (manifests: readonly Manifest[], random: Random) => readonly Mistake[];

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];
const TEMPLATE: Path = ['spec', 'template', 'metadata', 'labels'];

/** A word with one letter doubled, dropped or swapped with its neighbour; never the word itself. */
export function misspelt(word: string, random: Random): string {
  const letters = [...word.matchAll(/[a-z]/gi)].map((match) => match.index).filter((index) => index > 0 && index < word.length - 1);
  const at = letters.length > 0 ? pick(letters, random) : word.length - 1;
  const ways = [`${word.slice(0, at)}${word[at] ?? 'x'}${word.slice(at)}`, word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)];
  return pick(ways.filter((way) => way !== word && way !== ''), random);
}

function at(kind: string, manifest: Manifest, path: Path, text: string): Mistake[] {
  const stretch = stretchOf(manifest, path);
  return stretch === undefined ? [] : [{ ...stretch, kind, text: JSON.stringify(text), what: `${manifest.kind} ${manifest.name} ${path.join('.')} -> ${text}` }];
}

const misspeltAt = (kind: string, manifest: Manifest, path: Path, random: Random): Mistake[] => {
  const value = valueAt(manifest.content, path);
  return typeof value === 'string' ? at(kind, manifest, path, misspelt(value, random)) : [];
};

const has = (manifests: readonly Manifest[], kind: string, namespace: string, name: Plain): Manifest | undefined =>
  manifests.find((manifest) => manifest.kind === kind && manifest.name === name && (kind.startsWith('Cluster') || manifest.namespace === namespace));

const matches = (selector: { readonly [key: string]: Plain }, labels: { readonly [key: string]: Plain }): boolean =>
  Object.keys(selector).length > 0 && Object.entries(selector).every(([key, value]) => labels[key] === value);

/** A label of a Pod template that the workload's own selector asks for. */
const labels: MistakeFinder = (manifests, random) => manifests.filter(({ kind }) => WORKLOADS.includes(kind)).flatMap((workload) =>
  Object.keys(mapAt(workload.content, ['spec', 'selector', 'matchLabels'])).flatMap((key) => misspeltAt('label', workload, [...TEMPLATE, key], random)));

/** A value of a Service's selector that matches a template of its namespace today. */
const selectors: MistakeFinder = (manifests, random) => manifests.filter(({ kind }) => kind === 'Service').flatMap((service) => {
  const selector = mapAt(service.content, ['spec', 'selector']);
  const matched = manifests.some((workload) => workload.namespace === service.namespace && WORKLOADS.includes(workload.kind) && matches(selector, mapAt(workload.content, TEMPLATE)));
  return matched ? Object.keys(selector).flatMap((key) => misspeltAt('selector', service, ['spec', 'selector', key], random)) : [];
});

/** A key of a ConfigMap that a container reads. */
const keys: MistakeFinder = (manifests, random) => manifests.flatMap((manifest) => [...walk(manifest.content)].flatMap(({ path, value }) => {
  if (path.at(-1) !== 'configMapKeyRef') return [];
  const configMap = has(manifests, 'ConfigMap', manifest.namespace, valueAt(value, ['name']));
  const key = valueAt(value, ['key']);
  return configMap !== undefined && typeof key === 'string' && key in mapAt(configMap.content, ['data']) ? misspeltAt('key', manifest, [...path, 'key'], random) : [];
}));

/** The port that a Service names of its Pods, and the one that an Ingress names or numbers of a Service. */
const ports: MistakeFinder = (manifests, random) => manifests.flatMap((manifest) => [...walk(manifest.content)].flatMap(({ path, value }) => {
  if (manifest.kind === 'Service' && path.at(-1) === 'targetPort' && typeof value === 'string') {
    const named = manifests.some((workload) => workload.namespace === manifest.namespace && matches(mapAt(manifest.content, ['spec', 'selector']), mapAt(workload.content, TEMPLATE)));
    return named ? misspeltAt('port', manifest, path, random) : [];
  }
  if (manifest.kind !== 'Ingress' || path.at(-1) !== 'service') return [];
  if (has(manifests, 'Service', manifest.namespace, valueAt(value, ['name'])) === undefined) return [];
  const number = valueAt(value, ['port', 'number']);
  if (typeof number !== 'number') return misspeltAt('port', manifest, [...path, 'port', 'name'], random);
  const stretch = stretchOf(manifest, [...path, 'port', 'number']);
  return stretch === undefined ? [] : [{ ...stretch, kind: 'port', text: String(number + 1), what: `Ingress ${manifest.name} port ${number + 1}` }];
}));

const NAMES: readonly { readonly field: Path; readonly kind: string }[] = [
  { field: ['configMapKeyRef', 'name'], kind: 'ConfigMap' }, { field: ['configMapRef', 'name'], kind: 'ConfigMap' },
  { field: ['configMap', 'name'], kind: 'ConfigMap' }, { field: ['persistentVolumeClaim', 'claimName'], kind: 'PersistentVolumeClaim' },
  { field: ['serviceAccountName'], kind: 'ServiceAccount' }, { field: ['service', 'name'], kind: 'Service' },
  { field: ['scaleTargetRef', 'name'], kind: 'Deployment' }, { field: ['spec', 'serviceName'], kind: 'Service' },
];

/** The name of an object that is there; the name of a volume that the Pod has. */
const names: MistakeFinder = (manifests, random) => manifests.flatMap((manifest) => [...walk(manifest.content)].flatMap(({ path, value }) => {
  if (manifest.kind === 'CustomResourceDefinition' || typeof value !== 'string') return [];
  if (path.at(-1) === 'name' && path.at(-3) === 'volumeMounts') return misspeltAt('name', manifest, path, random);
  if (path[0] === 'roleRef' && path[1] === 'name' && has(manifests, String(valueAt(manifest.content, ['roleRef', 'kind'])), manifest.namespace, value)) return misspeltAt('name', manifest, path, random);
  const row = NAMES.find(({ field }) => field.every((step, index) => path.at(index - field.length) === step));
  return row !== undefined && has(manifests, row.kind, manifest.namespace, value) !== undefined ? misspeltAt('name', manifest, path, random) : [];
}));

const FREE = ['labels', 'annotations', 'matchLabels', 'selector', 'data', 'stringData', 'binaryData', 'limits', 'requests', 'nodeSelector', 'parameters', 'capacity', 'hard', 'metadata'];
const BUILT_IN = /^(v1|apps\/v1|batch\/v1|autoscaling\/v2|policy\/v1|networking\.k8s\.io\/v1|rbac\.authorization\.k8s\.io\/v1)$/;

const isTyped = (manifest: Manifest, path: Path): boolean =>
  BUILT_IN.test(manifest.apiVersion) && path.length > 1 && !path.slice(0, -1).some((step) => typeof step === 'string' && FREE.includes(step));

/** A field's name. */
const fields: MistakeFinder = (manifests, random) => manifests.flatMap((manifest) => [...walk(manifest.content)].flatMap(({ path }) => {
  const key = path.at(-1);
  if (typeof key !== 'string' || key.length < 5 || !isTyped(manifest, path)) return [];
  const stretch = keyStretchOf(manifest, path);
  const text = misspelt(key, random);
  return stretch === undefined ? [] : [{ ...stretch, kind: 'field', text, what: `${manifest.kind} ${manifest.name} ${path.join('.')} -> ${text}` }];
}));

/** A word where a number or a boolean must be, a number where text must be. */
const types: MistakeFinder = (manifests) => manifests.flatMap((manifest) => [...walk(manifest.content)].flatMap(({ path, value }) => {
  const stretch = isTyped(manifest, path) ? stretchOf(manifest, path) : undefined;
  const wrong = typeof value === 'boolean' ? 'maybe' : typeof value === 'number' && !['targetPort', 'port', 'maxUnavailable', 'maxSurge', 'minAvailable'].includes(String(path.at(-1))) ? 'several'
    : path.at(-1) === 'value' && path.at(-3) === 'env' ? '17' : undefined;
  return stretch === undefined || wrong === undefined || Array.isArray(value) ? [] : [{ ...stretch, kind: 'type', text: wrong, what: `${manifest.kind} ${manifest.name} ${path.join('.')} -> ${wrong}` }];
}));

/** Claims that a volume of the set can serve today: the class, or the volume's name, ties them to it. */
const claims = (manifests: readonly Manifest[]): readonly Manifest[] => manifests.filter((claim) => claim.kind === 'PersistentVolumeClaim' && manifests.some((volume) =>
  volume.kind === 'PersistentVolume' && (valueAt(claim.content, ['spec', 'volumeName']) === volume.name
    || (valueAt(claim.content, ['spec', 'storageClassName']) !== undefined && valueAt(claim.content, ['spec', 'storageClassName']) === valueAt(volume.content, ['spec', 'storageClassName'])))));

/** A claim larger than any volume. */
const sizes: MistakeFinder = (manifests) => claims(manifests).flatMap((claim) => at('size', claim, ['spec', 'resources', 'requests', 'storage'], '900Ti'));

/** An access mode that no volume of the set offers. */
const accessModes: MistakeFinder = (manifests) => claims(manifests).flatMap((claim) => {
  const offered = manifests.flatMap((volume) => (volume.kind === 'PersistentVolume' ? listAt(volume.content, ['spec', 'accessModes']) : []));
  const wrong = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'].find((mode) => !offered.includes(mode));
  return wrong === undefined ? [] : at('access mode', claim, ['spec', 'accessModes', 0], wrong);
});

const OLD: { readonly [version: string]: string } = {
  'apps/v1 Deployment': 'extensions/v1beta1', 'apps/v1 StatefulSet': 'apps/v1beta1', 'apps/v1 DaemonSet': 'extensions/v1beta1', 'apps/v1 ReplicaSet': 'extensions/v1beta1',
  'batch/v1 CronJob': 'batch/v1beta1', 'networking.k8s.io/v1 Ingress': 'networking.k8s.io/v1beta1', 'policy/v1 PodDisruptionBudget': 'policy/v1beta1',
  'autoscaling/v2 HorizontalPodAutoscaler': 'autoscaling/v2beta2', 'rbac.authorization.k8s.io/v1 Role': 'rbac.authorization.k8s.io/v1beta1',
  'rbac.authorization.k8s.io/v1 RoleBinding': 'rbac.authorization.k8s.io/v1beta1', 'networking.k8s.io/v1 NetworkPolicy': 'extensions/v1beta1', 'storage.k8s.io/v1 StorageClass': 'storage.k8s.io/v1beta1',
};

/** A version that is served no more. */
const versions: MistakeFinder = (manifests) => manifests.flatMap((manifest) => {
  const old = OLD[`${manifest.apiVersion} ${manifest.kind}`];
  return old === undefined ? [] : at('version', manifest, ['apiVersion'], old);
});

/** The kinds of mistakes, by name. */
export const MISTAKES: ReadonlyMap<string, MistakeFinder> = new Map([
  ['label', labels], ['selector', selectors], ['key', keys], ['port', ports], ['name', names],
  ['field', fields], ['type', types], ['size', sizes], ['access mode', accessModes], ['version', versions],
]);
