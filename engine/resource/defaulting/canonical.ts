import { asList, asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import { canonicalQuantity } from '#engine/apimachinery/quantity.js';
import { withoutVersion } from '#engine/resource/definition-name.js';
import { setField } from '#engine/resource/set-field.js';
import { compileTreatments, isScalar } from '#engine/resource/defaulting/zero-values.js';
import { utcTime } from '#engine/resource/defaulting/utc-time.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { MutableObject, ObjectType, StructuralType } from '#engine/resource/structural-type.js';

/** A field that the API server drops without a word, as its feature gate is off. */
export interface DroppedField {
  readonly path: FieldPath;
  readonly gate: string;
}

/** Where a walk is, and what it has dropped. */
interface Walk {
  readonly path: (string | number)[];
  readonly dropped: DroppedField[];
  /** Whether the stored object uses a gate's fields, which then are kept. */
  isUsed(gate: string): boolean;
}

/** A value in canonical form: the same one where nothing changes, undefined where nothing of it is left. */
type Rewrite = (value: Json, walk: Walk) => Json | undefined;

/** What happens to one field. */
interface FieldRewrite {
  readonly rewrite: Rewrite | undefined;
  /** The gate that is off. */
  readonly gate: string | undefined;
  /** What the field is without the gate; undefined: it is not there. */
  readonly off: Json | undefined;
  /** Without the field, an object that holds nothing else goes too. */
  readonly emptied: boolean;
}

const TIME = 'io.k8s.apimachinery.pkg.apis.meta.v1.Time';
const MICRO_TIME = 'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime';

/** Maps of quantities in these packages are ResourceLists, which are rounded up to thousandths. */
const hasResourceLists = (definition: string): boolean => definition.startsWith('io.k8s.api.core.') || definition === 'io.k8s.api.node.v1.Overhead';

const rewriteQuantity: Rewrite = (value) => (typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : value);

const rewriteThousandths: Rewrite = (value) => (typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value, 3) : value);

const rewriteBytes: Rewrite = (value) => (typeof value === 'string' && /[\r\n]/.test(value) ? value.replace(/[\r\n]/g, '') : value);

/** Go cannot tell a plain zero value from an absent field. */
const rewriteZero: Rewrite = (value) => (value === '' || value === 0 || value === false ? undefined : value);

const rewriteTime: Rewrite = (value) => (typeof value === 'string' ? utcTime(value) : value);

const rewriteMicroTime: Rewrite = (value) => (typeof value === 'string' ? utcTime(value, 6) : value);

const listRewrite = (rewrite: Rewrite): Rewrite => (value, walk) => {
  if (!isList(value)) return value;
  let made: Json[] | undefined;
  for (let index = 0; index < value.length; index++) {
    const item = value[index] ?? null;
    walk.path.push(index);
    const now = rewrite(item, walk) ?? {};
    walk.path.pop();
    if (now !== item) (made ??= [...value])[index] = now;
  }
  return made ?? value;
};

const mapRewrite = (rewrite: Rewrite): Rewrite => (value, walk) => {
  if (!isObject(value)) return value;
  let made: MutableObject | undefined;
  for (const key of Object.keys(value)) {
    const part = value[key] ?? null;
    walk.path.push(key);
    const now = rewrite(part, walk) ?? {};
    walk.path.pop();
    if (now !== part) setField((made ??= { ...value }), key, now);
  }
  return made ?? value;
};

/** The fields of an object that may change; the others are not looked at. */
function rewriteFields(value: Json, fields: ReadonlyMap<string, FieldRewrite>, walk: Walk): Json | undefined {
  if (!isObject(value)) return value;
  let made: MutableObject | undefined;
  let isEmptied = false;
  for (const field in value) {
    const own = fields.get(field);
    const part = value[field];
    if (own === undefined || part === undefined) continue;
    const { rewrite, gate, off, emptied } = own;
    walk.path.push(field);
    const isDropped = gate !== undefined && part !== off && !walk.isUsed(gate);
    if (isDropped) walk.dropped.push({ path: [...walk.path], gate });
    const now = isDropped ? off : rewrite === undefined ? part : rewrite(part, walk);
    walk.path.pop();
    if (now === part) continue;
    made ??= { ...value };
    if (now === undefined) delete made[field];
    else setField(made, field, now);
    isEmptied ||= emptied && isDropped && Object.keys(made).length === 0;
  }
  return isEmptied ? undefined : made ?? value;
}

/** A row of `schemas/kubernetes/gated-fields.json` whose gate is off. */
interface GatedField {
  readonly gate: string;
  readonly off: Json | undefined;
  readonly emptied: boolean;
}

function gatedFields(kubernetes: KubernetesSource, isOn: (gate: string) => boolean): ReadonlyMap<string, GatedField> {
  const gated = new Map<string, GatedField>();
  for (const value of asList(kubernetes.load('gated-fields'))) {
    const row = asObject(value) ?? {};
    const gate = asList(row['gates']).find((name) => typeof name === 'string' && !isOn(name));
    if (typeof gate === 'string') gated.set(`${asString(row['type'])}.${asString(row['field'])}`, { gate, off: row['off'], emptied: row['emptied'] === true });
  }
  return gated;
}

/** The rewrites of one version's types; types in which nothing can change have none. */
function compileRewrites(kubernetes: KubernetesSource, scheme: Scheme, gated: ReadonlyMap<string, GatedField>): (type: StructuralType) => Rewrite | undefined {
  const treatmentsOf = compileTreatments(kubernetes, scheme);
  const rewrites = new Map<string, Rewrite | undefined>();
  const [time, microTime] = [scheme.type(TIME), scheme.type(MICRO_TIME)];

  function rewriteOf(type: StructuralType, inResourceList: boolean): Rewrite | undefined {
    if (type === time) return rewriteTime;
    if (type === microTime) return rewriteMicroTime;
    switch (type.is) {
      case 'quantity': return inResourceList ? rewriteThousandths : rewriteQuantity;
      case 'string': return type.format === 'byte' ? rewriteBytes : undefined;
      case 'object': return type.name === undefined ? undefined : objectRewrite(type.name, type);
      case 'list': {
        const rewrite = rewriteOf(type.items, false);
        return rewrite && listRewrite(rewrite);
      }
      case 'map': {
        const rewrite = rewriteOf(type.values, inResourceList);
        return rewrite && mapRewrite(rewrite);
      }
      default: return undefined;
    }
  }

  function objectRewrite(name: string, type: ObjectType): Rewrite | undefined {
    if (rewrites.has(name)) return rewrites.get(name);
    // A type within itself (a schema of a CRD) holds nothing that changes.
    rewrites.set(name, undefined);
    const plain = withoutVersion(name);
    const shape = type.shape();
    const treatments = treatmentsOf(name, shape.fields);
    const fields = new Map([...shape.fields].flatMap(([field, part]): (readonly [string, FieldRewrite])[] => {
      const isZeroDropped = isScalar(part) && ['left', 'zero'].includes(treatments.get(field) ?? '');
      const rewrite = rewriteOf(part, part.is === 'map' && hasResourceLists(name)) ?? (isZeroDropped ? rewriteZero : undefined);
      const own = gated.get(`${plain}.${field}`);
      return rewrite === undefined && own === undefined ? [] : [[field, { rewrite, gate: own?.gate, off: own?.off, emptied: own?.emptied === true }]];
    }));
    const rewrite: Rewrite | undefined = fields.size === 0 ? undefined : (value, walk) => rewriteFields(value, fields, walk);
    rewrites.set(name, rewrite);
    return rewrite;
  }

  return (type) => rewriteOf(type, false);
}

const NEVER = (): boolean => false;
const ALWAYS = (): boolean => true;

/** Canonical forms of objects of a definition. */
export interface Canonical {
  /** Of an object that comes in; `old` is the stored object of an update. What is dropped is added to `dropped`. */
  incoming(definition: string, object: JsonObject, old: JsonObject | undefined, dropped: DroppedField[]): JsonObject;
  /** Of a stored object, of which nothing is dropped. */
  stored(definition: string, object: JsonObject): JsonObject;
}

/**
 * Writes quantities, times and bytes as the API server writes them, takes plain zero values for absent, as Go does, and drops the fields whose
 * feature gate is off unless the stored object uses the feature. Follows SetDefaults_ResourceList, the codecs of apimachinery and the
 * dropDisabledFields functions of the strategies.
 */
export function compileCanonical(kubernetes: KubernetesSource, scheme: Scheme, isOn: (gate: string) => boolean): Canonical {
  const rewriteOf = compileRewrites(kubernetes, scheme, gatedFields(kubernetes, isOn));
  const rewritten = (definition: string, object: JsonObject, dropped: DroppedField[], isUsed: (gate: string) => boolean): JsonObject =>
    asObject(rewriteOf(scheme.type(definition))?.(object, { path: [], dropped, isUsed })) ?? object;
  function usedGates(definition: string, stored: JsonObject): ReadonlySet<string> {
    const uses: DroppedField[] = [];
    rewritten(definition, stored, uses, NEVER);
    return new Set(uses.map(({ gate }) => gate));
  }
  return {
    incoming: (definition, object, old, dropped) => {
      let used: ReadonlySet<string> | undefined;
      return rewritten(definition, object, dropped, old === undefined ? NEVER : (gate) => (used ??= usedGates(definition, old)).has(gate));
    },
    stored: (definition, object) => rewritten(definition, object, [], ALWAYS),
  };
}
