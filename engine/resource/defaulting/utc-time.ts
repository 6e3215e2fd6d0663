import { dateOf, daysOf } from '#engine/apimachinery/civil-date.js';

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

const two = (value: number): string => String(value).padStart(2, '0');

/** The fraction of a second, in as many digits, with the point; empty for none. */
const fractionOf = (digits: string, count: number): string => (count === 0 ? '' : `.${digits.padEnd(count, '0').slice(0, count)}`);

/**
 * A time as the API server writes it: in UTC, with so many digits after the second: none for metav1.Time, six for metav1.MicroTime.
 * What is no time stays as it is.
 */
export function utcTime(text: string, digits: 0 | 6 = 0): string {
  const match = TIME.exec(text);
  if (match === null) return text;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', sign, hours = '0', minutes = '0'] = match;
  const end = `${second}${fractionOf(fraction, digits)}Z`;
  if (sign === undefined) return `${year}-${month}-${day}T${hour}:${minute}:${end}`;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? 1 : -1);
  const total = daysOf({ year: Number(year), month: Number(month), day: Number(day) }) * 1440 + Number(hour) * 60 + Number(minute) + offset;
  const date = dateOf(Math.floor(total / 1440));
  const ofDay = ((total % 1440) + 1440) % 1440;
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:${end}`;
}
