import type { ValidatedObject } from '#engine/index.js';
import { titleOf, type ValidationReporter } from '#cli/reporters/validation-report.js';

const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?');

function testCase(object: ValidatedObject): string {
  const head = `    <testcase name="${escaped(titleOf(object))}" classname="${escaped(`${object.kind}@${object.apiVersion}`)}" line="${object.line}"`;
  if (object.status === 'valid') return `${head}/>`;
  if (object.status === 'skipped') return `${head}><skipped/></testcase>`;
  const tag = object.status === 'error' ? 'error' : 'failure';
  const causes = object.causes.map(({ location, message, rule }) => `      <${tag} type="${escaped(rule)}" message="${escaped(message)}">${escaped(`${location.file}:${location.line}:${location.column}`)}</${tag}>`);
  return [`${head}>`, ...causes, '    </testcase>'].join('\n');
}

/** JUnit XML: a suite a file, a case an object. */
export const validationJunit: ValidationReporter = (objects, { counts }) => {
  const files = new Map<string, ValidatedObject[]>();
  for (const object of objects) files.set(object.file, [...(files.get(object.file) ?? []), object]);
  const suites = [...files].map(([file, cases]) => {
    const count = (status: ValidatedObject['status']): number => cases.filter((object) => object.status === status).length;
    return [
      `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${count('invalid')}" errors="${count('error')}" skipped="${count('skipped')}">`,
      ...cases.map(testCase),
      '  </testsuite>',
    ].join('\n');
  });
  const { invalid, error, skipped } = counts;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kubelore" tests="${objects.length}" failures="${invalid}" errors="${error}" skipped="${skipped}">\n${suites.map((suite) => `${suite}\n`).join('')}</testsuites>\n`;
};
