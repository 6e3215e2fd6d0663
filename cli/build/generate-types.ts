import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';

/** Kinds that validation, simulation, graph and facts read by type; every other kind is read as plain JSON. */
const KINDS = [
  'v1/Pod', 'v1/PodTemplate', 'v1/ReplicationController', 'v1/Service', 'v1/Endpoints', 'v1/ConfigMap', 'v1/Secret', 'v1/ServiceAccount',
  'v1/PersistentVolume', 'v1/PersistentVolumeClaim', 'v1/Node', 'v1/Namespace', 'v1/ResourceQuota', 'v1/LimitRange', 'v1/Event',
  'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet', 'apps/v1/ControllerRevision',
  'batch/v1/Job', 'batch/v1/CronJob', 'discovery.k8s.io/v1/EndpointSlice', 'autoscaling/v2/HorizontalPodAutoscaler',
  'policy/v1/PodDisruptionBudget', 'scheduling.k8s.io/v1/PriorityClass', 'node.k8s.io/v1/RuntimeClass', 'coordination.k8s.io/v1/Lease',
  'networking.k8s.io/v1/Ingress', 'networking.k8s.io/v1/IngressClass', 'networking.k8s.io/v1/NetworkPolicy',
  'storage.k8s.io/v1/StorageClass', 'storage.k8s.io/v1/VolumeAttachment', 'storage.k8s.io/v1/CSIDriver', 'storage.k8s.io/v1/CSINode',
  'storage.k8s.io/v1/CSIStorageCapacity', 'storage.k8s.io/v1/VolumeAttributesClass',
  'rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/RoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'apiextensions.k8s.io/v1/CustomResourceDefinition', 'apiregistration.k8s.io/v1/APIService',
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy', 'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy', 'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding',
  'events.k8s.io/v1/Event', 'certificates.k8s.io/v1/CertificateSigningRequest', 'certificates.k8s.io/v1/ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io/v1/FlowSchema', 'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration',
  'networking.k8s.io/v1/IPAddress', 'networking.k8s.io/v1/ServiceCIDR', 'storagemigration.k8s.io/v1/StorageVersionMigration',
  'resource.k8s.io/v1/DeviceClass', 'resource.k8s.io/v1/DeviceTaintRule', 'resource.k8s.io/v1/ResourceClaim',
  'resource.k8s.io/v1/ResourceClaimTemplate', 'resource.k8s.io/v1/ResourceSlice',
] as const;

/** Older versions that are still served under the same kind: their own fields join the newest version's. */
const ALSO = [['io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec', 'io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec']] as const;

/** Types that OpenAPI says less of than everyone knows. */
const PLAIN_TYPES: { readonly [name: string]: string } = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': '(number | string)',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': '(string | number)',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'JsonObject',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'JsonObject',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': 'Json',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'JSONSchemaProps | boolean',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'readonly JSONSchemaProps[] | JSONSchemaProps',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'readonly string[] | JSONSchemaProps',
};

type Variants = { readonly [name: string]: readonly { readonly schema: JSONSchema }[] };

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The package of a definition and its name in it, as `definitions/` is laid out. */
function split(definition: string): [string, string] {
  const dot = definition.lastIndexOf('.');
  return [definition.slice(0, dot), definition.slice(dot + 1)];
}

/** `io.k8s.api.discovery.v1` -> `DiscoveryV1`, for names that two packages have. */
const prefixOf = (name: string): string =>
  name.split('.').slice(-2).map((part) => part[0]?.toUpperCase() + part.slice(1)).join('');

function definitionsOf(folder: string, roots: readonly string[]): Map<string, JSONSchema> {
  const packages = new Map<string, Variants>();
  const newest = (definition: string): JSONSchema => {
    const [name, type] = split(definition);
    const variants = packages.get(name) ?? (readJson(join(folder, 'definitions', `${name}.json`)) as Variants);
    packages.set(name, variants);
    return variants[type]?.[0]?.schema ?? {};
  };
  const found = new Map<string, JSONSchema>();
  const open = [...roots];
  for (let definition = open.shift(); definition !== undefined; definition = open.shift()) {
    if (found.has(definition)) continue;
    const schema = newest(definition);
    const older = ALSO.find(([kept]) => kept === definition)?.[1];
    found.set(definition, older === undefined ? schema : { ...schema, properties: { ...newest(older).properties, ...schema.properties } });
    for (const [, reference] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) if (reference !== undefined) open.push(reference);
  }
  return found;
}

/** The names of the types: the definition's last word, with its package before it where another one has taken the word. */
function typeNames(definitions: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const definition of definitions) {
    const [pack, word] = split(definition);
    const name = taken.has(word) ? prefixOf(pack) + word : word;
    taken.add(name);
    names.set(definition, name);
  }
  return names;
}

/** A schema whose every field is optional, with `$ref` to the types by name. */
function loosened(schema: JSONSchema, names: ReadonlyMap<string, string>): JSONSchema {
  if (schema.$ref !== undefined) return PLAIN_TYPES[schema.$ref] === undefined ? { $ref: `#/definitions/${names.get(schema.$ref)}` } : { tsType: PLAIN_TYPES[schema.$ref] ?? '' };
  if (schema.properties !== undefined)
    return {
      type: 'object', additionalProperties: false,
      properties: Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, loosened(field, names)])),
    };
  if (schema.items !== undefined && !Array.isArray(schema.items)) return { type: 'array', items: loosened(schema.items, names) };
  if (typeof schema.additionalProperties === 'object') return { type: 'object', additionalProperties: loosened(schema.additionalProperties, names) };
  if (schema.type === 'object') return { tsType: 'JsonObject' };
  return schema.type === undefined ? { tsType: 'Json' } : { type: schema.type };
}

/** What json-schema-to-typescript wrote (one field a line, unindented), made readonly, as aliases: an alias is assignable to `JsonObject`, an interface is not. */
function madeReadonly(text: string): string {
  return text
    .replace(/^\/\*\*\n \* This interface was referenced by [^]*?\*\/\n/gm, '')
    .replace(/^ \*\n \* This interface was referenced by [^]*?\*\/$/gm, ' */')
    .replace(/^export interface (\w+) \{$/gm, 'export type $1 = {')
    .replace(/^((?:[\w$]+|"[^"]+")\??|\[k: string\]): /gm, 'readonly $1: ')
    .replace(/^(readonly (?:\[k: string\]|[^:[]+): )(.+)\[\]$/gm, '$1readonly $2[]');
}

const OPTIONS = { bannerComment: '', additionalProperties: false, format: false, ignoreMinAndMaxItems: true, unreachableDefinitions: true } as const;

async function kubernetesTypes(schemas: string): Promise<string> {
  const folder = join(schemas, 'kubernetes');
  const kinds = readJson(join(folder, 'kinds.json')) as { readonly [key: string]: { readonly definition: string } };
  const definitions = definitionsOf(folder, KINDS.map((key) => kinds[key]?.definition ?? ''));
  for (const name of Object.keys(PLAIN_TYPES)) definitions.delete(name);
  const names = typeNames(definitions.keys());
  const root: JSONSchema = {
    title: 'KubernetesKinds', type: 'object', additionalProperties: false,
    properties: Object.fromEntries(KINDS.map((key) => {
      const [kind = '', , group] = key.split('/').reverse();
      return [group === undefined ? kind : `${kind}.${group}`, { $ref: `#/definitions/${names.get(kinds[key]?.definition ?? '')}` }];
    })),
    required: KINDS.map((key) => key.split('/').reverse()).map(([kind = '', , group]) => (group === undefined ? kind : `${kind}.${group}`)),
    definitions: Object.fromEntries([...definitions].map(([name, schema]): [string, JSONSchema] => [names.get(name) ?? name, loosened(schema, names)])),
  };
  const text = await compile(root, 'KubernetesKinds', OPTIONS);
  return `import type { Json, JsonObject } from '#engine/apimachinery/json.js';\n\n${madeReadonly(text)}`;
}

/** Writes `engine/generated/`: a file of types for Kubernetes, and one for each `schemas/*.schema.json`. */
export async function generateTypes(root: string): Promise<void> {
  const schemas = join(root, 'schemas');
  const out = join(root, 'engine', 'generated');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'kubernetes.ts'), await kubernetesTypes(schemas));
  for (const file of readdirSync(schemas).filter((name) => name.endsWith('.schema.json')).sort()) {
    const name = file.slice(0, -'.schema.json'.length);
    const text = await compile(readJson(join(schemas, file)) as JSONSchema, name, { ...OPTIONS, cwd: schemas });
    writeFileSync(join(out, `${name}.ts`), madeReadonly(text));
  }
}

await generateTypes(join(import.meta.dirname, '..', '..'));
