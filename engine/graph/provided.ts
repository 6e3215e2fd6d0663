import micromatch from 'micromatch';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';

/** Whether the user says that an object comes from elsewhere; the glob that says so. */
export type Provided = (kind: GroupKind, namespace: string, name: string) => string | undefined;

const UNNAMED = '_';

/** Compiles globs of `KIND/NAMESPACE/NAME`; the kind with or without its group, the namespace left out or empty where there is none. */
export function providedBy(globs: readonly string[]): Provided {
  const matchers = globs.map((glob) => {
    const parts = glob.split('/');
    const full = parts.length === 2 ? `${parts[0]}/${UNNAMED}/${parts[1]}` : glob.replace('//', `/${UNNAMED}/`);
    return { glob, isMatch: micromatch.matcher(full, { dot: true }) };
  });
  return (kind, namespace, name) => {
    if (matchers.length === 0) return undefined;
    const rest = `${namespace === '' ? UNNAMED : namespace}/${name}`;
    return matchers.find(({ isMatch }) => isMatch(`${kind.split('.', 1)[0]}/${rest}`) || isMatch(`${kind}/${rest}`))?.glob;
  };
}
