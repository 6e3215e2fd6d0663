/** The user's words are wrong: flags, paths, rules. Told in one clear line each, all at once; exit 2. */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'UsageError';
    this.lines = lines;
  }
}

/** `, did you mean X?` where a word is near; nothing where none is. */
export const didYouMean = (nearest: string | undefined): string => (nearest === undefined ? '' : ` (did you mean ${nearest}?)`);
