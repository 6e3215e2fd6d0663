import { parseInt64 } from '#engine/resource/validation/apps/int64.js';

/** The numbers that a field of a schedule may have, and the names of some. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const EVERY = '@every ';
/** White space as Go's unicode.IsSpace knows it. */
const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const SPACES = new RegExp(SPACE);
const OUTER_SPACES = new RegExp(`^${SPACE}|${SPACE}$`, 'g');
const DURATION_PART = /^([0-9]*\.?[0-9]*)([^0-9.]*)/;
const NANOSECONDS = new Map([['ns', 1], ['us', 1e3], ['µs', 1e3], ['μs', 1e3], ['ms', 1e6], ['s', 1e9], ['m', 6e10], ['h', 3.6e12]]);
const LONGEST = 2 ** 63;

/** Follows time.ParseDuration. */
function durationError(text: string): string | undefined {
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return undefined;
  let total = 0;
  do {
    const [part = '', number = '', unit = ''] = DURATION_PART.exec(rest) ?? [];
    if (number === '' || number === '.') return `time: invalid duration "${text}"`;
    const size = NANOSECONDS.get(unit);
    if (size === undefined) return unit === '' ? `time: missing unit in duration "${text}"` : `time: unknown unit "${unit}" in duration "${text}"`;
    total += Number(number) * size;
    rest = rest.slice(part.length);
  } while (rest !== '');
  return total < LONGEST ? undefined : `time: invalid duration "${text}"`;
}

/** Follows cron.parseDescriptor. */
function descriptorError(text: string): string | undefined {
  if (DESCRIPTORS.has(text)) return undefined;
  if (!text.startsWith(EVERY)) return `unrecognized descriptor: ${text}`;
  const message = durationError(text.slice(EVERY.length));
  return message && `failed to parse duration ${text}: ${message}`;
}

/** A number, or what is wrong with it. Follows cron.mustParseInt. */
function parseNumber(text: string): number | string {
  const value = parseInt64(text);
  if (value === undefined) return `failed to parse int from ${text}: strconv.Atoi: parsing "${text}": invalid syntax`;
  return value < 0n ? `negative number (${value}) not allowed: ${text}` : Number(value);
}

/** Follows cron.parseIntOrName. */
function parseNumberOrName(text: string, { min, names }: Bounds): number | string {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  return index >= 0 ? min + index : parseNumber(text);
}

/** First and last of a range, or what is wrong with it. */
function parseEnds(range: string, item: string, bounds: Bounds): readonly [number, number] | string {
  const [low = '', high, ...more] = range.split('-');
  if (low === '*' || low === '?') return [bounds.min, bounds.max];
  const start = parseNumberOrName(low, bounds);
  if (typeof start === 'string') return start;
  if (high === undefined) return [start, start];
  if (more.length > 0) return `too many hyphens: ${item}`;
  const end = parseNumberOrName(high, bounds);
  return typeof end === 'string' ? end : [start, end];
}

/** Follows cron.getRange: `*`, `5`, `mon-fri`, each with a step (`/2`) or without. */
function rangeError(item: string, bounds: Bounds): string | undefined {
  const [range = '', stepText, ...more] = item.split('/');
  const ends = parseEnds(range, item, bounds);
  if (typeof ends === 'string') return ends;
  if (more.length > 0) return `too many slashes: ${item}`;
  const step = stepText === undefined ? 1 : parseNumber(stepText);
  if (typeof step === 'string') return step;
  const [start] = ends;
  const end = stepText !== undefined && !range.includes('-') ? bounds.max : ends[1];
  if (start < bounds.min) return `beginning of range (${start}) below minimum (${bounds.min}): ${item}`;
  if (end > bounds.max) return `end of range (${end}) above maximum (${bounds.max}): ${item}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${item}`;
  return step === 0 ? `step of range should be a positive number: ${item}` : undefined;
}

function fieldsError(text: string): string | undefined {
  const trimmed = text.replace(OUTER_SPACES, '');
  const fields = trimmed === '' ? [] : trimmed.split(SPACES);
  if (fields.length !== FIELDS.length) return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  for (const [index, bounds] of FIELDS.entries()) {
    for (const item of (fields[index] ?? '').split(',')) {
      const message = item === '' ? undefined : rangeError(item, bounds);
      if (message !== undefined) return message;
    }
  }
  return undefined;
}

/** What is wrong with a schedule; undefined where nothing is. `locationError` says so of a time zone. Follows github.com/robfig/cron/v3.ParseStandard. */
export function scheduleError(schedule: string, locationError: (zone: string) => string | undefined): string | undefined {
  let rest = schedule;
  if (schedule.startsWith('TZ=') || schedule.startsWith('CRON_TZ=')) {
    const end = schedule.indexOf(' ');
    if (end < 0) return 'invalid schedule format: runtime error: slice bounds out of range [:-1]';
    const zone = schedule.slice(schedule.indexOf('=') + 1, end);
    const message = locationError(zone);
    if (message !== undefined) return `provided bad location ${zone}: ${message}`;
    rest = schedule.slice(end).replace(OUTER_SPACES, '');
  }
  return rest.startsWith('@') ? descriptorError(rest) : fieldsError(rest);
}
