import { pathOf } from '#engine/apimachinery/validation/field.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** The API server's own form of a definition, and where that stands in the manifest. */
const MOVED: readonly (readonly [internal: FieldPath, written: FieldPath])[] = [
  [['spec', 'validation'], ['spec', 'versions', 0, 'schema']],
  [['spec', 'subresources'], ['spec', 'versions', 0, 'subresources']],
  [['spec', 'additionalPrinterColumns'], ['spec', 'versions', 0, 'additionalPrinterColumns']],
  [['spec', 'selectableFields'], ['spec', 'versions', 0, 'selectableFields']],
  [['spec', 'conversion', 'webhookClientConfig'], ['spec', 'conversion', 'webhook', 'clientConfig']],
  [['spec', 'conversion', 'conversionReviewVersions'], ['spec', 'conversion', 'webhook', 'conversionReviewVersions']],
];

/** An error with its place in the manifest, where the API server reports it at another one. */
export function withSourcePlace(error: FieldError): FieldError {
  if (error.place !== undefined) return error;
  const path = pathOf(error.field);
  const moved = MOVED.find(([internal]) => internal.every((step, index) => path[index] === step));
  const isColumn = path.at(-1) === 'JSONPath';
  if (moved === undefined && !isColumn) return error;
  const place = moved === undefined ? path : [...moved[1], ...path.slice(moved[0].length)];
  return { ...error, place: isColumn ? [...place.slice(0, -1), 'jsonPath'] : place };
}
