import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { ObjectShape, StructuralType } from '#engine/resource/structural-type.js';

/** A shape and where it stands, as a path of the schema: `spec.containers[]`. */
interface Level {
  readonly path: string;
  readonly shape: ObjectShape;
}

/** How far a field may have slipped: levels up and levels down again. */
const MOST_MOVES = 4;

/** What may be next to fields that are never written by hand. */
const NOT_ENTERED = new Set(['status', 'managedFields']);

const joined = (path: string, step: string): string => (path === '' ? step : `${path}.${step}`);

/** The object that a type is or is a list of. */
function levelOf(path: string, type: StructuralType | undefined): Level | undefined {
  if (type?.is === 'list') return levelOf(`${path}[]`, type.items);
  return type?.is === 'object' ? { path, shape: type.shape() } : undefined;
}

/** The objects on the way from the root to a path, the nearest first. */
function levelsAbove(root: StructuralType, path: FieldPath): Level[] {
  const levels: Level[] = [];
  let type: StructuralType | undefined = root;
  let at = '';
  for (const step of [...path, '']) {
    if (type?.is === 'object') levels.unshift({ path: at, shape: type.shape() });
    if (typeof step === 'number') {
      type = type?.is === 'list' ? type.items : undefined;
      at += '[]';
    } else {
      type = type?.is === 'object' ? type.shape().fields.get(step) : undefined;
      at = joined(at, step);
    }
  }
  return levels;
}

function below(levels: readonly Level[]): Level[] {
  return levels.flatMap(({ path, shape }) =>
    [...shape.fields].flatMap(([name, type]) => (NOT_ENTERED.has(name) ? [] : levelOf(joined(path, name), type) ?? [])));
}

/**
 * Where a field that its object does not know would be right: in the object above or below, or in one of theirs, whichever is fewest
 * levels away, as `spec.containers[].securityContext`. Undefined where none is near. `path`: the object that it stands in.
 */
export function homeOf(root: StructuralType, path: FieldPath, field: string): string | undefined {
  const above = levelsAbove(root, path);
  for (let moves = 1; moves <= MOST_MOVES; moves++) {
    for (let up = Math.min(moves, above.length - 1); up >= 0; up--) {
      let levels: readonly Level[] = above.slice(up, up + 1);
      for (let down = up; down < moves; down++) levels = below(levels);
      const home = levels.find(({ shape }) => shape.fields.has(field));
      if (home !== undefined) return home.path;
    }
  }
  return undefined;
}
