import { fieldText } from '#engine/apimachinery/validation/field.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Resource } from '#engine/resource/resource.js';
import { compileValidation, DEFAULT_OPTIONS, type Verdict } from '#engine/resource/validation/validate.js';
import type { ApiServerOptions } from '#engine/resource/validation/validation-context.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { decoded } from '#test/engine/resource/decoded.js';

function judged(text: string, old: string | undefined, version: string | undefined, options: ApiServerOptions = DEFAULT_OPTIONS): { readonly resource: Resource; readonly verdict: Verdict } {
  const { resources, scheme } = decoded(text, version);
  const [resource] = resources;
  if (resource === undefined) throw new Error(`no resource in ${text}`);
  if (resource.violations.length > 0) throw new Error(`not decoded: ${JSON.stringify(resource.violations)}`);
  const stored: JsonObject | undefined = old === undefined ? undefined : decoded(old, version).resources[0]?.object;
  const verdict = compileValidation(kubernetes, scheme, options)({ resource, object: resource.object, ...(stored === undefined ? {} : { old: stored }) });
  return { resource, verdict };
}

/** What validation says of the first object of a text, as lines `Required spec.selector`, in their order; `old`: what it updates. */
export const errorsOf = (text: string, old?: string, version?: string, options?: ApiServerOptions): string[] =>
  judged(text, old, version, options).verdict.errors.map(({ type, field }) => `${type} ${fieldText(field)}`);

/** The warnings beside the verdict, in the API server's words. */
export const warningsOf = (text: string, old?: string, version?: string): string[] =>
  judged(text, old, version).verdict.warnings.map(({ message }) => message);
