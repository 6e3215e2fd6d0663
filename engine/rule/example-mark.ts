import type { Example, Severity } from '#engine/rule/rule.js';

/** A finding that an example announces: the line that it stands on, how severe it is, and perhaps a piece of its message. */
export interface ExampleMark {
  readonly line: number;
  readonly severity: Severity;
  readonly message: string | undefined;
}

const MARK = /(?:^|\s)#\s*(error|warning|info)(?:\s+"([^"]*)")?\s*$/;

/** Read without a cast: the pattern lets through no other word. */
const severityOf = (word: string | undefined): Severity => (word === 'warning' || word === 'info' ? word : 'error');

/** The `# error`, `# warning` and `# info` comments of an example, and its `expect` lines with the rule's own severity. */
export function exampleMarks(example: Example, severity: Severity): readonly ExampleMark[] {
  const marks: ExampleMark[] = example.expect.map((line) => ({ line, severity, message: undefined }));
  example.manifests.split('\n').forEach((text, index) => {
    const match = MARK.exec(text);
    if (match !== null) marks.push({ line: index + 1, severity: severityOf(match[1]), message: match[2] });
  });
  return marks.sort((left, right) => left.line - right.line);
}
