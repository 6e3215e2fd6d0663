import type { Measure } from '#test/bench/measure.js';

/** One size: the flow by stage, and the program as its users start it. */
export interface Size extends Measure {
  readonly name: string;
  readonly wholeMilliseconds: number;
  readonly peakMegabytes: number;
}

const headings = ['stage', 'ms', 'share', 'documents/s', 'MB/s', 'heap MB', 'growth'] as const;

const number = (value: number, digits = 0): string => value.toFixed(digits);

function growth(now: number, size: Size, before: number | undefined, smaller: Size | undefined): string {
  if (before === undefined || smaller === undefined || before < 1) return '';
  return `${number(now / before, 1)} (x${number(size.documents / smaller.documents, 1)})`;
}

function rowsOf(size: Size, smaller: Size | undefined): string[][] {
  const total = size.stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const rate = (milliseconds: number): string[] => [number(size.documents / milliseconds * 1000), number(size.megabytes / milliseconds * 1000, 1)];
  const stages = size.stages.map(({ stage, milliseconds, heapMegabytes }) => {
    const before = smaller?.stages.find((other) => other.stage === stage)?.milliseconds;
    return [stage, number(milliseconds), `${number(100 * milliseconds / total)} %`, ...rate(milliseconds), number(heapMegabytes), growth(milliseconds, size, before, smaller)];
  });
  const whole = size.wholeMilliseconds;
  return [...stages, ['start to exit', number(whole), '', ...rate(whole), `peak RSS ${number(size.peakMegabytes)}`, growth(whole, size, smaller?.wholeMilliseconds, smaller)]];
}

/** The sizes as a table in Markdown, with the stage that costs most in each. */
export function tableOf(sizes: readonly Size[]): string {
  return sizes.map((size, at) => {
    const rows = [[...headings], headings.map(() => '---'), ...rowsOf(size, sizes[at - 1])];
    const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.map((row) => `| ${row.map((cell, column) => (cell === '---' ? '-'.repeat(widths[column] ?? 3) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |\n`);
    const most = size.stages.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one));
    return `${size.name}: ${String(size.documents)} documents, ${number(size.megabytes, 1)} MB, ${String(size.findings)} findings\n\n${lines.join('')}\nCosts most: ${most.stage}\n`;
  }).join('\n');
}
