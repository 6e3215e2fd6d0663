import { parseImage } from '#engine/apimachinery/image.js';
import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { setField } from '#engine/resource/set-field.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const HOST = /^(?:[a-zA-Z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const MAX_PATH = 255;
const TAG = /^\w[\w.-]{0,127}$/;

/** Whether the words of an image's name, without tag and digest, are what a registry takes: a host (maybe), then lower-case words. */
function isRepository(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && HOST.test(first) && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const words = isHost ? rest : rest.length === 0 ? ['library', first] : [first, ...rest];
  return words.join('/').length <= MAX_PATH && words.every((word) => REPOSITORY.test(word));
}

/**
 * `Always` for the tag `latest` and for neither tag nor digest, else `IfNotPresent`, also for what is no image's name. Follows
 * pkg/apis/core/v1.SetDefaults_Container with pkg/util/parsers.ParseImageName.
 */
function imagePullPolicy(image: string): string {
  const { repository, tag, digest } = parseImage(image);
  const isReadable = isRepository(repository) && (tag === '' || TAG.test(tag));
  return isReadable && (tag === 'latest' || (tag === '' && digest === '')) ? 'Always' : 'IfNotPresent';
}

/** The labels of a Namespace with the one that names it. */
function namespaceLabels(object: JsonObject): Json | undefined {
  const metadata = asObject(object['metadata']) ?? {};
  const name = asString(metadata['name']);
  const own = name === undefined ? undefined : { 'kubernetes.io/metadata.name': name };
  return merged(own, metadata['labels']) ?? metadata['labels'];
}

/** The first object that has a resource wins. Undefined where there is none at all. */
function merged(...objects: readonly (Json | undefined)[]): Json | undefined {
  const made: MutableObject = {};
  for (const object of objects)
    for (const [name, value] of Object.entries(asObject(object) ?? {})) if (!Object.hasOwn(made, name) && value !== undefined) setField(made, name, value);
  return Object.keys(made).length === 0 ? undefined : made;
}

function policyTypes(object: JsonObject): Json {
  return asList(asObject(object['spec'])?.['egress']).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** Whether a HorizontalPodAutoscaler of v1 scales by metrics that only later versions have fields for. */
function hasOtherMetrics(object: JsonObject): boolean {
  return asObject(asObject(object['metadata'])?.['annotations'])?.['autoscaling.alpha.kubernetes.io/metrics'] !== undefined;
}

/** A default that is no plain value, by the name that a row gives in `compute`; undefined where there is nothing to set. */
export function computeDefault(name: string, holder: JsonObject, object: JsonObject): Json | undefined {
  switch (name) {
    case 'image-pull-policy': return imagePullPolicy(asString(holder['image']) ?? asString(holder['reference']) ?? '');
    case 'grace-period': return Number(holder['terminationGracePeriodSeconds']) < 0 ? 1 : undefined;
    case 'requests-from-limits': return merged(holder['requests'], holder['limits']) ?? holder['requests'];
    case 'limit-range-default': return merged(holder['default'], holder['max']);
    case 'limit-range-request': return merged(holder['defaultRequest'], holder['default'], holder['min']);
    case 'namespace-labels': return namespaceLabels(object);
    case 'target-cpu-utilization': return hasOtherMetrics(object) ? undefined : 80;
    case 'policy-types': return policyTypes(object);
    case 'empty-dir': return Object.keys(holder).some((key) => key !== 'name') ? undefined : {};
    case 'lower-kind': return asString(holder['kind'])?.toLowerCase();
    case 'list-kind': return holder['kind'] === undefined ? undefined : `${asString(holder['kind'])}List`;
    default: return undefined;
  }
}
