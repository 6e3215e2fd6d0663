import { once } from '#engine/resource/structural-type.js';
import { setField } from '#engine/resource/set-field.js';
import type { Default, MutableObject, ObjectType, StructuralType } from '#engine/resource/structural-type.js';

/** Structs of a type, by their fields, in which something is filled in. */
function structsOf(fields: ReadonlyMap<string, StructuralType>): readonly (readonly [string, ObjectType])[] {
  return [...fields].flatMap(([name, type]) => (type.is === 'object' && type.isStruct === true && type.shape().defaults.length > 0 ? [[name, type] as const] : []));
}

/** A struct is there in Go though its field is absent: what is filled in of it makes it one that is given. */
export function absentStructs(fields: ReadonlyMap<string, StructuralType>): readonly Default[] {
  if (![...fields.values()].some(({ isStruct }) => isStruct === true)) return [];
  const structs = once(() => structsOf(fields));
  return [(object) => {
    for (const [name, type] of structs()) {
      if (object[name] !== undefined) continue;
      const made: MutableObject = {};
      for (const apply of type.shape().defaults) apply(made);
      if (Object.keys(made).length > 0) setField(object, name, made);
    }
  }];
}
