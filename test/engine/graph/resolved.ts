import { readSourceLibrary } from '#cli/build/source-library.js';
import type { Edge, Graph } from '#engine/graph/edge.js';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { resolveReferences } from '#engine/graph/resolve.js';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { parseFiles } from '#engine/source/parse.js';
import type { SourceFile } from '#engine/source/source-file.js';

const { library } = readSourceLibrary('.');

/** The project's own tables. */
export const tables = library;

interface Options {
  readonly namespace?: string;
  readonly provided?: readonly string[];
}

/** The graph of these files: texts by path. */
export function graphOf(files: { readonly [path: string]: string } | readonly SourceFile[], { namespace = '', provided = [] }: Options = {}): Graph {
  const given = Array.isArray(files) ? (files as readonly SourceFile[]) : Object.entries(files).map(([path, text]): SourceFile => ({ path, text: text as string }));
  const documents = parseFiles(given);
  const scheme = schemeOf(library.kubernetes, library.kubernetes.versions.at(-1) ?? '', documents);
  return resolveReferences({ documents, resources: decodeResources(documents, scheme), scheme, library, namespace, provided });
}

/** An edge on one line: state, what it is about, and what came closest. */
export function brief({ state, path, reason, missing, targets, closest, world, optional }: Edge): string {
  const end = targets.map((target) => `${target.resource.kind} ${target.resource.name} ${formatFieldPath(target.path)}`).join(', ');
  const near = closest[0] === undefined ? '' : `closest ${closest[0].anchor.resource.kind} ${closest[0].anchor.resource.name} ${closest[0].differs} ${closest[0].has} not ${closest[0].wanted}`;
  const words = [formatFieldPath(path), state, reason?.code, state === 'missing' ? `${missing} ${world}${optional ? ' optional' : ''}` : undefined, end === '' ? undefined : `-> ${end}`, near];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

/** The edges of one row, on a line each. */
export const edgesOf = (graph: Graph, reference: string): string[] => graph.edges.filter((edge) => edge.reference === reference).map(brief);

/** A Deployment as JSON: labels of its template, fields of its Pods, and its selector where it is another. */
export function deployment(name: string, labels: { readonly [key: string]: string }, pod: object = {}, more: { namespace?: string; selector?: object } = {}): string {
  const { namespace, selector = labels } = more;
  return `${JSON.stringify({
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: { selector: { matchLabels: selector }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'example.com/main:1' }], ...pod } } },
  })}\n`;
}

/** An object of any kind as JSON. */
export const object = (apiVersion: string, kind: string, name: string, more: object = {}, namespace?: string): string =>
  `${JSON.stringify({ apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...more })}\n`;

/** Documents of one file. */
export const documents = (...texts: readonly string[]): string => texts.join('---\n');
