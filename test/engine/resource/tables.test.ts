import { readdirSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asList, asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { withoutVersion } from '#engine/resource/definition-name.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { kubernetes } from '#test/kubernetes-source.js';

const schemes = kubernetes.versions.map((version) => schemeOf(kubernetes, version, [])).reverse();

const packages = readdirSync('schemas/kubernetes/definitions').map((name) => name.replace(/\.json$/, ''));

/** `io.k8s.api.batch.JobSpec` stands for that of every version. */
function versionsOf(name: string): readonly string[] {
  const last = name.slice(name.lastIndexOf('.'));
  return packages.map((folder) => `${folder}${last}`).filter((full) => full !== name && withoutVersion(full) === name && definition(full) !== undefined);
}

/** The definition in the newest version that has it. */
function definition(name: string): JsonObject | undefined {
  for (const scheme of schemes) {
    const found = scheme.definition(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wrong with a field of a definition, or of all its versions; undefined where one has it. */
function faultOf(name: string, field: string): string | undefined {
  const faults = [...versionsOf(name), ...(packages.includes(name.slice(0, name.lastIndexOf('.'))) ? [name] : [])].map((full) => faultOfDefinition(full, field));
  return faults.length === 0 ? `${name}: no such definition` : faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}

/** What is wrong with a field of a definition, or undefined: `metadata.labels`, `ports[].protocol`. */
function faultOfDefinition(name: string, field: string): string | undefined {
  let schema = definition(name);
  if (schema === undefined) return `${name}: no such definition`;
  for (const step of field.split('.')) {
    const properties: JsonObject = asObject(schema['properties']) ?? {};
    const key = step.replace('[]', '');
    let next: JsonObject | undefined = asObject(properties[key]);
    if (next === undefined) return `${name}: no field ${field}; ${key} is nearest to ${nearestWord(key, Object.keys(properties))}`;
    if (step.endsWith('[]')) next = asObject(next['items']) ?? {};
    const reference = asString(next['$ref']);
    schema = reference === undefined ? next : definition(reference) ?? {};
  }
  return undefined;
}

const table = (name: string): Json => kubernetes.load(name);

for (const phase of ['decode', 'admission', 'create', 'update']) test(`every row of the defaults of ${phase} names a field that there is`, () => {
  const rows = asList(table(`defaults/${phase}`)).map((row) => asObject(row) ?? {});
  const faults = rows.flatMap((row) => {
    const type = asString(row['type']) ?? '';
    const when = Object.keys(asObject(row['when']) ?? {});
    return [asString(row['field']) ?? '', ...when].map((field) => faultOf(type, field)).filter((fault) => fault !== undefined);
  });
  assert.equal(faults, []);
  assert.equal(rows.filter((row) => ['value', 'copy', 'compute', 'drop', 'keep', 'append'].filter((key) => row[key] !== undefined).length !== 1), []);
});

test('every gated field is one, and its gates are known', () => {
  const gates = asObject(table('feature-gates')) ?? {};
  const faults = asList(table('gated-fields')).flatMap((value) => {
    const row = asObject(value) ?? {};
    const unknown = asList(row['gates']).flatMap((gate) => (gates[asString(gate) ?? ''] === undefined ? [`no gate ${JSON.stringify(gate)}`] : []));
    return [faultOf(asString(row['type']) ?? '', asString(row['field']) ?? ''), ...unknown].filter((fault) => fault !== undefined);
  });
  assert.equal(faults, []);
});

test('every field whose zero value is treated otherwise is one', () => {
  const faults = Object.entries(asObject(table('zero-values')) ?? {}).flatMap(([name, row]) =>
    ['kept', 'null', 'zero', 'left'].flatMap((treatment) => asList(asObject(row)?.[treatment])).map((field) => faultOf(name, asString(field) ?? '')).filter((fault) => fault !== undefined));
  assert.equal(faults, []);
});

test('every row of the strictness names a field that there is', () => {
  const rows = asObject(table('strictness')) ?? {};
  const faults = ['optional', 'required', 'unique'].flatMap((part) => Object.entries(asObject(rows[part]) ?? {}).flatMap(([name, fields]) => {
    const names = isList(fields) ? fields.flatMap((field) => asString(field) ?? []) : Object.keys(isObject(fields) ? fields : {});
    return names.map((field) => faultOf(name, field)).filter((fault) => fault !== undefined);
  }));
  assert.equal(faults, []);
});

test('keys by which items are unique are fields of the items', () => {
  const rows = asObject(asObject(table('strictness'))?.['unique']) ?? {};
  const faults = Object.entries(rows).flatMap(([name, lists]) => Object.entries(asObject(lists) ?? {}).flatMap(([field, sets]) =>
    asList(sets).flatMap((keys) => asList(keys).map((key) => faultOf(name, `${field}[].${String(key)}`)).filter((fault) => fault !== undefined))));
  assert.equal(faults, []);
});

test('every reference leads to a definition, in every version', () => {
  for (const scheme of schemes) {
    const open = ['io.k8s.api.core.v1.Pod', 'io.k8s.api.apps.v1.Deployment', 'io.k8s.api.networking.v1.Ingress', 'io.k8s.api.batch.v1.CronJob'];
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const found = scheme.definition(name);
      assert.ok(found !== undefined, `${name} in ${scheme.version}`);
      for (const [, reference] of JSON.stringify(found).matchAll(/"\$ref":"([^"]+)"/g)) if (reference !== undefined) open.push(reference);
    }
  }
});

test.run();
