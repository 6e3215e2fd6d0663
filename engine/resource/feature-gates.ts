import { asList, asObject } from '#engine/apimachinery/json.js';
import { minorOf } from '#engine/resource/api-version.js';
import type { KubernetesSource } from '#engine/library.js';

/**
 * Whether feature gates are on in a version: its defaults, changed by `--feature-gates`. A gate that the version does not know is off.
 * `schemas/kubernetes/feature-gates.json` has for each gate the minors from which on it is on or off: `[["1.31", false], ["1.33", true]]`.
 */
export function compileFeatureGates(kubernetes: KubernetesSource, version: string, changed: { readonly [gate: string]: boolean }): (gate: string) => boolean {
  const minor = minorOf(version);
  const table = asObject(kubernetes.load('feature-gates')) ?? {};
  const known = new Map<string, boolean>();
  return (gate) => {
    const own = Object.hasOwn(changed, gate) ? changed[gate] : known.get(gate);
    if (own !== undefined) return own;
    let isOn = false;
    for (const change of asList(table[gate])) {
      const [since, on] = asList(change);
      if (typeof since === 'string' && minorOf(since) <= minor) isOn = on === true;
    }
    known.set(gate, isOn);
    return isOn;
  };
}
