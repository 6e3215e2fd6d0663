import { isList, isObject } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { MappingEntry, Span, YamlNode } from '#engine/source/node.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

/** Where a path leads in the source: the entry or item itself, or how far it goes. */
interface Walked {
  /** The value that was reached. */
  readonly node: YamlNode;
  /** The entry whose value it is; undefined for the root and for items of a list. */
  readonly entry: MappingEntry | undefined;
  /** How many steps of the path it is. */
  readonly steps: number;
}

/** The entry of a key; a misspelt one too, where decoding read it as this key. */
function entryFor(resource: Resource, node: YamlNode, path: FieldPath, at: number): MappingEntry | undefined {
  if (node.type !== 'mapping') return undefined;
  const key = String(path[at]);
  const entry = node.entries.find((candidate) => candidate.key === key);
  if (entry !== undefined) return entry;
  const misspelt = resource.violations.find(({ nearest, path: place }) =>
    nearest === key && place.length === at + 1 && place.every((step, index) => index === at || step === path[index]));
  return misspelt === undefined ? undefined : node.entries.find((candidate) => candidate.key === misspelt.found);
}

function walk(resource: Resource, path: FieldPath): Walked {
  let reached: Walked = { node: resource.node, entry: undefined, steps: 0 };
  for (const [at, step] of path.entries()) {
    const { node } = reached;
    if (typeof step === 'number') {
      const item = node.type === 'sequence' ? node.items[step] : undefined;
      if (item === undefined) return reached;
      reached = { node: item, entry: undefined, steps: at + 1 };
    } else {
      const entry = entryFor(resource, node, path, at);
      if (entry === undefined) return reached;
      reached = { node: entry.value, entry, steps: at + 1 };
    }
  }
  return reached;
}

/** The source's node of a field, or undefined where the source has none (a default, or nothing at all). */
export function nodeAt(resource: Resource, path: FieldPath): YamlNode | undefined {
  const reached = walk(resource, path);
  return reached.steps === path.length ? reached.node : undefined;
}

/** The key of a field in the source, or undefined for the root, for items of lists and for what the source does not have. */
export function entryAt(resource: Resource, path: FieldPath): MappingEntry | undefined {
  const reached = walk(resource, path);
  return reached.steps === path.length ? reached.entry : undefined;
}

/** A mapping has no key of its own to point at in a list: its first key stands for it. */
const firstKey = (node: YamlNode): Span => (node.type === 'mapping' ? node.entries[0] : undefined) ?? node;

/**
 * The stretch of the file that an anchor means. Where the source has no such field, the key of the nearest ancestor that it has; for an
 * item of a list, or the object itself, its first key.
 */
export function placeOf({ resource, path, on }: Anchor): Span {
  const { node, entry, steps } = walk(resource, path);
  const isThere = steps === path.length;
  const span: Span = isThere && on === 'value' && steps > 0 ? node : entry ?? firstKey(node);
  return { start: span.start, end: span.end };
}

function valueAt(object: Json | undefined, path: FieldPath): Json | undefined {
  let value = object;
  for (const step of path) {
    if (typeof step === 'number') value = isList(value) ? value[step] : undefined;
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** Whether the value that the object has at the path is a default: the source has none there, or an empty one that a default replaced. */
export function isDefaulted(resource: Resource, path: FieldPath): boolean {
  const value = valueAt(resource.object, path);
  if (value === undefined) return false;
  const node = nodeAt(resource, path);
  if (node === undefined) return true;
  if (node.type === 'scalar') return (node.value === null || node.value === '' || node.value === 0) && node.value !== value;
  return node.type === 'sequence' && node.items.length === 0 && Array.isArray(value) && value.length > 0;
}
