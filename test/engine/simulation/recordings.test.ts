import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '#engine/apimachinery/json.js';
import { sameJson } from '#engine/apimachinery/same-json.js';
import { simulateFolder } from '#test/conformance/scenarios.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { SKIPPED, sharedFolder } from '#test/shared-material.js';

/** Families of scenarios whose components are all there, so that every fact is as recorded. */
const FAMILIES = /^(deployment|pv|replicaset|cronjob)-/;

interface RecordedStep {
  readonly refused: readonly Json[];
  readonly state: { readonly [object: string]: Json };
  readonly events: readonly string[];
  readonly unstable: readonly (readonly string[])[];
}

const facts = (value: Json | undefined): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/** What differs between a recorded step and ours, but for what two recordings disagreed about. */
function differences(recorded: RecordedStep, ours: { readonly state: { readonly [object: string]: Json }; readonly events: readonly string[]; readonly refused: readonly object[] } | undefined): readonly string[] {
  const shaky = new Set(recorded.unstable.map((names) => names.join(' ')));
  const stable = (event: string): boolean => !shaky.has(`event ${event.split(': ', 1)[0] ?? ''}`);
  const keys = new Set([...Object.keys(recorded.state), ...Object.keys(ours?.state ?? {})]);
  const states = [...keys].filter((key) => !recorded.unstable.some(([object]) => object === key) && !sameJson(facts(recorded.state[key]), facts(ours?.state[key])));
  const [theirs, mine] = [new Set(recorded.events.filter(stable)), new Set((ours?.events ?? []).filter(stable))];
  return [...states, ...[...theirs].filter((event) => !mine.has(event)).map((event) => `missing ${event}`), ...[...mine].filter((event) => !theirs.has(event)).map((event) => `too many ${event}`)];
}

const folder = sharedFolder();
const scenarios = folder === undefined ? undefined : join(folder, 'oracle', 'scenarios');

if (scenarios === undefined || !existsSync(scenarios)) console.log(SKIPPED);
else
  for (const id of readdirSync(scenarios).filter((name) => FAMILIES.test(name)))
    test(`as recorded: ${id}`, () => {
      const recorded = JSON.parse(readFileSync(join(scenarios, id, 'expected.json'), 'utf8')) as { steps: readonly RecordedStep[] };
      const ours = simulateFolder(join(scenarios, id), kubernetes);
      assert.is(ours.length, recorded.steps.length);
      assert.equal(recorded.steps.flatMap((step, index) => differences(step, ours[index]).map((line) => `step ${index + 1}: ${line}`)), []);
    });


test.run();
