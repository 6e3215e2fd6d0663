import type { MappingEntry, MappingNode, Span, YamlNode } from '#engine/source/node.js';
import type { SyntaxProblem } from '#engine/source/document.js';

/** A `key: value` as written. `isMerge`: the key is a plain `<<`. */
export interface WrittenEntry extends MappingEntry {
  readonly isMerge: boolean;
}

const smallMapping = 12;

function hasEqualKeys(entries: readonly MappingEntry[]): boolean {
  if (entries.length > smallMapping) return new Set(entries.map((entry) => entry.key)).size < entries.length;
  for (let later = 1; later < entries.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) if (entries[earlier]?.key === entries[later]?.key) return true;
  }
  return false;
}

/** The last of equal keys is kept, at its own place; each repetition is a problem that names the first. */
function withoutEqualKeys(entries: readonly MappingEntry[], problems: SyntaxProblem[]): readonly MappingEntry[] {
  if (!hasEqualKeys(entries)) return entries;
  const first = new Map<string, Span>();
  const kept = new Map<string, MappingEntry>();
  for (const entry of entries) {
    const other = first.get(entry.key);
    if (other === undefined) first.set(entry.key, entry);
    else problems.push({ code: 'duplicate-key', detail: entry.key, start: entry.start, end: entry.end, other: { start: other.start, end: other.end } });
    kept.delete(entry.key);
    kept.set(entry.key, entry);
  }
  return [...kept.values()];
}

/** The mappings that a merge key names, those that win first; undefined where its value is neither a mapping nor a list of mappings. */
function mergedMappings(value: YamlNode): readonly MappingNode[] | undefined {
  if (value.type === 'mapping') return [value];
  if (value.type === 'scalar') return undefined;
  const mappings = value.items.filter((item) => item.type === 'mapping');
  return mappings.length === value.items.length ? mappings : undefined;
}

function mergeInto(kept: Map<string, MappingEntry>, written: ReadonlySet<string>, merge: WrittenEntry, problems: SyntaxProblem[]): void {
  const mappings = mergedMappings(merge.value);
  if (mappings === undefined) {
    problems.push({ code: 'syntax', detail: 'map merge requires map or sequence of maps as the value', start: merge.start, end: merge.end });
    return;
  }
  for (const mapping of mappings.toReversed()) {
    for (const entry of mapping.entries) {
      const before = kept.get(entry.key);
      if (before !== undefined && written.has(entry.key)) {
        problems.push({ code: 'merge-overwrites', detail: entry.key, start: before.start, end: before.end, other: { start: merge.start, end: merge.end } });
      }
      kept.set(entry.key, entry);
    }
  }
}

/**
 * The entries of a mapping with its merge keys resolved as go-yaml v2 does (`decode.go`, `merge`): in the order of the file, so that a
 * merge overwrites the keys before it and is overwritten by those after it; in a list of mappings the first wins.
 */
export function withMerges(entries: readonly WrittenEntry[], problems: SyntaxProblem[]): readonly MappingEntry[] {
  if (!entries.some((entry) => entry.isMerge)) return withoutEqualKeys(entries, problems);
  withoutEqualKeys(entries.filter((entry) => !entry.isMerge), problems);
  const kept = new Map<string, MappingEntry>();
  const written = new Set<string>();
  for (const entry of entries) {
    if (entry.isMerge) mergeInto(kept, written, entry, problems);
    else {
      written.add(entry.key);
      kept.delete(entry.key);
      kept.set(entry.key, { key: entry.key, value: entry.value, start: entry.start, end: entry.end });
    }
  }
  return [...kept.values()];
}
