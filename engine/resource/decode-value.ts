import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { decodeScalar } from '#engine/resource/decode-scalar.js';
import { homeOf } from '#engine/resource/misplaced-field.js';
import { setField } from '#engine/resource/set-field.js';
import { isFull, report, reportType } from '#engine/resource/walk.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { MappingEntry, MappingNode, SequenceNode, YamlNode } from '#engine/source/node.js';
import type { Walk } from '#engine/resource/walk.js';
import type { ChoiceType, ListType, MapType, MutableObject, ObjectShape, ObjectType, StructuralType } from '#engine/resource/structural-type.js';

const isNull = (node: YamlNode): boolean => node.type === 'scalar' && node.value === null;

/** Whether a node's form could be a value of the type: what a misspelt field must pass before it is taken for another. */
function fits(node: YamlNode, type: StructuralType): boolean {
  if (type.is === 'any' || type.is === 'choice') return true;
  if (type.is === 'object' || type.is === 'map') return node.type === 'mapping';
  return type.is === 'list' ? node.type === 'sequence' : node.type === 'scalar';
}

/** Beyond so many violations of one object, nobody reads where each field would be right. */
const MOST_HOMES = 50;

/** A field that the type does not know: said, and read as the field that was meant where only one can be. */
function decodeUnknownField(entry: MappingEntry, shape: ObjectShape, object: MutableObject, node: MappingNode, walk: Walk): void {
  if (walk.isLenient || shape.keepsUnknown) return setField(object, entry.key, jsonOf(entry.value));
  if (isFull(walk)) return;
  const names = [...shape.fields.keys()];
  const nearest = nearestWord(entry.key, names);
  const isCase = nearest?.toLowerCase() === entry.key.toLowerCase();
  const allowed = nearest === undefined ? names : [nearest, ...names.filter((name) => name !== nearest)];
  const home = nearest === undefined && walk.violations.length < MOST_HOMES ? homeOf(walk.root, walk.path, entry.key) : undefined;
  report(walk, isCase ? 'field-name-case' : 'unknown-field', entry.key, allowed, { field: entry.key, nearest, ...(home === undefined ? {} : { home }) });
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

function decodeObject(node: MappingNode, type: ObjectType, walk: Walk): MutableObject {
  const shape = type.shape();
  const object: MutableObject = {};
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
  return object;
}

/** A scalar in place of a schema or a list of them is read as neither, without a word. */
function decodeChoice(node: YamlNode, type: ChoiceType, walk: Walk): Json | undefined {
  if (node.type === 'mapping') return decodeValue(node, type.mapping, { ...walk, isLenient: true });
  if (node.type === 'scalar' && type.other.is === 'list' && !isNull(node)) return [];
  return decodeValue(node, type.other, walk);
}

/** What null is in a list or map: Go's zero value (for a struct an object without fields), or, by a CRD's schema, null in a list and nothing in a map. */
function decodeNullElement(step: string | number, node: YamlNode, type: StructuralType, walk: Walk): Json | undefined {
  if (type.null !== 'zero') return type.null === 'value' || typeof step === 'number' ? null : undefined;
  return type.is === 'object' ? decodeObject({ type: 'mapping', start: node.start, end: node.end, entries: [] }, type, walk) : zeroOf(type);
}

function decodeElement(step: string | number, node: YamlNode, type: StructuralType, walk: Walk): Json | undefined {
  walk.path.push(step);
  const value = isNull(node) ? decodeNullElement(step, node, type, walk) : decodeValue(node, type, walk);
  walk.path.pop();
  return value;
}

function decodeMap(node: MappingNode, type: MapType, walk: Walk): MutableObject {
  const object: MutableObject = {};
  for (const entry of node.entries) {
    const value = decodeElement(entry.key, entry.value, type.values, walk);
    if (value !== undefined) setField(object, entry.key, value);
  }
  return object;
}

/** What Go makes of null in a list or a map, and what stands for an item of the wrong type, so that the others keep their places. */
function zeroOf(type: StructuralType): Json {
  switch (type.is) {
    case 'string': return '';
    case 'boolean': return false;
    case 'list': return [];
    case 'object':
    case 'map':
    case 'choice': return {};
    case 'any': return null;
    default: return 0;
  }
}

function decodeList(node: SequenceNode, type: ListType, walk: Walk): readonly Json[] {
  return node.items.map((item, index) => decodeElement(index, item, type.items, walk) ?? zeroOf(type.items));
}

/** The types' names as users know them from the API reference. */
function typeName(type: StructuralType): string {
  return type.is === 'map' ? 'object' : type.is === 'list' ? 'array' : type.is;
}

const otherForm = (node: YamlNode, type: StructuralType, walk: Walk): Json | undefined =>
  type.keepsOtherForms === true ? jsonOf(node) : reportType(walk, node, typeName(type));

/**
 * The value of a node, as far as it is of the type: what is not is reported and left out (undefined). A field of null is absent, in Go as
 * by the schema of a CRD (unless `nullable`). Follows the strict decoding of sigs.k8s.io/json; for CRDs the pruning of
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema.
 */
export function decodeValue(node: YamlNode, type: StructuralType, walk: Walk): Json | undefined {
  if (node.type === 'scalar' && node.value === null) return type.null === 'value' ? null : undefined;
  switch (type.is) {
    case 'any': return jsonOf(node);
    case 'choice': return decodeChoice(node, type, walk);
    case 'object': return node.type === 'mapping' ? decodeObject(node, type, walk) : otherForm(node, type, walk);
    case 'map': return node.type === 'mapping' ? decodeMap(node, type, walk) : otherForm(node, type, walk);
    case 'list': return node.type === 'sequence' ? decodeList(node, type, walk) : otherForm(node, type, walk);
    default: return decodeScalar(node, type, walk);
  }
}
