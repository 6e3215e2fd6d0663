import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const;

/** Whether a toleration is for a taint that evicts, and not for another key. */
function tolerates(toleration: Json, taint: string): boolean {
  const { key, effect } = asObject(toleration) ?? {};
  return (asString(key) ?? '') === '' || key === taint ? (asString(effect) ?? '') === '' || effect === 'NoExecute' : false;
}

/** A Pod stays for five minutes on a Node that is gone. Follows the admission plugin DefaultTolerationSeconds. */
export const addDefaultTolerations: Prepare = (pod) => {
  const given = asList(asObject(pod['spec'])?.['tolerations']);
  const missing = TAINTS.filter((taint) => !given.some((toleration) => tolerates(toleration, taint)));
  if (missing.length === 0) return;
  own(pod, 'spec')['tolerations'] = [...given, ...missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }))];
};
