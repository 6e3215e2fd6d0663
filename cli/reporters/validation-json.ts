import type { ValidationReporter } from '#cli/reporters/validation-report.js';

const STATUS = { valid: 'statusValid', invalid: 'statusInvalid', error: 'statusError', skipped: 'statusSkipped' } as const;

/** The keys of kubeconform's JSON, with line, column and rule of each cause. */
export const validationJson: ValidationReporter = (objects, { counts, summary, verbose }) => {
  const shown = verbose ? objects : objects.filter(({ status, warnings }) => status === 'invalid' || status === 'error' || warnings.length > 0);
  const resources = shown.map(({ file, line, apiVersion, kind, namespace, name, status, causes, warnings }) => ({
    filename: file, line, kind, name, namespace, version: apiVersion, status: STATUS[status],
    msg: causes.map(({ message }) => message).join(', '),
    validationErrors: causes.map(({ path, message, rule, location }) => ({ path, msg: message, rule, line: location.line, column: location.column })),
    warnings: warnings.map(({ path, message, rule, location }) => ({ path, msg: message, rule, line: location.line, column: location.column })),
  }));
  const { valid, invalid, error, skipped } = counts;
  return `${JSON.stringify({ resources, ...(summary ? { summary: { valid, invalid, errors: error, skipped } } : {}) }, undefined, 2)}\n`;
};
