import { isPercent } from '#engine/apimachinery/int-or-string.js';

const INTEGER = /^[+-]?[0-9]+$/;

/** The number, that before the percent sign, or that which another text spells: 0 where it spells none. Follows pkg/apis/apps/validation.getIntOrPercentValue. */
export function intOrPercentValue(value: number | string | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (isPercent(value)) return Number(value.slice(0, -1));
  return INTEGER.test(value) ? Number(value) : 0;
}
