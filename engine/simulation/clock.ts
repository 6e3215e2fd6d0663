/** The moment at which every simulation begins, in days since 1970-01-01. */
const FIRST_DAY = 20_000;
const TIMESTAMP = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Years are counted from March, so that the leap day is a year's last. */
function civilDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return `${yearOfEra + era * 400 + (month < 10 ? 0 : 1)}-${twoDigits(month < 10 ? month + 3 : month - 9)}-${twoDigits(day)}`;
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
  const shiftedYear = month > 2 ? year : year - 1;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146_097 + dayOfEra - 719_468 - FIRST_DAY;
  return days < 0 ? 0 : days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
