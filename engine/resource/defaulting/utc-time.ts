const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Days since 1970-01-01 in the Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

function dateOf(days: number): readonly [number, number, number] {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * part + 2) / 5) + 1];
}

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
  const total = daysOf(Number(year), Number(month), Number(day)) * 1440 + Number(hour) * 60 + Number(minute) + offset;
  const [y, m, d] = dateOf(Math.floor(total / 1440));
  const ofDay = ((total % 1440) + 1440) % 1440;
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:${end}`;
}
