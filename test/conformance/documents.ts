import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf, type Scheme } from '#engine/resource/scheme.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Document } from '#engine/source/document.js';
import type { YamlNode } from '#engine/source/node.js';
import { entryOf } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { RECORDED_OPTIONS, refusedOutright, verdictOf, VERSION, type Ours } from '#test/conformance/judge.js';
import { compileValidation } from '#engine/resource/validation/validate.js';
import type { RecordedDocument } from '#test/conformance/recordings.js';

/** The documents of a corpus, each file read once, whatever each is for. */
export function corpusAt(root: string): (path: string) => readonly Document[] {
  const known = new Map<string, readonly Document[]>();
  return (path) => {
    let documents = known.get(path);
    if (documents === undefined) {
      documents = parseFiles([{ path, text: readFileSync(join(root, path), 'utf8') }]).map((document) => ({ ...document, role: 'manifest' }));
      known.set(path, documents);
    }
    return documents;
  };
}

/** `source/path#3.1`: item 1 of the list that document 3 of a file is. */
function readId(id: string): { readonly path: string; readonly document: number; readonly items: readonly number[] } {
  const cut = id.lastIndexOf('#');
  const [document = 0, ...items] = id.slice(cut + 1).split('.').map(Number);
  return { path: id.slice(0, cut), document, items };
}

/** The document that a record speaks of; undefined where there is none. An item of a list stands for a document of its own. */
export function documentOf(id: string, corpus: (path: string) => readonly Document[]): Document | undefined {
  const { path, document, items } = readId(id);
  const found = corpus(path).find(({ index }) => index === document);
  let root: YamlNode | undefined = found?.root;
  for (const index of items) {
    const list = entryOf(root, 'items')?.value;
    root = list?.type === 'sequence' ? list.items[index] : undefined;
  }
  return found && { ...found, root };
}

/** The file of a source (the first folder of an id) that defines a kind, for records that do not name it; each source is looked through once. */
export function definitionFinder(root: string): (id: string, group: string, kind: string) => string | undefined {
  const known = new Map<string, readonly { readonly path: string; readonly text: string }[]>();
  const filesOf = (source: string): readonly { readonly path: string; readonly text: string }[] => {
    let files = known.get(source);
    if (files === undefined) {
      files = readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ya?ml|json)$/.test(name)).sort()
        .map((name) => ({ path: join(source, name), text: readFileSync(join(root, source, name), 'utf8') }))
        .filter(({ text }) => text.includes('CustomResourceDefinition'));
      known.set(source, files);
    }
    return files;
  };
  return (id, group, kind) => filesOf(id.split('/')[0] ?? '').find(({ text }) => text.includes(`group: ${group}\n`) && text.includes(`kind: ${kind}\n`))?.path;
}

/** A scheme for each file of CRDs, made once; the server's own where there is none. */
export function schemesOf(corpus: (path: string) => readonly Document[]): (crd: string | undefined) => Scheme {
  const known = new Map<string, Scheme>();
  return (crd = '') => {
    let scheme = known.get(crd);
    if (scheme === undefined) known.set(crd, (scheme = schemeOf(kubernetes, VERSION, crd === '' ? [] : corpus(crd))));
    return scheme;
  };
}

/** The one object of a document, decoded; undefined where the API server would not even read it. */
export function decodedOf(document: Document | undefined, scheme: Scheme): Resource | undefined {
  if (document === undefined || document.problems.length > 0) return undefined;
  const [resource] = decodeResources([document], scheme);
  return resource;
}

/** Judges each recorded document by itself. */
export function judgeDocuments(records: readonly RecordedDocument[], root: string): Ours[] {
  const corpus = corpusAt(root);
  const schemes = schemesOf(corpus);
  const validations = new Map<Scheme, ReturnType<typeof compileValidation>>();
  return records.map(({ id, crd }) => {
    const scheme = schemes(crd);
    const resource = decodedOf(documentOf(id, corpus), scheme);
    let validate = validations.get(scheme);
    if (validate === undefined) validations.set(scheme, (validate = compileValidation(kubernetes, scheme, RECORDED_OPTIONS)));
    return resource === undefined || scheme.find(resource.apiVersion, resource.kind).type === undefined ? refusedOutright(id) : verdictOf(id, resource, validate);
  });
}
