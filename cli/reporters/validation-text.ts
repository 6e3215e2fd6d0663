import type { ValidatedObject, ValidationCause } from '#engine/index.js';
import { painter } from '#cli/reporters/paint.js';
import { summaryLine, titleOf, type ValidationLook, type ValidationReporter } from '#cli/reporters/validation-report.js';

const causeLine = (level: string, { location, message, rule }: ValidationCause): string =>
  `${location.file}:${location.line}:${location.column}  ${level}  ${message}  [${rule}]`;

function objectLines(object: ValidatedObject, look: ValidationLook): readonly string[] {
  const { status, causes, warnings, file, line } = object;
  const warned = warnings.map((warning) => causeLine('warning', warning));
  if (status === 'valid' || status === 'skipped') return [...(look.verbose ? [`${file}:${line}  ${status}  ${titleOf(object)}`] : []), ...warned];
  return [...causes.map((cause) => causeLine(`${status === 'error' ? 'error' : 'invalid'}  ${titleOf(object)}`, cause)), ...warned];
}

/** One line a cause: place, verdict, object, what the API server says, and the rule that `kubelore explain` explains. */
export const validationText: ValidationReporter = (objects, look) =>
  [...objects.flatMap((object) => objectLines(object, look)), ...(look.summary ? [summaryLine(look.counts)] : [])].map((line) => `${line}\n`).join('');

const MARKS = { valid: ['✔', 'green'], invalid: ['✖', 'red'], error: ['✖', 'red'], skipped: ['○', 'yellow'] } as const;

function prettyLines(object: ValidatedObject, look: ValidationLook): readonly string[] {
  const [mark, colour] = MARKS[object.status];
  if (!look.verbose && (object.status === 'valid' || object.status === 'skipped') && object.warnings.length === 0) return [];
  const said = [...object.causes, ...object.warnings].map(({ location, message, rule }) => `    ${location.line}:${location.column}  ${message}  [${rule}]`);
  return [`${painter(look.colours)(colour, mark)} ${object.file}:${object.line}: ${titleOf(object)} ${object.status}`, ...said];
}

/** An object a line, its causes below. */
export const validationPretty: ValidationReporter = (objects, look) =>
  [...objects.flatMap((object) => prettyLines(object, look)), ...(look.summary ? [summaryLine(look.counts)] : [])].map((line) => `${line}\n`).join('');
