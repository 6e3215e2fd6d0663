import { readFileSync } from 'node:fs';
import { readConstraintRows } from '#cli/build/constraint-rows.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';

const read = (name: string): Json =>
  name === 'constraints' ? readConstraintRows('schemas/kubernetes') : JSON.parse(readFileSync(`schemas/kubernetes/${name}.json`, 'utf8')) as Json;

const loaded = new Map<string, Json>();

/** `schemas/kubernetes/` as the engine takes it, each file read once. Tests run in the project's folder. */
export const kubernetes: KubernetesSource = {
  versions: read('versions') as readonly string[],
  load: (name) => {
    const json = loaded.get(name) ?? read(name);
    loaded.set(name, json);
    return json;
  },
};
