import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readFiles } from '#cli/files.js';
import type { Graph } from '#engine/graph/edge.js';
import { SKIPPED, sharedFolder, unpackShared } from '#test/shared-material.js';
import { brief, graphOf } from '#test/engine/graph/resolved.js';

/** References by name that the index counts: ServiceAccounts, ConfigMaps, Secrets and claims, each pair of object and target once. */
const COUNTED = new Set(['ServiceAccount', 'ConfigMap', 'Secret', 'PersistentVolumeClaim']);

interface Measured {
  readonly matched: number;
  readonly unmatched: readonly string[];
  readonly refs: number;
  readonly errors: readonly string[];
}

function measure(graph: Graph): Measured {
  const services = graph.edges.filter(({ reference }) => reference === 'service-pods');
  const refs = new Set<string>();
  for (const { wanted, state, missing, from, reference } of graph.edges) {
    const isResolved = state === 'resolved' || missing === 'key';
    if (isResolved && reference !== 'volume-claim-ref' && wanted.name !== undefined && wanted.kinds.some((kind) => COUNTED.has(kind)))
      refs.add([from.groupKind, from.namespace, from.name, wanted.kinds[0], wanted.namespace, wanted.name].join(' '));
  }
  return {
    matched: services.filter(({ state }) => state === 'resolved').length,
    unmatched: services.filter(({ state }) => state !== 'resolved').map(({ from }) => from.name).sort(),
    refs: refs.size,
    errors: graph.edges.filter(({ state, world }) => state === 'missing' && world === 'error').map(brief),
  };
}

const shared = sharedFolder();

const folder = unpackShared('corpus/open-sets.tar.xz');

if (shared === undefined || folder === undefined) console.log(SKIPPED);
else {
  const [head = '', ...lines] = readFileSync(join(shared, 'corpus/open-sets.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((value, index) => [columns[index] ?? '', value])));

  for (const row of rows) {
    const id = row['id'] ?? '';
    test(`open set ${id}`, () => {
      const { files } = readFiles([], { folder: join(folder, id), exclude: [], stdinFilename: '', input: () => '' });
      const { matched, unmatched, refs, errors } = measure(graphOf(files));
      console.log(`${id}: Services ${matched} of ${row['services_matched']}, references ${refs} of ${row['refs']}`);
      assert.is(matched, Number(row['services_matched']), 'services_matched');
      assert.equal(unmatched, (row['services_unmatched'] ?? '').split(',').filter((name) => name !== '').sort(), 'services_unmatched');
      if (row['clean'] === 'yes') assert.equal(errors, []);
    });
  }
}

test.run();
