import { judgeMutant, type Ours } from '#test/conformance/judge.js';
import { patched, readLines, readSeeds, type RecordedMutant } from '#test/conformance/recordings.js';

/** Judges every mutant of a file: the creation of the changed seed, or the update of the stored one. */
export function judgeMutants(file: string, seeds: string, isUpdate: boolean): Ours[] {
  const known = readSeeds(seeds);
  return readLines<RecordedMutant>(file).map(({ id, seed, patch }) => {
    const { object = {}, defaulted } = known[seed] ?? {};
    return judgeMutant(id, patched(object, patch), object, isUpdate ? defaulted : undefined);
  });
}
