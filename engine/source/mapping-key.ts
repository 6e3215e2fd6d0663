import type { YamlNode } from '#engine/source/node.js';

/** A number as Go writes it with `strconv.FormatFloat(number, 'g', -1, 32)`. */
function shortestFloat(number: number): string {
  const single = Math.fround(number);
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toPrecision(digits))) !== single) digits += 1;
  const [mantissa = '', exponent = '0'] = Number(single.toPrecision(digits)).toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(single.toPrecision(digits)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/**
 * The key of a JSON object that `sigs.k8s.io/yaml` makes of a YAML key (`convertToJSONableObject`): numbers and booleans are written
 * out; undefined for what it refuses: null, mappings, sequences.
 */
export function keyOf(node: YamlNode | undefined): string | undefined {
  if (node?.type !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value === 'number' && !Number.isInteger(node.value)) return shortestFloat(node.value);
  return String(node.value);
}
