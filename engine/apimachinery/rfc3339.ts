const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|[+-](\d{2}):(\d{2}))$/;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** How many days a month (from 1) has; none where there is no such month. */
function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && !isLeap ? 28 : DAYS_OF_MONTH[month - 1] ?? 0;
}

/** Whether the calendar has the day. */
export const isCalendarDay = (year: number, month: number, day: number): boolean => day >= 1 && day <= daysOf(year, month);

/** The fraction of a time's second, without the point and empty where it has none; undefined for what is no time. Follows time.Parse of Go with RFC 3339, which takes an hour of one digit and a comma too. */
function fractionOf(text: string): string | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zoneHour = 0, zoneMinute = 0] = found;
  const isTime = isCalendarDay(Number(year), Number(month), Number(day)) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isTime && Number(zoneHour) <= 24 && Number(zoneMinute) <= 60 ? fraction : undefined;
}

/** A point in time, to any fraction of a second. Follows apimachinery's Time.UnmarshalJSON. */
export const isTime = (text: string): boolean => fractionOf(text) !== undefined;

/** A point in time with exactly six digits of its second's fraction. Follows apimachinery's MicroTime.UnmarshalJSON. */
export const isMicroTime = (text: string): boolean => fractionOf(text)?.length === 6;
