import { summaryLine, titleOf, type ValidationReporter } from '#cli/reporters/validation-report.js';

/** Test Anything Protocol: a line an object, what is wrong behind it. */
export const validationTap: ValidationReporter = (objects, { counts }) => {
  const lines = objects.map((object, index) => {
    const place = `${object.file}:${object.line} (${titleOf(object)})`;
    if (object.status === 'valid') return `ok ${index + 1} - ${place}`;
    if (object.status === 'skipped') return `ok ${index + 1} - ${place} # SKIP`;
    return [`not ok ${index + 1} - ${place}`, ...object.causes.map(({ location, message, rule }) => `# ${location.line}:${location.column} ${message} [${rule}]`)].join('\n');
  });
  return [`TAP version 13`, ...lines, `1..${objects.length}`, `# ${summaryLine(counts)}`].map((line) => `${line}\n`).join('');
};
