import { dateOf, daysOf } from '#engine/apimachinery/civil-date.js';

/** The moment at which every simulation begins, in days since 1970-01-01. */
const FIRST_DAY = 20_000;
const TIMESTAMP = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function civilDate(days: number): string {
  const { year, month, day } = dateOf(days);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

let last: { readonly elapsed: number; readonly timestamp: string } | undefined;

/** Seconds since the simulation began as the API writes a moment (RFC 3339). The first moment is always the same. */
export function timestampOf(elapsed: number): string {
  if (last?.elapsed !== elapsed) last = { elapsed, timestamp: formatted(elapsed) };
  return last.timestamp;
}

function formatted(elapsed: number): string {
  const seconds = Math.floor(elapsed) % 86_400;
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return `${civilDate(FIRST_DAY + Math.floor(elapsed / 86_400))}T${time}Z`;
}

/** The seconds since the simulation began of a moment that `timestampOf` wrote; 0 for anything else. */
export function elapsedAt(timestamp: string | undefined): number {
  const match = TIMESTAMP.exec(timestamp ?? '');
  if (match === null) return 0;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  const days = daysOf({ year, month, day }) - FIRST_DAY;
  return days < 0 ? 0 : days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
