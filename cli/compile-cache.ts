import * as module from 'node:module';

/** Lets Node keep the compiled program between runs, where this Node can (22.8 and later). */
export function enableCompileCache(): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable === 'function') Reflect.apply(enable, module, []);
}
