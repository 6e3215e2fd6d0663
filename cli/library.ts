import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesSource, Library } from '#engine/index.js';

/** Where the build puts the library, seen from the bundle, from `dist/cli/` and from `cli/`. */
const PLACES = ['library', '../../bundle/library', '../bundle/library'];

function libraryFolder(): string {
  const folder = PLACES.map((place) => join(import.meta.dirname, place)).find((place) => existsSync(join(place, 'rules.json')));
  if (folder === undefined) throw new Error('the compiled rules are not beside the program: npm run build makes them');
  return folder;
}

/** The types are those that `cli/build/compile-library.ts` writes: what enters here was checked there. */
const readJson = (folder: string, name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

function kubernetesSource(folder: string): KubernetesSource {
  const read = new Map<string, ReturnType<KubernetesSource['load']>>();
  return {
    versions: readJson(folder, 'kubernetes/versions') as readonly string[],
    load(name) {
      const known = read.get(name);
      if (known !== undefined) return known;
      const json = readJson(folder, `kubernetes/${name}`) as ReturnType<KubernetesSource['load']>;
      read.set(name, json);
      return json;
    },
  };
}

type Examples = { readonly [rule: string]: Pick<Library['rules'][number], 'bad' | 'good'> };

/** Rules whose examples are read only by what shows them. */
const withExamples = (rules: Library['rules'], examples: () => Examples): Library['rules'] => rules.map((rule) => ({
  ...rule,
  get bad() { return examples()[rule.id]?.bad ?? []; },
  get good() { return examples()[rule.id]?.good ?? []; },
}));

/** What the build compiled of `rules/` and `schemas/`; each part is read when it is first asked for. */
export function readLibrary(): Library {
  const folder = libraryFolder();
  const parts = new Map<string, unknown>();
  const part = (name: string): unknown => {
    if (!parts.has(name)) parts.set(name, readJson(folder, name));
    return parts.get(name);
  };
  let rules: Library['rules'] | undefined;
  return {
    get rules() { return (rules ??= withExamples(part('rules') as Library['rules'], () => part('examples') as Examples)); },
    get glossary() { return part('glossary') as Library['glossary']; },
    get facts() { return part('facts') as Library['facts']; },
    get references() { return part('references') as Library['references']; },
    get producers() { return part('producers') as Library['producers']; },
    get world() { return part('world') as Library['world']; },
    kubernetes: kubernetesSource(folder),
  };
}
