import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Place } from '#engine/fact/fact.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';
import type { Location } from '#engine/generated/report.js';
import type { MappingEntry, Span, YamlNode } from '#engine/source/node.js';
import { entryOf } from '#engine/source/node.js';
import { positionAt, type SourceFile } from '#engine/source/source-file.js';

/** The key as the file spells it: a misspelt field stands under its right name in the object. */
function spelling(resource: Resource, parent: FieldPath, key: string): string | undefined {
  const violation = resource.violations.find(({ code, path, nearest }) =>
    (code === 'unknown-field' || code === 'field-name-case') && nearest === key &&
    path.length === parent.length + 1 && parent.every((step, index) => step === path[index]));
  const last = violation?.path.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function entryAt(resource: Resource, node: YamlNode, path: FieldPath, depth: number): MappingEntry | undefined {
  const step = path[depth];
  if (typeof step !== 'string') return undefined;
  const written = entryOf(node, step);
  if (written !== undefined) return written;
  const misspelt = spelling(resource, path.slice(0, depth), step);
  return misspelt === undefined ? undefined : entryOf(node, misspelt);
}

/** The start of a resource: its first key, so that the mark is a word and not the whole object. */
const headOf = (resource: Resource): Span =>
  entryOf(resource.node, 'kind') ?? resource.node.entries[0] ?? { start: resource.node.start, end: resource.node.end };

/** The span of a field. What the manifest does not say (a default) stands at its nearest ancestor. */
export function spanOf({ resource, path, on }: Anchor): Span {
  let node: YamlNode = resource.node;
  let nearest = headOf(resource);
  for (const [depth, step] of path.entries()) {
    const entry = entryAt(resource, node, path, depth);
    const child: YamlNode | undefined = entry?.value ?? (node.type === 'sequence' && typeof step === 'number' ? node.items[step] : undefined);
    if (child === undefined) return nearest;
    if (depth === path.length - 1) return on === 'key' && entry !== undefined ? entry : child;
    nearest = entry ?? firstOf(child);
    node = child;
  }
  return nearest;
}

/** An item of a list is marked at its first key, or whole where it is a plain value. */
const firstOf = (node: YamlNode): Span => (node.type === 'mapping' ? node.entries[0] ?? node : node);

/** A span as lines and columns. A value that runs over many lines (a mapping, a block scalar) ends with its text, not with the line break after it. */
export function locateSpan(file: SourceFile, span: Span): Location {
  let end = Math.max(span.start, Math.min(span.end, file.text.length));
  while (end > span.start + 1 && ' \t\r\n'.includes(file.text[end - 1] ?? '')) end--;
  const from = positionAt(file, span.start);
  const to = positionAt(file, end);
  return { file: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The file of a place and its span there. */
export const spanOfPlace = (place: Place): { readonly file: SourceFile; readonly span: Span } =>
  'span' in place ? { file: place.document.file, span: place.span } : { file: place.resource.document.file, span: spanOf(place) };

/** Where a place is. */
export function locate(place: Place): Location {
  const { file, span } = spanOfPlace(place);
  return locateSpan(file, span);
}
