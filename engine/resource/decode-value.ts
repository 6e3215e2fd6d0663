import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { decodeScalar } from '#engine/resource/decode-scalar.js';
import { findDuplicates } from '#engine/resource/list-keys.js';
import { plainValue, setField } from '#engine/resource/plain-value.js';
import { report, reportType, written } from '#engine/resource/walk.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { MappingEntry, MappingNode, SequenceNode, YamlNode } from '#engine/source/node.js';
import type { Walk } from '#engine/resource/walk.js';
import type { ListType, MapType, MutableObject, ObjectShape, ObjectType, StructuralType } from '#engine/resource/structural-type.js';

const isNull = (node: YamlNode): boolean => node.type === 'scalar' && node.value === null;

/** Whether a node's form could be a value of the type: what a misspelt field must pass before it is taken for another. */
function fits(node: YamlNode, type: StructuralType): boolean {
  if (type.is === 'any') return true;
  if (type.is === 'object' || type.is === 'map') return node.type === 'mapping';
  return type.is === 'list' ? node.type === 'sequence' : node.type === 'scalar';
}

/** A field that the type does not know: said, and read as the field that was meant where only one can be. */
function decodeUnknownField(entry: MappingEntry, shape: ObjectShape, object: MutableObject, node: MappingNode, walk: Walk): void {
  if (walk.isLenient || shape.keepsUnknown) return setField(object, entry.key, plainValue(entry.value));
  const names = [...shape.fields.keys()];
  const nearest = nearestWord(entry.key, names);
  const isCase = nearest?.toLowerCase() === entry.key.toLowerCase();
  const allowed = nearest === undefined ? names : [nearest, ...names.filter((name) => name !== nearest)];
  report(walk, isCase ? 'field-name-case' : 'unknown-field', entry.key, allowed, { field: entry.key, ...(nearest === undefined ? {} : { nearest }) });
  const type = nearest === undefined ? undefined : shape.fields.get(nearest);
  if (nearest === undefined || type === undefined || !fits(entry.value, type) || node.entries.some(({ key }) => key === nearest)) return;
  const known = walk.violations.length;
  const value = decodeField(nearest, entry.value, type, walk);
  walk.violations.length = known;
  if (value !== undefined && object[nearest] === undefined) setField(object, nearest, value);
}

function decodeField(key: string, node: YamlNode, type: StructuralType, walk: Walk): Json | undefined {
  walk.path.push(key);
  const value = decodeValue(node, type, walk);
  walk.path.pop();
  return value;
}

/** Whether the server takes a required field's value for none: Go's zero values, which a CRD's schema tells apart. */
const isMissing = (value: Json | undefined, shape: ObjectShape): boolean =>
  value === undefined || (shape.zeroIsAbsent && (value === '' || (Array.isArray(value) && value.length === 0)));

function reportMissing(shape: ObjectShape, object: MutableObject, node: MappingNode, walk: Walk, known: number): void {
  for (const field of shape.required) {
    if (!isMissing(object[field], shape)) continue;
    const entry = node.entries.find(({ key }) => key === field);
    const wasWrong = object[field] === undefined && entry !== undefined && !isNull(entry.value);
    const wasMisspelt = walk.violations.slice(known).some((violation) => violation.nearest === field && violation.path.length === walk.path.length + 1);
    if (!wasWrong && !wasMisspelt) report(walk, 'field-required', entry === undefined ? '' : written(walk, entry.value), [field], { field });
  }
}

function decodeObject(node: MappingNode, type: ObjectType, walk: Walk): MutableObject {
  const shape = type.shape();
  const object: MutableObject = {};
  const known = walk.violations.length;
  for (const entry of node.entries) {
    const field = shape.fields.get(entry.key) ?? shape.others;
    if (field === undefined) {
      decodeUnknownField(entry, shape, object, node, walk);
      continue;
    }
    const isStatus = walk.path.length === 0 && entry.key === 'status';
    walk.inStatus ||= isStatus;
    const value = decodeField(entry.key, entry.value, field, walk);
    if (isStatus) walk.inStatus = false;
    if (value !== undefined) setField(object, entry.key, value);
  }
  for (const apply of shape.defaults) apply(object);
  if (shape.required.length > 0 && !walk.inStatus && !walk.isLenient) reportMissing(shape, object, node, walk, known);
  return object;
}

function decodeMap(node: MappingNode, type: MapType, walk: Walk): MutableObject {
  const object: MutableObject = {};
  for (const entry of node.entries) {
    const value = isNull(entry.value) && type.null === 'absent' ? emptyOf(type.values) : decodeField(entry.key, entry.value, type.values, walk);
    if (value !== undefined) setField(object, entry.key, value);
  }
  return object;
}

/** What Go makes of null in a list or a map: the zero value. */
const emptyOf = (type: StructuralType): Json | undefined =>
  type.is === 'string' ? '' : type.is === 'integer' || type.is === 'number' || type.is === 'quantity' || type.is === 'int-or-string' ? 0
  : type.is === 'boolean' ? false : type.is === 'list' ? [] : type.is === 'any' ? null : {};

function decodeList(node: SequenceNode, type: ListType, walk: Walk): readonly Json[] {
  const items: Json[] = [];
  for (let index = 0; index < node.items.length; index++) {
    const item = node.items[index];
    if (item === undefined) continue;
    walk.path.push(index);
    const value = decodeValue(item, type.items, walk) ?? emptyOf(type.items);
    walk.path.pop();
    items.push(value ?? null);
  }
  if (type.unique.length > 0 && items.length > 1 && !walk.inStatus && !walk.isLenient)
    for (const { index, other, found, keys } of findDuplicates(items, type.unique))
      report({ ...walk, path: [...walk.path, index] }, 'duplicate-list-key', found, keys, { other: [...walk.path, other] });
  return items;
}

/** The types' names as users know them from the API reference. */
const NAMES = { object: 'object', map: 'object', list: 'array' } as const;

/**
 * The value of a node, as far as it is of the type: what is not is reported and left out (undefined). Null is absent, as in Go, but for
 * the types of a CRD. Follows the strict decoding of sigs.k8s.io/json and, for `required`, `enum` and unique keys, the validation behind it.
 */
export function decodeValue(node: YamlNode, type: StructuralType, walk: Walk): Json | undefined {
  if (node.type === 'scalar' && node.value === null) {
    if (type.null === 'refused' && type.default === undefined && type.is !== 'any') reportType(walk, node, type.is === 'list' || type.is === 'map' ? NAMES[type.is] : type.is);
    return type.null === 'value' ? null : undefined;
  }
  switch (type.is) {
    case 'any': return plainValue(node);
    case 'object': return node.type === 'mapping' ? decodeObject(node, type, walk) : reportType(walk, node, NAMES.object);
    case 'map': return node.type === 'mapping' ? decodeMap(node, type, walk) : reportType(walk, node, NAMES.map);
    case 'list': return node.type === 'sequence' ? decodeList(node, type, walk) : reportType(walk, node, NAMES.list);
    default: return decodeScalar(node, type, walk);
  }
}
