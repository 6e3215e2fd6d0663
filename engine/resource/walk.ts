import type { YamlNode } from '#engine/source/node.js';
import type { StructuralType } from '#engine/resource/structural-type.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';

/** The state of one walk over one object. */
export interface Walk {
  readonly text: string;
  /** The type of the whole object. */
  readonly root: StructuralType;
  /** Where the walk is; copied into each violation. */
  readonly path: (string | number)[];
  readonly violations: SchemaViolation[];
  /** Fields that the type does not know are kept without a word: an object of another version than the type's. */
  readonly isLenient: boolean;
  /** Inside `status`, which creating an object does not validate. */
  inStatus: boolean;
}

const LONGEST_FOUND = 60;

/** The first line of a text, cut where it is long. */
export function shortened(text: string): string {
  const line = text.split('\n', 1)[0]?.trimEnd() ?? '';
  return line.length > LONGEST_FOUND ? `${line.slice(0, LONGEST_FOUND)}…` : line;
}

/** A value as written: its first line, shortened. */
export function firstLine(source: string, node: YamlNode): string {
  return shortened(source.slice(node.start, Math.min(node.end, node.start + LONGEST_FOUND + 1)));
}

/** The value of a node of the walked object, as written. */
export const written = (walk: Walk, node: YamlNode): string => firstLine(walk.text, node);

/** What is wrong with one object beyond this is left out: it is no longer that object. */
const MOST_VIOLATIONS = 500;

/** Whether nothing more is noted of this object. */
export const isFull = (walk: Walk): boolean => walk.violations.length >= MOST_VIOLATIONS;

/** Notes a violation at the current place, or at a field of it. */
export function report(walk: Walk, code: SchemaViolation['code'], found: string, allowed: readonly string[], more: Pick<Partial<SchemaViolation>, 'nearest' | 'home' | 'other'> & { readonly field?: string } = {}): void {
  if (isFull(walk)) return;
  const { field, nearest, home, other } = more;
  walk.violations.push({
    code,
    path: field === undefined ? [...walk.path] : [...walk.path, field],
    on: code === 'field-type' || code === 'field-not-supported' ? 'value' : 'key',
    found,
    allowed,
    nearest,
    ...(home === undefined ? {} : { home }),
    ...(other === undefined ? {} : { other }),
  });
}

/** Notes a value of the wrong type; there is nothing of it to keep. */
export function reportType(walk: Walk, node: YamlNode, ...wanted: readonly string[]): undefined {
  report(walk, 'field-type', written(walk, node), wanted);
}
