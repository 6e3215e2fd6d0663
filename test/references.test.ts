import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import { EACH, parsePathPattern } from '#engine/graph/path-pattern.js';
import { checkReferenceFields } from '#engine/graph/reference-fields.js';
import { readReferences } from '#engine/graph/reference-table.js';
import { jsonOf } from '#engine/source/json-of.js';
import { parseFiles } from '#engine/source/parse.js';

const root = process.cwd();
const readJson = (path: string): unknown => JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));

interface Row {
  readonly where: string;
  readonly json: JsonObject;
}

function rowsOf(path: string): Row[] {
  const documents = parseFiles([{ path, text: readFileSync(`${root}/${path}`, 'utf8') }]);
  return documents.flatMap(({ root: node, problems }) => {
    assert.equal(problems, [], path);
    const items = node?.type === 'sequence' ? node.items : [];
    return items.map((item, index) => ({ where: `${path} row ${index + 1}`, json: asObject(jsonOf(item)) ?? {} }));
  });
}

const folderRows = (folder: string): Row[] => readdirSync(`${root}/${folder}`).filter((name) => name.endsWith('.yaml')).sort().flatMap((name) => rowsOf(`${folder}/${name}`));

const ajv = new Ajv({ allowUnionTypes: true, strict: false });

function holds(schema: string, rows: readonly Row[]): void {
  const validate = ajv.compile(readJson(`schemas/${schema}.schema.json`) as object);
  for (const { where, json } of rows) assert.ok(validate(json), `${where} ${asString(json['id']) ?? ''}: ${ajv.errorsText(validate.errors)}`);
}

const rows = folderRows('schemas/references');

test('every row of the tables holds to its schema', () => {
  holds('reference', rows);
  holds('producer', folderRows('schemas/producers'));
  holds('world', rowsOf('schemas/world.yaml'));
});

const { problems } = readReferences(rows.map(({ json }) => json));

test('every reference can be read', () => assert.equal(problems, []));

test('producers have ids of their own', () => {
  const ids = folderRows('schemas/producers').map(({ json }) => json['id']);
  assert.is(new Set(ids).size, ids.length);
});

const versions = readJson('schemas/kubernetes/versions.json') as readonly string[];
const minor = (version: string): number => Number(version.split('.')[1]);
const packages = new Map<string, JsonObject>();

function definitionOf(name: string, version: string): JsonObject | undefined {
  const dot = name.lastIndexOf('.');
  const file = name.slice(0, dot);
  const known = packages.get(file) ?? (readJson(`schemas/kubernetes/definitions/${file}.json`) as JsonObject);
  packages.set(file, known);
  const variants = known[name.slice(dot + 1)];
  for (const variant of Array.isArray(variants) ? (variants as readonly JsonObject[]) : []) {
    const [from, to] = [asString(variant['from']) ?? '', asString(variant['to'])];
    if (minor(from) <= minor(version) && (to === undefined || minor(version) <= minor(to))) return asObject(variant['schema']);
  }
  return undefined;
}

const definitionsOf = (version: string) => ({
  definition: (name: string) => definitionOf(name, version),
  namesIn: (packageName: string) => Object.keys(packages.get(packageName) ?? {}),
});

for (const version of versions) {
  test(`every type and field of the table exists in Kubernetes ${version}`, () => {
    assert.equal(checkReferenceFields(rows.map(({ json }) => json), version, definitionsOf(version)), []);
  });
}

const misspelt: readonly [string, JsonObject, string, string | undefined][] = [
  ['a type', { type: 'io.k8s.api.core.v1.ConfigMapKeySelecter', name: 'name' }, 'type', 'io.k8s.api.core.v1.ConfigMapKeySelector'],
  ['a field', { type: 'io.k8s.api.core.v1.ConfigMapKeySelector', name: 'nmae' }, 'name', 'name'],
  ['a field in a list', { type: 'io.k8s.api.core.v1.PodSpec', name: 'imagePullSecrets[*].nam' }, 'name', 'name'],
  ['a list that is none', { type: 'io.k8s.api.core.v1.PodSpec', name: 'nodeName[*]' }, 'name', undefined],
  ['a sibling', { type: 'io.k8s.api.rbac.v1.Subject', name: 'name', namespace: '^.namespce' }, 'namespace', 'namespace'],
  ['a condition', { type: 'io.k8s.api.rbac.v1.Subject', name: 'name', when: { kidn: 'User' } }, 'when', 'kind'],
];

for (const [name, row, path, nearest] of misspelt) {
  test(`misspelt: ${name}`, () => {
    const [found, ...more] = checkReferenceFields([{ id: 'a-b', to: 'ConfigMap', ...row }], '1.37', definitionsOf('1.37'));
    assert.is(more.length, 0);
    assert.is(found?.path.join('.'), path);
    assert.is(found?.nearest, nearest);
  });
}

const wrongRows: readonly [string, JsonObject, string, string | undefined][] = [
  ['an unknown field', { id: 'a-b', type: 't', nmae: 'name', name: 'name', to: 'ConfigMap' }, 'nmae', 'name'],
  ['no id', { type: 't', name: 'name', to: 'ConfigMap' }, 'id', undefined],
  ['nothing to hang on', { id: 'a-b', name: 'name', to: 'ConfigMap' }, 'type', undefined],
  ['nothing that points', { id: 'a-b', type: 't', to: 'ConfigMap' }, 'name', undefined],
  ['a form that is none', { id: 'a-b', type: 't', name: 'name', to: 'ConfigMap', form: 'hots' }, 'form', 'host'],
  ['a limit that is none', { id: 'a-b', type: 't', name: 'name', to: 'ConfigMap', atMost: 'waring' }, 'atMost', 'warning'],
  ['a number for a path', { id: 'a-b', type: 't', name: 5, to: 'ConfigMap' }, 'name', undefined],
  ['a target without kind', { id: 'a-b', type: 't', name: 'name', to: { group: 'g' } }, 'to.kind', undefined],
  ['a misspelt part of the target', { id: 'a-b', type: 't', name: 'name', to: { kind: 'kind', apiVerson: 'v' } }, 'to.apiVerson', 'apiVersion'],
  ['keys without a place', { id: 'a-b', type: 't', name: 'name', to: 'Secret', keys: { in: ['data'] } }, 'keys.of', undefined],
];

for (const [name, row, path, nearest] of wrongRows) {
  test(`a wrong row: ${name}`, () => {
    const read = readReferences([row]);
    assert.is(read.references.length, 0);
    assert.is(read.problems.length, 1);
    assert.is(read.problems[0]?.path.join('.'), path);
    assert.is(read.problems[0]?.nearest, nearest);
  });
}

test('a row through another that is not there', () => {
  const good = { id: 'service-pods', type: 't', selector: 's', to: 'PodTemplate' };
  const { problems: found } = readReferences([good, { id: 'service-port', type: 't', through: 'servce-pods', port: 'p', to: 'ContainerPort' }]);
  assert.equal(found.map(({ row, nearest }) => [row, nearest]), [[1, 'service-pods']]);
});

test('all that is wrong is said at once', () => {
  assert.is(readReferences([{ id: 'a', type: 't', to: 'X', form: 'y' }, { nam: 'x' }]).problems.length, 7);
});

test('paths', () => {
  assert.equal(parsePathPattern("a.b[*].c['x.y/z'].d"), { from: 'value', steps: ['a', 'b', EACH, 'c', 'x.y/z', 'd'] });
  assert.equal(parsePathPattern('^.port.number'), { from: 'parent', steps: ['port', 'number'] });
  assert.equal(parsePathPattern('$.spec'), { from: 'object', steps: ['spec'] });
});

test.run();
