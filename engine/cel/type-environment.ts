import { Environment } from '@marcbachmann/cel-js';
import { libraries } from '#engine/cel/libraries/index.js';
import { NAMESPACES, parseSignature } from '#engine/cel/overloads.js';

/**
 * `has` as a plain function: the macro would not look whether there is such a field. As long as the original, so that
 * every place in the expression holds.
 */
export const HAS = 'hs_';

const namespaceType = (namespace: string): string => `${namespace}.Namespace`;

const keyOf = (receiver: string, name: string, parameters: number): string => `${receiver.split('<')[0] ?? ''}.${name}/${parameters}`;

/** Types that signatures name and the package does not have. */
function libraryTypes(): readonly string[] {
  const named = libraries.flatMap(({ signature }) => signature.match(/\b(?:kubernetes|net)\.\w+\b(?!\()/g) ?? []);
  return [...new Set(named)].filter((name) => /\.[A-Z]/.test(name));
}

let made: Environment | undefined;

/** CEL with all libraries, for types only: no handler is ever called. Made once, and only where something is to be checked. */
export function typeEnvironment(): Environment {
  if (made !== undefined) return made;
  const environment = new Environment({ enableOptionalTypes: true });
  const known = new Set(environment.getDefinitions().functions.map((one) => keyOf(one.receiverType ?? '', one.name, one.params.length)));
  for (const namespace of NAMESPACES) {
    if (environment.hasVariable(namespace)) continue;
    environment.registerType(namespaceType(namespace), { fields: {} });
    environment.registerVariable(namespace, namespaceType(namespace));
  }
  for (const type of libraryTypes()) environment.registerType(type, { fields: {} });
  for (const { signature } of libraries) {
    const { namespace, receiver, name, parameters } = parseSignature(signature);
    if (namespace === 'optional' || known.has(keyOf(receiver, name, parameters))) continue;
    environment.registerFunction(namespace === '' ? signature : signature.replace(namespace, namespaceType(namespace)), () => null, { async: false });
  }
  environment.registerFunction(`${HAS}(dyn): bool`, () => true, { async: false });
  made = environment;
  return environment;
}
