import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { own, ownItems } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

const PREFIX = 'container.apparmor.security.beta.kubernetes.io/';
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const LONGEST_PROFILE = 4095;

/** The profile that an annotation stands for; undefined where it stands for none that is right. */
function profileOf(annotation: string): JsonObject | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const local = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : '';
  const isRight = local !== '' && local.trim() === local && byteLength(local) <= LONGEST_PROFILE;
  return isRight ? { type: 'Localhost', localhostProfile: local } : undefined;
}

const isSameProfile = (left: JsonObject, right: JsonObject | undefined): boolean =>
  right !== undefined && left['type'] === right['type'] && left['localhostProfile'] === right['localhostProfile'];

/** The annotations of old become fields of containers that have none. Follows podStrategy's applyAppArmorVersionSkew. */
export const applyAppArmorVersionSkew: Prepare = (pod, { isOn }) => {
  const annotations = asObject(asObject(pod['metadata'])?.['annotations']);
  if (annotations === undefined || !Object.keys(annotations).some((key) => key.startsWith(PREFIX)) || !isOn('AppArmorFields')) return;
  const spec = own(pod, 'spec');
  if (asObject(spec['os'])?.['name'] === 'windows') return;
  const shared = asObject(asObject(spec['securityContext'])?.['appArmorProfile']);
  for (const container of LISTS.flatMap((list) => (asList(spec[list]).length === 0 ? [] : ownItems(spec, list)))) {
    const profile = profileOf(asString(annotations[`${PREFIX}${asString(container['name']) ?? ''}`]) ?? '');
    const isGiven = asObject(container['securityContext'])?.['appArmorProfile'] !== undefined;
    if (profile !== undefined && !isGiven && !isSameProfile(profile, shared)) own(container, 'securityContext')['appArmorProfile'] = profile;
  }
};
