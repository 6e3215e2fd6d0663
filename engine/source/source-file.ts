/** A file as given: its path (with `/`, relative to the working folder) and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a file for people and editors: 1-based line and column, in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<SourceFile, Uint32Array>();

function lineStarts(file: SourceFile): Uint32Array {
  const known = lineStartsOf.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1);
  const made = Uint32Array.from(starts);
  lineStartsOf.set(file, made);
  return made;
}

/** Line and column of an offset. Computed when asked: most offsets never are. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
