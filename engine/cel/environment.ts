import { Environment } from '@marcbachmann/cel-js';
import { compareQuantities } from '#engine/apimachinery/quantity.js';
import { CIDR_TYPE, CidrValue, IP_NAMESPACE_TYPE, IP_TYPE, IpNamespace, IpValue, addresses } from '#engine/cel/libraries/addresses.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';
import { lists } from '#engine/cel/libraries/lists.js';
import { QUANTITY_TYPE, QuantityValue, quantities } from '#engine/cel/libraries/quantities.js';
import { regex } from '#engine/cel/libraries/regex.js';
import { SETS_TYPE, sets } from '#engine/cel/libraries/sets.js';
import { strings } from '#engine/cel/libraries/strings.js';

/** Every function that a condition may call, beside CEL's own and the macros. */
const LIBRARIES: readonly CelFunction[] = [...addresses, ...lists, ...quantities, ...regex, ...sets, ...strings];

class SetsNamespace {}

/** Equality of the values that libraries add: by what is written, quantities by their amount. */
function sameValue(left: IpValue | CidrValue | QuantityValue, right: IpValue | CidrValue | QuantityValue): boolean {
  if (left instanceof IpValue && right instanceof IpValue) return left.address.family === right.address.family && left.address.value === right.address.value;
  if (left instanceof CidrValue && right instanceof CidrValue) return sameValue(new IpValue(left.cidr.address), new IpValue(right.cidr.address)) && left.cidr.prefixLength === right.cidr.prefixLength;
  return left instanceof QuantityValue && right instanceof QuantityValue && compareQuantities(left.quantity, right.quantity) === 0;
}

let made: Environment | undefined;

/**
 * CEL with Kubernetes' libraries, as the API server's base environment (`apiserver/pkg/cel/environment/base.go`) has them. Made once,
 * and only when an expression is met; callers clone it to declare variables.
 */
export function baseEnvironment(): Environment {
  if (made !== undefined) return made;
  const environment = new Environment({ enableOptionalTypes: true })
    .registerType(IP_TYPE, { ctor: IpValue, fields: {} })
    .registerType(CIDR_TYPE, { ctor: CidrValue, fields: {} })
    .registerType(IP_NAMESPACE_TYPE, { ctor: IpNamespace, fields: {} })
    .registerConstant('ip', IP_NAMESPACE_TYPE, new IpNamespace())
    .registerType(QUANTITY_TYPE, { ctor: QuantityValue, fields: {} })
    .registerType(SETS_TYPE, { ctor: SetsNamespace, fields: {} })
    .registerConstant('sets', SETS_TYPE, new SetsNamespace());
  for (const type of [IP_TYPE, CIDR_TYPE, QUANTITY_TYPE]) environment.registerOperator(`${type} == ${type}`, sameValue);
  for (const { signature, handler } of LIBRARIES) environment.registerFunction(signature, handler, { async: false });
  made = environment;
  return environment;
}
