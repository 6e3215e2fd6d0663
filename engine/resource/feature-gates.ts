import { asObject, asString } from '#engine/apimachinery/json.js';
import { minorOf } from '#engine/resource/api-version.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';

/** What a version makes of a feature gate. */
export interface FeatureGate {
  /** `Alpha`, `Beta`, `GA` or `Deprecated`. */
  readonly stage: string;
  readonly isOn: boolean;
  /** It cannot be changed. */
  readonly isLocked: boolean;
  /** The version does not know it any more: it stays as it was last. */
  readonly isGone: boolean;
}

/** `--feature-gates`: what differs from a version's defaults. */
export interface ChangedGates {
  readonly [gate: string]: boolean;
}

/** The gate as of a minor: the last of the states that has begun, `{"1.31": "Alpha:off", "1.33": "GA:on:locked", "1.36": "gone"}`. */
function gateAsOf(states: JsonObject, minor: number): FeatureGate | undefined {
  let gate: FeatureGate | undefined;
  for (const [since, value] of Object.entries(states)) {
    if (minorOf(since) > minor) break;
    const state = asString(value) ?? '';
    const [stage = '', on, lock] = state.split(':');
    gate = state === 'gone' ? gate && { ...gate, isGone: true } : { stage, isOn: on === 'on', isLocked: lock === 'locked', isGone: false };
  }
  return gate;
}

const tableOf = (kubernetes: KubernetesSource): JsonObject => asObject(kubernetes.load('feature-gates')) ?? {};

const gateIn = (table: JsonObject, gate: string, minor: number): FeatureGate | undefined => {
  const states: Json | undefined = Object.hasOwn(table, gate) ? table[gate] : undefined;
  return gateAsOf(asObject(states) ?? {}, minor);
};

/** All gates that any version knows, with what this one makes of them: undefined for those that are yet to come. */
export function featureGatesOf(kubernetes: KubernetesSource, version: string): ReadonlyMap<string, FeatureGate | undefined> {
  const table = tableOf(kubernetes);
  return new Map(Object.keys(table).map((gate) => [gate, gateIn(table, gate, minorOf(version))]));
}

/** Gates that stand for all of a stage that are not named themselves. */
const ALL_OF_STAGE: { readonly [stage: string]: string } = { Alpha: 'AllAlpha', Beta: 'AllBeta' };

/** `AllAlpha` and `AllBeta`. */
export const STAGE_GATES: readonly string[] = Object.values(ALL_OF_STAGE);

function isOnIn(gate: string, state: FeatureGate | undefined, changed: ChangedGates): boolean {
  if (state === undefined) return false;
  if (state.isGone || state.isLocked) return state.isOn;
  const all = ALL_OF_STAGE[state.stage] ?? gate;
  return (Object.hasOwn(changed, gate) ? changed[gate] : undefined) ?? (Object.hasOwn(changed, all) ? changed[all] : undefined) ?? state.isOn;
}

/**
 * Whether feature gates are on in a version: its defaults, changed by `--feature-gates`. A gate that the version does not know yet is off; one that it
 * does not know any more is as it was last. Follows k8s.io/component-base/featuregate.
 */
export function compileFeatureGates(kubernetes: KubernetesSource, version: string, changed: ChangedGates): (gate: string) => boolean {
  const minor = minorOf(version);
  const table = tableOf(kubernetes);
  const known = new Map<string, boolean>();
  return (gate) => {
    let isOn = known.get(gate);
    if (isOn === undefined) known.set(gate, (isOn = isOnIn(gate, gateIn(table, gate, minor), changed)));
    return isOn;
  };
}
