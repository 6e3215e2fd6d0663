import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { displayText, visible } from '#engine/report/display.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';
import type { SyntaxProblem } from '#engine/source/document.js';

const meant = (nearest: string | undefined): string => (nearest === undefined ? '' : `; did you mean ${nearest}?`);

const behind = (detail: string | undefined): string => (detail === undefined || detail === '' ? '' : `: ${visible(detail)}`);

/** What the API server says of a violation, in English: as `field.Error` writes it, and as strict decoding does, with the nearest right word behind. */
export function serverWords({ code, path, found, allowed, nearest, detail }: SchemaViolation): string {
  const field = formatFieldPath(path);
  switch (code) {
    case 'unknown-field':
    case 'field-name-case': return `unknown field "${field}"${meant(nearest)}`;
    case 'field-type': return `${field}: cannot be ${displayText(found)}: must be ${allowed.join(' or ')}`;
    case 'field-required': return `${field}: Required value${behind(detail)}`;
    case 'field-invalid': return `${field}: Invalid value: ${displayText(found)}${behind(detail)}`;
    case 'field-not-supported': return `${field}: Unsupported value: ${displayText(found)}: supported values: ${allowed.map((value) => `"${value}"`).join(', ')}${meant(nearest)}`;
    case 'field-forbidden': return `${field}: Forbidden${behind(detail)}`;
    case 'field-duplicate': return `${field}: Duplicate value: ${displayText(found)}`;
    case 'field-too-long': return `${field}: Too long${behind(detail)}`;
    case 'field-too-many': return `${field}: Too many${behind(detail)}`;
    case 'field-not-found': return `${field}: Not found: ${displayText(found)}${behind(detail)}`;
  }
}

/** What is wrong with the text of a document. */
export const syntaxWords = ({ code, detail }: SyntaxProblem): string =>
  code === 'duplicate-key' ? `key "${visible(detail)}" already set in map` : `${code.replaceAll('-', ' ')}: ${visible(detail)}`;
