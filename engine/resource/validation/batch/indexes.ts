import { parseInt64 } from '#engine/resource/validation/apps/int64.js';

/** How many indexes a text such as `0,3-5` holds, or what is wrong with it. */
export type Indexes = { readonly count: number; readonly message?: undefined } | { readonly message: string };

interface Interval {
  readonly from: number;
  readonly to: number;
}

function parseIndex(text: string, completions: number): number | string {
  const index = parseInt64(text);
  if (index === undefined) return `cannot convert string to integer for index: "${text}"`;
  return index >= completions ? `too large index: "${text}"` : Number(index);
}

/** Follows pkg/apis/batch/validation.parseIndexInterval. */
function parseIndexInterval(text: string, completions: number): Interval | string {
  const [first = '', second, ...more] = text.split('-');
  if (more.length > 0) return `the fragment "${text}" violates the requirement that an index interval can have at most two parts separated by '-'`;
  const from = parseIndex(first, completions);
  if (typeof from === 'string' || second === undefined) return typeof from === 'string' ? from : { from, to: from };
  const to = parseIndex(second, completions);
  if (typeof to === 'string') return to;
  return from >= to ? `non-increasing order, previous: ${from}, current: ${to}` : { from, to };
}

/** Intervals in ascending order, none of which reaches the number of completions. Follows pkg/apis/batch/validation.validateIndexesFormat. */
export function parseIndexes(text: string, completions: number): Indexes {
  let count = 0;
  let last: number | undefined;
  if (text === '') return { count };
  for (const part of text.split(',')) {
    const interval = parseIndexInterval(part, completions);
    if (typeof interval === 'string') return { message: interval };
    if (last !== undefined && last >= interval.from) return { message: `non-increasing order, previous: ${last}, current: ${interval.from}` };
    last = interval.to;
    count += interval.to - interval.from + 1;
  }
  return { count };
}
