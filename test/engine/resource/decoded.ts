import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { decodeResources } from '#engine/resource/decode.js';
import type { Resource } from '#engine/resource/resource.js';
import { validateResources } from '#engine/resource/validation/validated-resources.js';
import { schemeOf } from '#engine/resource/scheme.js';
import type { Scheme } from '#engine/resource/scheme.js';
import { parseFiles } from '#engine/source/parse.js';
import { kubernetes } from '#test/kubernetes-source.js';

/** The resources of a file, decoded in a Kubernetes version with the CRDs of the same file. */
export function decoded(text: string, version = '1.37'): { readonly resources: readonly Resource[]; readonly scheme: Scheme } {
  const documents = parseFiles([{ path: 'a.yaml', text }]);
  const scheme = schemeOf(kubernetes, version, documents);
  return { resources: decodeResources(documents, scheme), scheme };
}

/** The last resource of a file. */
export function lastOf(text: string, version?: string): Resource {
  const resource = decoded(text, version).resources.at(-1);
  if (resource === undefined) throw new Error(`no resource in ${text}`);
  return resource;
}

/** The last resource of a file, with what validation says of it among its violations. */
export function validatedOf(text: string): Resource {
  const { resources, scheme } = decoded(text);
  const resource = validateResources(resources, kubernetes, scheme).at(-1);
  if (resource === undefined) throw new Error(`no resource in ${text}`);
  return resource;
}

/** Violations as lines: code, field, what was found, nearest right word. */
export const violationsOf = (resource: Resource): string[] =>
  resource.violations.map(({ code, path, found, nearest }) => `${code} ${formatFieldPath(path)} ${found}${nearest === undefined ? '' : ` -> ${nearest}`}`.replace(/ +/g, ' ').trim());
