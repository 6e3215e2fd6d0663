import { Environment } from '@marcbachmann/cel-js';
import type { CelFunction } from '#engine/cel/libraries/library.js';
import { lists } from '#engine/cel/libraries/lists.js';
import { QUANTITY_TYPE, QuantityValue, quantities } from '#engine/cel/libraries/quantities.js';
import { regex } from '#engine/cel/libraries/regex.js';
import { SETS_TYPE, sets } from '#engine/cel/libraries/sets.js';
import { strings } from '#engine/cel/libraries/strings.js';

/** Every function that a condition may call, beside CEL's own and the macros. */
const LIBRARIES: readonly CelFunction[] = [...lists, ...quantities, ...regex, ...sets, ...strings];

class SetsNamespace {}

let made: Environment | undefined;

/**
 * CEL with Kubernetes' libraries, as the API server's base environment (`apiserver/pkg/cel/environment/base.go`) has them. Made once,
 * and only when an expression is met; callers clone it to declare variables.
 */
export function baseEnvironment(): Environment {
  if (made !== undefined) return made;
  const environment = new Environment({ enableOptionalTypes: true })
    .registerType(QUANTITY_TYPE, { ctor: QuantityValue, fields: {} })
    .registerType(SETS_TYPE, { ctor: SetsNamespace, fields: {} })
    .registerConstant('sets', SETS_TYPE, new SetsNamespace());
  for (const { signature, handler } of LIBRARIES) environment.registerFunction(signature, handler, { async: false });
  made = environment;
  return environment;
}
