import { fieldText } from '#engine/apimachinery/validation/field.js';
import { compileValidation } from '#engine/resource/validation/validate.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { decoded } from '#test/engine/resource/decoded.js';
import type { Verdict } from '#engine/resource/validation/validate.js';

const definition = (properties: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: loaves.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Loaf, plural: loaves}
  versions:
  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {${properties}}}}}}}
`;

const loaf = (spec: string): string => `apiVersion: example.com/v1\nkind: Loaf\nmetadata: {name: a, resourceVersion: "1"}\nspec: ${spec}\n`;

function verdictOf(properties: string, spec: string, old: string | undefined): Verdict {
  const { resources: [, stored, last], scheme } = decoded([definition(properties), loaf(old ?? '{}'), loaf(spec)].join('---\n'));
  if (stored === undefined || last === undefined) throw new Error(`no resource in ${spec}`);
  if (last.violations.length > 0) throw new Error(`not decoded: ${JSON.stringify(last.violations)}`);
  return compileValidation(kubernetes, scheme)({ resource: last, object: last.object, ...(old === undefined ? {} : { old: stored.object }) });
}

/** What validation says of a `spec` by the properties of its schema, as lines `Required spec.flour`; `old`: the `spec` that it replaces. */
export const errorsOfSpec = (properties: string, spec: string, old?: string): string[] =>
  verdictOf(properties, spec, old).errors.map(({ type, field }) => `${type} ${fieldText(field)}`);

/** The warnings beside the verdict. */
export const warningsOfSpec = (properties: string, spec: string, old?: string): string[] => verdictOf(properties, spec, old).warnings.map(({ message }) => message);
