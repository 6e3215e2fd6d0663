import type { Place } from '#engine/fact/fact.js';
import { placeOf } from '#engine/resource/place.js';
import type { Location } from '#engine/generated/report.js';
import type { Span } from '#engine/source/node.js';
import { positionAt, type SourceFile } from '#engine/source/source-file.js';

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
  'span' in place ? { file: place.document.file, span: place.span } : { file: place.resource.document.file, span: placeOf(place) };

/** Where a place is. */
export function locate(place: Place): Location {
  const { file, span } = spanOfPlace(place);
  return locateSpan(file, span);
}
