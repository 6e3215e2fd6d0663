import type { Environment } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { checkingEnvironment, extended } from '#engine/cel/checking/environment.js';
import { UNKNOWN_TYPE, typeOf } from '#engine/cel/checking/type-of.js';
import { estimateCost } from '#engine/cel/cost.js';
import { parseExpression } from '#engine/cel/expression.js';
import { QUANTITY_TYPE } from '#engine/cel/libraries/quantities.js';
import type { SizedType } from '#engine/cel/cost.js';
import type { Additions } from '#engine/cel/checking/environment.js';

const DEVICE_TYPE = 'kubernetes.DRADevice';

/** What an expression knows of a device (`k8s.io/dynamic-resource-allocation/cel`). */
const DEVICE: Additions = {
  types: {
    [DEVICE_TYPE]: {
      driver: 'string', allowMultipleAllocations: 'bool', attributes: 'map<string, map<string, dyn>>', capacity: `map<string, map<string, ${QUANTITY_TYPE}>>`,
    },
  },
  variables: { device: DEVICE_TYPE },
};

const MOST_ENTRIES = 32;
const MOST_IN_DRIVER_NAME = 63;
const MOST_IN_ATTRIBUTE = 64;

const byDomain = (element: SizedType): SizedType => ({ kind: 'map', most: MOST_ENTRIES, element: { kind: 'map', most: MOST_ENTRIES, element } });

/** How large the parts of a device can be. */
const SIZED_DEVICE: SizedType = {
  kind: 'object', most: 1,
  fields: new Map<string, SizedType>([
    ['driver', { kind: 'string', most: MOST_IN_DRIVER_NAME }],
    ['allowMultipleAllocations', { kind: 'scalar', most: 1 }],
    ['attributes', byDomain({ kind: 'string', most: MOST_IN_ATTRIBUTE })],
    ['capacity', byDomain({ kind: 'scalar', most: 1 })],
  ]),
};
const SCOPE: ReadonlyMap<string, SizedType> = new Map([['device', SIZED_DEVICE]]);

let environment: Environment | undefined;

/** What is known of an expression about a device before it runs. */
export interface DeviceExpression {
  /** In the API server's notation; `unknown` where it cannot be told. */
  readonly type: string;
  /** Why it cannot be compiled, in the API server's words. */
  readonly problem: string | undefined;
  /** The worst cost of one evaluation. */
  readonly cost: number;
}

/** A type in the API server's notation. */
const typeText = (type: string): string => (type === 'dyn' ? UNKNOWN_TYPE : type.replaceAll('<', '(').replaceAll('>', ')').replace(/^null$/, 'null_type'));

function compile(source: string): DeviceExpression {
  environment ??= extended(checkingEnvironment(), DEVICE);
  const type = typeOf(source, environment);
  if (type instanceof CelError) return { type: UNKNOWN_TYPE, problem: `compilation failed: ERROR: <input>: ${type.message}`, cost: 0 };
  const tree = parseExpression(source);
  return { type: typeText(type), problem: undefined, cost: tree instanceof CelError ? 0 : estimateCost(tree, SCOPE).cost };
}

const compiled = new Map<string, DeviceExpression>();
const MOST_COMPILED = 10_000;

/** Compiles an expression about `device`, once per text. Follows k8s.io/dynamic-resource-allocation/cel.CompileCELExpression. */
export function compileDeviceExpression(source: string): DeviceExpression {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const made = compile(source);
  compiled.set(source, made);
  return made;
}
