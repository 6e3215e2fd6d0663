import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lintFolder } from '#test/lint-folder.js';
import { SKIPPED, sharedFolder, unpackShared } from '#test/shared-material.js';

/** Which rules speak of a class of the truth table. A `trap-` class may draw no error whatever the rule. */
const RULES_OF_CLASS: { readonly [name: string]: readonly string[] } = {
  'hpa-target': ['scale-target-not-found'],
  'api-removed': ['api-version-removed', 'api-version-deprecated', 'scale-target-api-version-removed'],
  'duplicate-key': ['yaml-duplicate-key', 'field-duplicate'],
  'unknown-field': ['unknown-field'],
  'value-type': ['field-type'],
  'port-not-declared': ['service-target-port-not-found', 'service-target-port-not-declared'],
  'mount-without-volume': ['volume-mount-without-volume'],
  'rbac-subject': ['role-subject-not-found', 'role-subject-namespace-missing'],
  'secret-newline': ['secret-value-trailing-newline'],
  'secret-base64': ['secret-value-not-base64'],
  'duplicate-env': ['env-var-duplicate'],
  'service-selector': ['service-selects-no-pods'],
  'yaml-syntax': ['yaml-syntax'],
  'statefulset-service': ['stateful-set-service-not-found'],
  'netpol-selects-nothing': ['network-policy-selects-no-pods'],
  'unused-volume': ['unused-volume'],
};

interface Case {
  readonly expect: string;
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly line: number;
  /** The place as the table writes it. */
  readonly place: string;
}

function readCases(shared: string, projects: string, sets: string): readonly Case[] {
  const [, ...rows] = readFileSync(join(shared, 'corpus/truth-open.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [, expect = '', name = '', repo = '', path = '', line = ''] = row.split('\t');
    const file = path.startsWith('rendered:') ? join(sets, 'boutique-memorystore', path.slice('rendered:'.length)) : join(projects, repo.replace('/', '+'), path);
    return { expect, name, folder: dirname(file), file, line: Number(line), place: `${repo} ${path}:${line}` };
  });
}

/** Prints what became of each case, and the two sums; exit 1 where fewer real defects are found than `LEAST`, or a trap draws an error. */
function main(): number {
  const LEAST = 33;
  const [shared, projects, sets] = [sharedFolder(), unpackShared('corpus/open-docs.tar.xz'), unpackShared('corpus/open-sets.tar.xz')];
  if (shared === undefined || projects === undefined || sets === undefined) {
    console.log(SKIPPED);
    return 0;
  }
  let [found, defects, raised, traps] = [0, 0, 0, 0];
  for (const { expect, name, folder, file, line, place } of readCases(shared, projects, sets)) {
    const there = lintFolder(folder).findings.filter(({ location }) => location.file === basename(file) && location.line <= line && location.endLine >= line);
    const shown = there.map(({ severity, rule }) => `${severity} ${rule}`).join(', ') || 'nothing';
    if (expect === 'ok') {
      traps += 1;
      const errors = there.filter(({ severity }) => severity === 'error');
      raised += errors.length > 0 ? 1 : 0;
      console.log(`${errors.length > 0 ? 'RAISED' : 'quiet '} ${name} ${place} (${shown})`);
    } else {
      defects += 1;
      const hit = there.some(({ rule }) => (RULES_OF_CLASS[name] ?? []).includes(rule));
      found += hit ? 1 : 0;
      console.log(`${hit ? 'found ' : 'MISSED'} ${name} ${place} (${shown})`);
    }
  }
  console.log(`${found} of ${defects} real defects at their line; ${raised} of ${traps} traps at level error`);
  return found >= LEAST && raised === 0 ? 0 : 1;
}

process.exitCode = main();
