import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Document } from '#engine/source/document.js';
import { itemsAt, stringAt } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import { SKIPPED, sharedFolder, unpackShared } from '#test/shared-material.js';

const shared = sharedFolder();

interface Counts {
  readonly documents: number;
  readonly objects: number;
  readonly inLists: number;
  readonly broken: number;
}

/** Where go-yaml takes what the YAML 1.1 reader behind the table does not: tags of Home Assistant and others, a plain `=`. */
const takenByKubernetes: ReadonlySet<string> = new Set([
  'onedr0p+home-ops/kubernetes/apps/default/recyclarr/app/resources/recyclarr.yml',
  'onedr0p+home-ops/kubernetes/apps/network/certificates/export/pushsecret.yaml',
  'onedr0p+home-ops/kubernetes/apps/network/cloudflare-dns/app/helmrelease.yaml',
]);

function recorded(folder: string): Map<string, Counts> {
  const [, ...rows] = readFileSync(join(folder, 'corpus/open-docs.tsv'), 'utf8').trim().split('\n');
  return new Map(rows.map((row) => {
    const [file = '', documents, objects, inLists, broken] = row.split('\t');
    return [file, { documents: Number(documents), objects: Number(objects), inLists: Number(inLists), broken: takenByKubernetes.has(file) ? 0 : Number(broken) }];
  }));
}

const isObject = (document: Document): boolean => stringAt(document.root, 'apiVersion') !== '' && stringAt(document.root, 'kind') !== '';

function counted(documents: readonly Document[]): Omit<Counts, 'objects'> {
  const inLists = documents.filter((document) => isObject(document) && stringAt(document.root, 'kind').endsWith('List'))
    .reduce((sum, document) => sum + itemsAt(document.root, 'items').filter((item) => stringAt(item, 'kind') !== '').length, 0);
  return { documents: documents.length, inLists, broken: documents.filter((document) => document.role === 'broken').length };
}

test('25 projects: no document is lost, none is called broken that Kubernetes reads', () => {
  const folder = unpackShared('corpus/open-docs.tar.xz');
  if (shared === undefined || folder === undefined) return console.log(SKIPPED);
  const expected = recorded(shared);
  const files = [...expected.keys()].map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const found = new Map<string, Document[]>();
  for (const document of parseFiles(files)) found.set(document.file.path, [...(found.get(document.file.path) ?? []), document]);
  const differences = [...expected].flatMap(([file, { objects: _, ...counts }]) => {
    const own = counted(found.get(file) ?? []);
    return JSON.stringify(own) === JSON.stringify({ documents: counts.documents, inLists: counts.inLists, broken: counts.broken }) ? [] : [{ file, own, counts }];
  });
  assert.equal(differences, []);
});

test.run();
