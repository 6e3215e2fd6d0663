import { featureGatesOf, nearestWord, STAGE_GATES, type ApiServerOptions, type FeatureGate, type KubernetesSource } from '#engine/index.js';
import { didYouMean, UsageError } from '#cli/usage-error.js';

/** Why the API server would not start with the gate set so; undefined where it would. */
function faultOf(gate: string, isOn: boolean, version: string, gates: ReadonlyMap<string, FeatureGate | undefined>): string | undefined {
  if (STAGE_GATES.includes(gate)) return undefined;
  if (!gates.has(gate)) return `not known${didYouMean(nearestWord(gate, gates.keys()))}`;
  const state = gates.get(gate);
  if (state === undefined) return `Kubernetes ${version} does not have it yet`;
  if (state.isGone) return `Kubernetes ${version} does not have it any more; it is always ${state.isOn ? 'on' : 'off'}`;
  return state.isLocked && state.isOn !== isOn ? `it is locked to ${String(state.isOn)} in Kubernetes ${version}` : undefined;
}

/** The gates that `--feature-gates` changes: those that the version has and that can be changed. */
export function featureGatesGiven(words: readonly string[], kubernetes: KubernetesSource, version: string): ApiServerOptions['featureGates'] {
  if (words.length === 0) return {};
  const gates = featureGatesOf(kubernetes, version);
  return Object.fromEntries(words.map((word) => {
    const [, gate, value] = /^([A-Za-z0-9]+)=(true|false)$/.exec(word) ?? [];
    if (gate === undefined) throw new UsageError(`--feature-gates ${word}: expected Gate=true or Gate=false`);
    const fault = faultOf(gate, value === 'true', version, gates);
    if (fault !== undefined) throw new UsageError(`--feature-gates ${word}: ${fault}`);
    return [gate, value === 'true'];
  }));
}
