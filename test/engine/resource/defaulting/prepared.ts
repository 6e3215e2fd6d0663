import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { compilePreparation, type Prepared } from '#engine/resource/defaulting/prepare.js';
import { compileStoredForm } from '#engine/resource/defaulting/stored-form.js';
import { compileFeatureGates } from '#engine/resource/feature-gates.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { decoded } from '#test/engine/resource/decoded.js';

function frozen(value: Json): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value as JsonObject)) if (part !== undefined) frozen(part);
}

/** The last object of a text as it would be validated; `old`: the stored object that it updates. What it is made from is frozen. */
export function preparedOf(text: string, { old, version = '1.37', gates = {} }: { readonly old?: string; readonly version?: string; readonly gates?: { readonly [gate: string]: boolean } } = {}): Prepared {
  const { resources, scheme } = decoded(text, version);
  const resource = resources.at(-1);
  if (resource === undefined || resource.violations.length > 0) throw new Error(`not decoded: ${text} ${JSON.stringify(resource?.violations)}`);
  const stored = old === undefined ? undefined : decoded(old, version).resources.at(-1)?.object;
  for (const object of [resource.object, stored]) if (object !== undefined) frozen(object);
  const prepare = compilePreparation(kubernetes, scheme, compileFeatureGates(kubernetes, version, gates));
  return prepare({ object: resource.object, definition: resource.schema ?? '', groupKind: resource.groupKind, ...(stored === undefined ? {} : { old: stored }) });
}

/** The last object of a text as the API server would write it back. */
export function storedOf(text: string): JsonObject {
  const { resources, scheme } = decoded(text);
  return compileStoredForm(kubernetes, scheme)(preparedOf(text).object, resources.at(-1)?.schema ?? '');
}

/** The value at a path. */
export const at = (value: unknown, path: FieldPath): unknown => path.reduce<unknown>((holder, step) => (holder as { [key: string]: unknown } | undefined)?.[step], value);

/** `v1/Pod` and the object's own fields as a manifest. */
export const manifest = (key: string, fields: string, metadata = 'name: a'): string => {
  const cut = key.lastIndexOf('/');
  return `apiVersion: ${key.slice(0, cut)}\nkind: ${key.slice(cut + 1)}\nmetadata: {${metadata}}\n${fields}\n`;
};
