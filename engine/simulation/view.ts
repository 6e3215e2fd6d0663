import { asList, asObject, asString, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import type { ClaimBinding, ClusterEvent, SimulatedObject, Simulation } from '#engine/simulation/simulation.js';

/** One moment of the timeline: what a component did in a round, `count` times. A Pod's random suffix is written `*`. */
export interface SimulationMoment {
  readonly round: number;
  readonly component: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly regarding: string;
  readonly message: string;
  readonly count: number;
}

/** Objects that exist in the end and are alike. `made`: no manifest of the input is this object. */
export interface SimulationOutcome {
  readonly object: string;
  readonly count: number;
  /** What kubectl would show of it: `3/3 available`, `Running`, `Bound to a`; empty: it exists. */
  readonly state: string;
  readonly made: boolean;
}

/** What became of a claim, with what stands against each volume. */
export interface SimulationClaim {
  readonly claim: string;
  readonly phase: ClaimBinding['phase'];
  readonly volume: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly undecided: boolean;
  readonly rejections: readonly { readonly volume: string; readonly criterion: string; readonly wanted: string; readonly has: string }[];
}

/** A simulation as plain data, for people and programs to read. */
export interface SimulationView {
  readonly set: string;
  readonly base: string | null;
  readonly outcome: Simulation['outcome'];
  readonly rounds: number;
  readonly assumptions: readonly string[];
  readonly timeline: readonly SimulationMoment[];
  readonly objects: readonly SimulationOutcome[];
  readonly claims: readonly SimulationClaim[];
}

const metadataOf = ({ object }: SimulatedObject): JsonObject => asObject(object['metadata']) ?? {};
const nameOf = (object: SimulatedObject): string => asString(metadataOf(object)['name']) ?? '';

/** A generated name without its suffix; other names as they are. */
function commonName(object: SimulatedObject): string {
  const prefix = asString(metadataOf(object)['generateName']);
  return prefix !== undefined && nameOf(object).startsWith(prefix) && object.object['kind'] !== 'EndpointSlice' && !/^\d+$/.test(nameOf(object).slice(prefix.length)) ? `${prefix}*` : nameOf(object);
}

const number = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function claimOf(object: JsonObject): string {
  const reference = asObject(asObject(object['spec'])?.['claimRef']);
  return reference === undefined ? '' : `${asString(reference['namespace']) ?? ''}/${asString(reference['name']) ?? ''}`;
}

/** The state of an object in the words that kubectl has for it. */
function stateOf({ object }: SimulatedObject): string {
  const [spec, status] = [asObject(object['spec']) ?? {}, asObject(object['status']) ?? {}];
  const phase = asString(status['phase']) ?? '';
  switch (object['kind']) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
      return `${number(status['availableReplicas'])}/${number(spec['replicas'] ?? 1)} available`;
    case 'PersistentVolumeClaim':
      return phase === 'Bound' ? `Bound to ${asString(spec['volumeName']) ?? ''}` : phase;
    case 'PersistentVolume':
      return phase === 'Bound' ? `Bound to ${claimOf(object)}` : phase;
    case 'EndpointSlice':
      return `${many(asList(object['endpoints']).length, 'endpoint')}, ${many(asList(object['ports']).length, 'port')}`;
    default:
      return phase;
  }
}

/** Texts in which generated names are replaced by what they have in common. */
function commonWords(objects: readonly SimulatedObject[]): (text: string) => string {
  const names = new Map(objects.filter((object) => commonName(object) !== nameOf(object)).map((object) => [nameOf(object), commonName(object)]));
  return (text) => (names.size === 0 ? text : text.replace(/[a-z0-9][a-z0-9.-]*/g, (word) => names.get(word) ?? word));
}

/** Values that are alike but for their count, in the order of the first. */
function counted<Value extends object>(values: readonly Value[]): (Value & { count: number })[] {
  const found = new Map<string, Value & { count: number }>();
  for (const value of values) {
    const key = JSON.stringify(value);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...value, count: 1 });
    else known.count += 1;
  }
  return [...found.values()];
}

function timelineOf(events: readonly ClusterEvent[], words: (text: string) => string): readonly SimulationMoment[] {
  return counted(events.map(({ round, component, type, reason, regarding, message }) => ({ round, component, type, reason, regarding: words(regarding), message: words(message) })));
}

function outcomeOf(object: SimulatedObject): Omit<SimulationOutcome, 'count'> {
  const [kind = '', namespace = ''] = object.key.split('/');
  return { object: `${kind}/${namespace}/${commonName(object)}`, state: stateOf(object), made: object.origin?.kind !== kind || object.origin.name !== nameOf(object) };
}

const viewClaim = (binding: ClaimBinding): SimulationClaim => ({
  claim: `PersistentVolumeClaim/${binding.claim.namespace}/${binding.name}`,
  phase: binding.phase,
  volume: binding.volume?.name ?? null,
  reason: binding.reason ?? null,
  message: binding.message ?? null,
  undecided: binding.undecided,
  rejections: binding.rejections.map(({ volume, criterion, wanted, has }) => ({ volume: volume.name, criterion, wanted, has })),
});

/** A simulation as a timeline of rounds and what exists at its end. Objects are in the order of their names. */
export function viewSimulation({ set, outcome, rounds, assumptions, events, objects, claims }: Simulation): SimulationView {
  const outcomes = counted(objects.map(outcomeOf)).sort((left, right) => (left.object < right.object ? -1 : left.object > right.object ? 1 : 0));
  return {
    set: set.name, base: set.base?.name ?? null, outcome, rounds, assumptions,
    timeline: timelineOf(events, commonWords(objects)), objects: outcomes, claims: claims.map(viewClaim),
  };
}
