import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { YamlNode } from '#engine/source/node.js';

/** An operation of JSON Patch, as far as the recordings use it. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: Json;
}

/** What the API server said of one object. */
export interface RecordedVerdict {
  readonly id: string;
  readonly code: number;
  readonly message?: string;
  readonly causes?: readonly { readonly reason?: string; readonly field?: string; readonly message?: string }[];
  readonly warnings?: readonly string[];
}

/** A change of a seed, and what the API server said of it. */
export interface RecordedMutant extends RecordedVerdict {
  readonly seed: string;
  readonly patch: readonly PatchOperation[];
}

/** A document of the corpus, and what the API server said of it. */
export interface RecordedDocument extends RecordedVerdict {
  readonly apiVersion: string;
  readonly kind: string;
  /** The file of the CRDs that a custom resource needs. */
  readonly crd?: string;
}

/** Valid objects by id, with what the API server made of them. */
export interface Seeds {
  readonly [id: string]: { readonly object: JsonObject; readonly defaulted: JsonObject };
}

const readText = (path: string): string => (path.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString() : readFileSync(path, 'utf8'));

/** The records of a file of JSON lines, compressed or not. */
export const readLines = <Row>(path: string): Row[] => readText(path).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);

/** The seeds of a file, compressed or not. */
export const readSeeds = (path: string): Seeds => JSON.parse(readText(path)) as Seeds;

const nowhere = { start: 0, end: 0 };

/** JSON as the parser would have read it, without places. */
export function nodeOf(value: Json): YamlNode {
  if (Array.isArray(value)) return { type: 'sequence', ...nowhere, items: (value as readonly Json[]).map(nodeOf) };
  if (typeof value !== 'object' || value === null) return { type: 'scalar', ...nowhere, value };
  return { type: 'mapping', ...nowhere, entries: Object.entries(value as JsonObject).map(([key, part]) => ({ key, ...nowhere, value: nodeOf(part ?? null) })) };
}

type Holder = { [step: string]: Json } & Json[];

/** The object with the operations done on a copy. */
export function patched(object: JsonObject, patch: readonly PatchOperation[]): JsonObject {
  const made = structuredClone(object);
  for (const { op, path, value = null } of patch) {
    const steps = path.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Holder>((at, step) => at[step] as Holder, made as unknown as Holder);
    if (Array.isArray(holder) && op !== 'replace') (holder as Json[]).splice(last === '-' ? (holder as Json[]).length : Number(last), op === 'remove' ? 1 : 0, ...(op === 'remove' ? [] : [value]));
    else if (op === 'remove') delete holder[last];
    else holder[last] = value;
  }
  return made;
}
