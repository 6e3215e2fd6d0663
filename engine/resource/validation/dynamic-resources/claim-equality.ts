import { isList, isObject } from '#engine/apimachinery/json.js';
import { compareQuantities, parseQuantity } from '#engine/apimachinery/quantity.js';
import type { Json } from '#engine/apimachinery/json.js';

/** How values of a field are compared: those of a driver as they are written, amounts by what they are worth. */
type Manner = 'typed' | 'amounts' | 'as written';

/** Fields that Go holds by pointer: there an empty text is not absence. */
const POINTERS: ReadonlySet<string> = new Set(['adminAccess', 'distinctAttribute', 'matchAttribute', 'tolerationSeconds']);

/** Maps, and structs that Go does not hold by pointer: there an empty one is like none. */
const STRUCTS: ReadonlySet<string> = new Set(['annotations', 'devices', 'labels', 'metadata', 'requests', 'spec']);

function isZero(value: Json | undefined, name: string): boolean {
  if (value === undefined || value === null) return true;
  if (isList(value)) return value.length === 0;
  if (isObject(value)) return STRUCTS.has(name) && Object.keys(value).length === 0;
  return (value === '' || value === 0 || value === false) && !POINTERS.has(name);
}

function isSameAmount(left: Json | undefined, right: Json | undefined): boolean {
  const [first, second] = [parseQuantity(String(left)), parseQuantity(String(right))];
  return first !== undefined && second !== undefined && compareQuantities(first, second) === 0;
}

const mannerOf = (name: string, above: Manner): Manner => (name === 'parameters' ? 'as written' : name === 'capacity' ? 'amounts' : above);

/** Whether two parts of claims are the same for the server; `name`: the field they are of. Follows apiequality.Semantic.DeepEqual. */
export function isSameClaimPart(left: Json | undefined, right: Json | undefined, name: string, manner: Manner = 'typed'): boolean {
  if (left === right || (manner !== 'as written' && isZero(left, name) && isZero(right, name))) return true;
  if (isList(left) && isList(right)) return left.length === right.length && left.every((value, index) => isSameClaimPart(value, right[index], name, manner));
  if (isObject(left) && isObject(right)) {
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((field) => isSameClaimPart(left[field], right[field], field, mannerOf(field, manner)));
  }
  return manner === 'amounts' && isSameAmount(left, right);
}
