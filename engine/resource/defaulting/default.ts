import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { minorOf } from '#engine/resource/api-version.js';
import { byDefinition } from '#engine/resource/definition-name.js';
import { compileLaterRow, compileRow, type LaterDefault } from '#engine/resource/defaulting/row.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Default } from '#engine/resource/structural-type.js';

/** The phases after decoding, in their order; the last two are either or. */
export type LaterPhase = 'admission' | 'create' | 'update';

/** The rows of a table that hold in a version, by definition. */
function rowsOf(kubernetes: KubernetesSource, phase: 'decode' | LaterPhase, version: string): (definition: string) => readonly JsonObject[] {
  const minor = minorOf(version);
  const rows: { [type: string]: JsonObject[] } = {};
  for (const value of asList(kubernetes.load(`defaults/${phase}`))) {
    const row = asObject(value) ?? {};
    const since = asString(row['since']);
    if (since === undefined || minor >= minorOf(since)) (rows[asString(row['type']) ?? ''] ??= []).push(row);
  }
  return (definition) => byDefinition(rows, definition) ?? [];
}

/** The defaults that are filled in while an object is decoded, compiled, by definition. */
export function compileDefaults(kubernetes: KubernetesSource, version: string): (definition: string) => readonly Default[] {
  const rows = rowsOf(kubernetes, 'decode', version);
  return (definition) => rows(definition).map(compileRow);
}

/** The rows of a later phase, compiled, by definition. */
export function compileLaterDefaults(kubernetes: KubernetesSource, phase: LaterPhase, version: string): (definition: string) => readonly LaterDefault[] {
  const rows = rowsOf(kubernetes, phase, version);
  return (definition) => rows(definition).map(compileLaterRow);
}
