import type { RecordedVerdict } from '#test/conformance/recordings.js';
import type { Ours } from '#test/conformance/judge.js';

/** How far our verdicts agree with recorded ones, in per cent. */
export interface Agreement {
  readonly cases: number;
  readonly verdicts: number;
  /** Of what the API server accepts, what we accept too. */
  readonly accepted: number;
  /** Of what it refuses, what we refuse too. */
  readonly refused: number;
  /** Of the causes that it names where both refuse, those that we name too. */
  readonly recall: number;
  /** Of the causes that we name there, those that it names too. */
  readonly precision: number;
  /** Of the cases that both accept, those with the same warnings. */
  readonly warnings: number;
}

const NOT_FOR_MANIFESTS = 'does not match the namespace sent on the request';

/** Kinds that a fresh cluster does not serve, objects that it has already, and namespaces that contradict the request's tell nothing of a manifest. */
const isLeftOut = ({ code, message = '' }: RecordedVerdict): boolean => code === 404 || code === 409 || message.includes(NOT_FOR_MANIFESTS);

type Causes = readonly { readonly reason?: string; readonly field?: string }[];

const words = (causes: Causes): readonly string[] => causes.map(({ reason = '', field = '' }) => `${reason} ${field}`);

/** How many of `these` are among `those`, each of those once. */
function inCommon(these: Causes, those: Causes): number {
  const left = [...words(those)];
  return words(these).filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  }).length;
}

/** Recordings end a warning at its first escaped quote. */
const isSaid = (recorded: string, ours: string): boolean => (recorded.endsWith('\\') ? ours.startsWith(recorded.slice(0, -1)) : ours === recorded);

/** Whether the warnings are the same, in whatever order. */
function hasSameWarnings(recorded: readonly string[], ours: readonly string[]): boolean {
  return recorded.length === ours.length && recorded.every((one) => ours.some((other) => isSaid(one, other))) && ours.every((one) => recorded.some((other) => isSaid(other, one)));
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((10000 * part) / whole) / 100);

/** Compares verdicts with recorded ones by id. A case that we have no verdict of is a disagreement. */
export function agreementOf(recorded: readonly RecordedVerdict[], ours: readonly Ours[]): Agreement {
  const byId = new Map(ours.map((verdict) => [verdict.id, verdict]));
  const sum = { cases: 0, equal: 0, accepted: 0, acceptedEqual: 0, named: 0, said: 0, common: 0, warned: 0 };
  for (const record of recorded) {
    if (isLeftOut(record)) continue;
    const isAccepted = record.code < 300;
    const mine = byId.get(record.id);
    sum.cases += 1;
    sum.accepted += isAccepted ? 1 : 0;
    if (mine?.accepted !== isAccepted) continue;
    sum.equal += 1;
    sum.acceptedEqual += isAccepted ? 1 : 0;
    sum.warned += isAccepted && hasSameWarnings(record.warnings ?? [], mine.warnings) ? 1 : 0;
    if (isAccepted || (record.causes ?? []).length === 0) continue;
    sum.named += record.causes?.length ?? 0;
    sum.said += mine.causes.length;
    sum.common += inCommon(mine.causes, record.causes ?? []);
  }
  return {
    cases: sum.cases,
    verdicts: percent(sum.equal, sum.cases),
    accepted: percent(sum.acceptedEqual, sum.accepted),
    refused: percent(sum.equal - sum.acceptedEqual, sum.cases - sum.accepted),
    recall: percent(sum.common, sum.named),
    precision: percent(sum.common, sum.said),
    warnings: percent(sum.warned, sum.acceptedEqual),
  };
}
