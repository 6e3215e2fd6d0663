import { exampleMarks } from '#engine/rule/example-mark.js';
import { readItems, readMapping, readText } from '#engine/rule/field-reader.js';
import type { ProblemLog } from '#engine/rule/problem.js';
import type { Example } from '#engine/rule/rule.js';
import type { YamlNode } from '#engine/source/node.js';

function readLines(node: YamlNode | undefined, field: string, log: ProblemLog): readonly number[] {
  if (node === undefined) return [];
  return readItems(node, field, log, 1).flatMap((item, index) => {
    const line = item.type === 'scalar' ? item.value : undefined;
    if (typeof line === 'number' && Number.isInteger(line) && line > 0) return line;
    log.add(`${field}[${index}]`, item, 'expected the number of a line of the manifests, from 1');
    return [];
  });
}

/** An example is its manifests, or `{manifests: ..., expect: [lines]}` where no comment can stand on the line. */
function readExample(node: YamlNode, field: string, log: ProblemLog): Example | undefined {
  if (node.type === 'scalar') {
    const text = readText(node, field, log);
    return text === undefined ? undefined : { manifests: String(text.value), expect: [] };
  }
  const entries = readMapping(node, field, node, log, { required: ['manifests'], optional: ['expect'] });
  const manifests = entries?.get('manifests');
  const text = manifests === undefined ? undefined : readText(manifests.value, `${field}.manifests`, log);
  const expect = readLines(entries?.get('expect')?.value, `${field}.expect`, log);
  return text === undefined ? undefined : { manifests: String(text.value), expect };
}

function checkMarks(example: Example, node: YamlNode, field: string, isBad: boolean, log: ProblemLog): void {
  const marks = exampleMarks(example, 'error');
  const last = example.manifests.trimEnd().split('\n').length;
  if (isBad && marks.length === 0) log.add(field, node, 'no line is marked with # error, # warning or # info, and expect names none');
  if (!isBad && marks.length > 0) log.add(field, node, `line ${marks[0]?.line ?? 0} is marked, but nothing may report in a good example`);
  for (const line of example.expect) if (line > last) log.add(`${field}.expect`, node, `line ${line} is past the end: the manifests have ${last} lines`);
}

/** Reads `bad` or `good`; whatever is wrong is told. */
export function readExamples(node: YamlNode | undefined, field: 'bad' | 'good', log: ProblemLog): readonly Example[] {
  if (node === undefined) return [];
  return readItems(node, field, log, 1).flatMap((item, index) => {
    const name = `${field}[${index}]`;
    const example = readExample(item, name, log);
    if (example === undefined) return [];
    checkMarks(example, item, name, field === 'bad', log);
    return example;
  });
}
