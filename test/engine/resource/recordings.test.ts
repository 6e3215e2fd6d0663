import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf } from '#engine/resource/scheme.js';
import type { YamlNode } from '#engine/source/node.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { SKIPPED, sharedFolder } from '#test/shared-material.js';

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

interface Mutant {
  readonly id: string;
  readonly seed: string;
  readonly patch: readonly { readonly op: string; readonly path: string; readonly value?: Value }[];
  readonly code: number;
  readonly message?: string;
}

const nowhere = { start: 0, end: 0 };

function nodeOf(value: Value): YamlNode {
  if (Array.isArray(value)) return { type: 'sequence', ...nowhere, items: value.map(nodeOf) };
  if (typeof value !== 'object' || value === null) return { type: 'scalar', ...nowhere, value };
  return { type: 'mapping', ...nowhere, entries: Object.entries(value).map(([key, part]) => ({ key, ...nowhere, value: nodeOf(part) })) };
}

/** JSON Patch, as far as the recordings use it: add, replace, remove. */
function patched(object: Value, patch: Mutant['patch']): Value {
  const made = structuredClone(object);
  for (const { op, path, value = null } of patch) {
    const steps = path.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Value>((at, step) => (at as { [key: string]: Value })[step] ?? null, made);
    if (Array.isArray(holder) && op !== 'replace') holder.splice(last === '-' ? holder.length : Number(last), op === 'remove' ? 1 : 0, ...(op === 'remove' ? [] : [value]));
    else if (op === 'remove') delete (holder as { [key: string]: Value })[last];
    else (holder as { [key: string]: Value })[last] = value;
  }
  return made;
}

const scheme = schemeOf(kubernetes, '1.37', []);

/** How many faults are found in an object; undefined where it is no object any more. */
function faultsOf(object: Value): number | undefined {
  const document = { file: { path: 'a.yaml', text: '' }, index: 0, ...nowhere, root: nodeOf(object), problems: [], role: 'manifest' } as const;
  return decodeResources([document], scheme)[0]?.violations.length;
}

const shared = sharedFolder();
const read = (name: string): string => gunzipSync(readFileSync(join(shared ?? '', 'oracle', name))).toString();

if (shared === undefined) console.log(SKIPPED);
else {
  const seeds = JSON.parse(read('seeds.json.gz')) as { readonly [id: string]: { readonly object: Value } };
  const mutants = read('mutations-open.jsonl.gz').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Mutant);
  const faults = new Map(mutants.map((mutant) => [mutant.id, faultsOf(patched(seeds[mutant.seed]?.object ?? null, mutant.patch))]));
  const idsOf = (wanted: (mutant: Mutant) => boolean): string[] => mutants.filter(wanted).map(({ id, seed }) => `${id} of ${seed}`);

  test('what the API server accepts has no violation', () => {
    assert.equal(Object.keys(seeds).filter((id) => faultsOf(seeds[id]?.object ?? null) !== 0), []);
    assert.equal(idsOf(({ id, code }) => code === 201 && (faults.get(id) ?? 0) > 0), []);
  });

  test('what its strict decoding refuses has one', () => {
    assert.equal(idsOf(({ id, code, message }) => code === 400 && faults.get(id) === 0 && message?.startsWith('the namespace of the provided object') !== true), []);
  });
}

test.run();
