import { Environment } from '@marcbachmann/cel-js';
import { AUTHORIZER, JSON_PATCH_FIELDS, JSON_PATCH_TYPE, NAMESPACES, NULLABLE_TYPES, OBJECT_PART_TYPE, OBJECT_TYPE, OPAQUE_TYPES, PATCH_NAMESPACE, PATCH_SIGNATURES, SIGNATURES, TYPE_PACKAGES } from '#engine/cel/checking/declarations.js';
import { MACROS } from '#engine/cel/checking/macros.js';

/** No literal is too long: the API server has other limits than the package. */
const LIMITS = { maxAstNodes: 10_000_000, maxListElements: 1_000_000, maxMapEntries: 1_000_000, maxCallArguments: 1000 } as const;

/** A class in place of fields: any field is there. */
class AnyObject {}
class AnyObjectPart {}

const neverCalled = (): undefined => undefined;
const SYNCHRONOUS = { async: false } as const;

/** The package adds `null == type` and both `!=`. */
function declareNullable(environment: Environment, type: string): void {
  environment.registerOperator(`${type} == null`, neverCalled);
}

let made: Environment | undefined;

/**
 * CEL with all that the API server's base environment has (`apiserver/pkg/cel/environment/base.go`), for checks of names and types only: nothing
 * here has a value. Made once, and only when an expression is met; callers clone it to declare variables.
 */
export function checkingEnvironment(): Environment {
  if (made !== undefined) return made;
  const environment = new Environment({ enableOptionalTypes: true, limits: LIMITS });
  for (const type of OPAQUE_TYPES) environment.registerType(type, { fields: {} }).registerOperator(`${type} == ${type}`, neverCalled);
  environment.registerType(AUTHORIZER.name, { fields: AUTHORIZER.fields });
  for (const [word, type] of Object.entries(NAMESPACES)) environment.registerVariable(word, type);
  for (const word of TYPE_PACKAGES) environment.registerVariable(word, 'dyn');
  for (const signature of SIGNATURES) environment.registerFunction(signature, neverCalled, SYNCHRONOUS);
  for (const { signature, handler } of MACROS) environment.registerFunction(signature, handler);
  for (const type of NULLABLE_TYPES) declareNullable(environment, type);
  environment.registerOperator('optional<T> == optional<T>', neverCalled);
  made = environment;
  return environment;
}

/** An environment to which types, variables or functions are added. */
export interface Additions {
  /** Fields by the name of the type that has them; types before those that use them. */
  readonly types?: { readonly [name: string]: { readonly [field: string]: string } };
  /** Types by the name of the variable. */
  readonly variables?: { readonly [name: string]: string };
  /** Literals of messages, and what mutations alone may call. */
  readonly hasPatchTypes?: boolean;
}

/** The environment with more in it; the first one is left as it is. */
export function extended(environment: Environment, { types = {}, variables = {}, hasPatchTypes = false }: Additions): Environment {
  const more = environment.clone();
  for (const [name, fields] of Object.entries(types)) {
    more.registerType(name, { fields: { ...fields } });
    declareNullable(more, name);
  }
  for (const [name, type] of Object.entries(variables)) more.registerVariable(name, type);
  if (!hasPatchTypes) return more;
  more.registerType(OBJECT_TYPE, { ctor: AnyObject }).registerType(OBJECT_PART_TYPE, { ctor: AnyObjectPart });
  more.registerType(JSON_PATCH_TYPE, { fields: JSON_PATCH_FIELDS }).registerType(PATCH_NAMESPACE.type, { fields: {} });
  more.registerVariable(PATCH_NAMESPACE.word, PATCH_NAMESPACE.type);
  for (const signature of PATCH_SIGNATURES) more.registerFunction(signature, neverCalled, SYNCHRONOUS);
  return more;
}
