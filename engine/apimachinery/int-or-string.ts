const PERCENT = /^[0-9]+%$/;

/** Whether the value is a percentage as the API takes it: digits and a percent sign. */
export const isPercent = (value: number | string): value is string => typeof value === 'string' && PERCENT.test(value);

/**
 * A number, or a percentage of a total, rounded up or down; undefined where the string is no percentage. Follows
 * k8s.io/apimachinery/pkg/util/intstr.GetScaledValueFromIntOrPercent.
 */
export function scaledInt(value: number | string, total: number, round: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return value;
  if (!isPercent(value)) return undefined;
  const scaled = (Number(value.slice(0, -1)) * total) / 100;
  return round === 'up' ? Math.ceil(scaled) : Math.floor(scaled);
}
