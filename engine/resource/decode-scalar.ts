import { parseQuantity } from '#engine/apimachinery/quantity.js';
import { isMicroTime, isTime } from '#engine/apimachinery/rfc3339.js';
import { reportType } from '#engine/resource/walk.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { ScalarNode, YamlNode } from '#engine/source/node.js';
import type { Walk } from '#engine/resource/walk.js';
import type { NumberType, OpenType, StringFormat, StringType } from '#engine/resource/structural-type.js';

/** Types whose values are single words. */
export type ScalarType = StringType | NumberType | OpenType;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const INTEGER = /^-?\d{1,15}$/;

const FORMATS: { readonly [format in StringFormat]: (text: string) => boolean } = {
  // Go's decoder skips line breaks in base64.
  'byte': (text) => BASE64.test(text.replace(/[\r\n]/g, '')),
  'date-time': isTime,
  'micro-time': isMicroTime,
};

/** The format by the name that users know it by. */
const formatName = (format: StringFormat): string => (format === 'micro-time' ? 'date-time with microseconds' : format);

/** What stands there, as the user surely meant it: `y`, `1.10`. An alias shows its anchor's value. */
const asWritten = (node: ScalarNode, walk: Walk): string => {
  const text = walk.text.slice(node.start, node.end);
  return text.startsWith('*') ? String(node.value) : text;
};

function decodeString(node: ScalarNode, type: StringType, walk: Walk): Json | undefined {
  const { value } = node;
  if (typeof value !== 'string') {
    reportType(walk, node, 'string');
    return value === null ? String(value) : asWritten(node, walk);
  }
  if (type.format !== undefined && !FORMATS[type.format](value)) reportType(walk, node, formatName(type.format));
  return value;
}

const isInteger = (value: ScalarNode['value'], bits: 32 | 64): value is number | bigint =>
  typeof value === 'bigint' ? bits === 64 && BigInt.asIntN(64, value) === value
  : typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);

function decodeInteger(node: ScalarNode, bits: 32 | 64, walk: Walk): Json | undefined {
  const { value } = node;
  if (isInteger(value, bits)) return Number(value);
  const isRange = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  reportType(walk, node, isRange ? `int${bits}` : 'integer');
  return typeof value === 'string' && INTEGER.test(value) ? Number(value) : undefined;
}

function decodeBoolean(node: ScalarNode, walk: Walk): Json | undefined {
  if (typeof node.value === 'boolean') return node.value;
  reportType(walk, node, 'boolean');
  return node.value === 'true' ? true : node.value === 'false' ? false : undefined;
}

function decodeQuantity(node: ScalarNode, walk: Walk): Json | undefined {
  const { value } = node;
  if (value !== null && typeof value !== 'boolean' && parseQuantity(value) !== undefined) return typeof value === 'bigint' ? String(value) : value;
  return reportType(walk, node, 'quantity');
}

/** The value of a scalar node of a scalar type; a list or mapping, and what cannot be read as the type, is reported and left out. */
export function decodeScalar(node: YamlNode, type: ScalarType, walk: Walk): Json | undefined {
  if (node.type !== 'scalar') return type.is === 'int-or-string' ? reportType(walk, node, 'integer', 'string') : reportType(walk, node, type.is);
  switch (type.is) {
    case 'string': return decodeString(node, type, walk);
    case 'integer': return decodeInteger(node, type.bits, walk);
    case 'boolean': return decodeBoolean(node, walk);
    case 'quantity': return decodeQuantity(node, walk);
    case 'number':
      if (typeof node.value === 'number') return node.value;
      return typeof node.value === 'bigint' ? Number(node.value) : reportType(walk, node, 'number');
    case 'int-or-string':
      if (typeof node.value === 'string' || isInteger(node.value, 32)) return typeof node.value === 'bigint' ? Number(node.value) : node.value;
      return reportType(walk, node, 'integer', 'string');
  }
}
