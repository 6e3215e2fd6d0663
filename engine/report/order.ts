import type { ReportedFinding } from '#engine/generated/report.js';

const compare = (left: string | number, right: string | number): number => (left < right ? -1 : left > right ? 1 : 0);

/** By file, line, column, rule, message: the same order whatever order the files came in. */
export const inOrder = (left: ReportedFinding, right: ReportedFinding): number =>
  compare(left.location.file, right.location.file) || compare(left.location.line, right.location.line) ||
  compare(left.location.column, right.location.column) || compare(left.rule, right.rule) || compare(left.message, right.message);

/** Sorted, and each thing said once: two findings of one rule with one place and one sentence are one. */
export function sortFindings(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const sorted = [...findings].sort(inOrder);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || inOrder(before, finding) !== 0;
  });
}
