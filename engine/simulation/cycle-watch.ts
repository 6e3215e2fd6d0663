import { asObject, asString } from '#engine/apimachinery/json.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { Notice } from '#engine/simulation/component.js';
import { hash32 } from '#engine/simulation/names.js';
import { canonicalJson } from '#engine/apimachinery/same-json.js';

/** Rounds that go by before anybody looks for a cycle: sound clusters come to rest long before. */
const PATIENCE = 100;
/** The longest cycle that is looked for, in rounds, and how often it must have come round. */
const LONGEST = 16;
const TIMES = 4;

/** Notices when the same changes come round again and again. */
export interface CycleWatch {
  restart(): void;
  saw(notice: Notice): void;
  /** To be asked at the end of each round. */
  repeats(): boolean;
}

/** An object by its name, or by what its name is generated of: a Pod that comes back has another name. */
const identityOf = (entry: ClusterObject | undefined): string =>
  `${entry?.groupKind ?? ''}/${entry?.namespace ?? ''}/${asString(asObject(entry?.object['metadata'])?.['generateName']) ?? entry?.name ?? ''}`;

const signatureOf = ({ before, after }: Notice): string =>
  after === undefined ? `- ${identityOf(before)}` : `${identityOf(after)} ${canonicalJson({ ...after.object, metadata: null })}`;

/** Whether the last rounds are one stretch, `TIMES` times over. */
const isPeriodic = (rounds: readonly string[], period: number): boolean => {
  const tail = rounds.slice(-period * TIMES);
  return tail.length === period * TIMES && tail.every((round, index) => round !== '' && round === tail[index % period]);
};

/** A watch that has seen nothing yet. */
export function cycleWatch(): CycleWatch {
  let current: string[] = [];
  let rounds: string[] = [];
  let count = 0;
  return {
    restart() {
      current = [];
      rounds = [];
      count = 0;
    },
    saw(notice) {
      if (count >= PATIENCE) current.push(String(hash32(signatureOf(notice))));
    },
    repeats() {
      count += 1;
      if (count <= PATIENCE) return false;
      rounds = [...rounds.slice(1 - LONGEST * TIMES), current.sort().join()];
      current = [];
      return Array.from({ length: LONGEST }, (_, index) => index + 1).some((period) => isPeriodic(rounds, period));
    },
  };
}
