import { asObject, isList, isObject, type Json } from '#engine/apimachinery/json.js';
import type { EdgeReason } from '#engine/graph/edge.js';
import type { Made } from '#engine/graph/made.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Document } from '#engine/source/document.js';

/** Signs that something may exist that no manifest defines. */
export interface Clues {
  /** A custom resource that names the word, or whose name the word begins with. */
  customResource(word: string, from: Resource, isVisible: (resource: Resource) => boolean): EdgeReason | undefined;
  /** A document that could not be read, or a template, that holds the word. */
  unreadDocument(word: string): EdgeReason | undefined;
}

const KEPT = 4;
const WORD = /[A-Za-z0-9][-A-Za-z0-9_.]*/g;

function stringsIn(value: Json | undefined, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length <= 253) found.add(value);
  } else if (isList(value)) for (const item of value) stringsIn(item, found);
  else if (isObject(value)) for (const key of Object.keys(value)) stringsIn(value[key], found);
}

/** Custom resources that might make something: of kinds that neither Kubernetes describes nor the producers call barren. */
const isMaker = (resource: Resource, made: Made): boolean =>
  resource.schema?.startsWith('io.k8s.') !== true && resource.group.includes('.') && !made.isBarren(resource.groupKind);

function indexWords(resources: readonly Resource[], made: Made): Map<string, Resource[]> {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (!isMaker(resource, made)) continue;
    const words = new Set<string>([resource.name]);
    stringsIn(asObject(resource.object['metadata'])?.['labels'], words);
    stringsIn(resource.object['spec'], words);
    for (const word of words) {
      const holders = index.get(word) ?? [];
      if (holders.length < KEPT) index.set(word, [...holders, resource]);
    }
  }
  return index;
}

function indexUnread(documents: readonly Document[]): Map<string, Document> {
  const index = new Map<string, Document>();
  for (const document of documents) {
    if (document.role !== 'broken' && document.role !== 'helm-template') continue;
    for (const [word] of document.file.text.slice(document.start, document.end).matchAll(WORD)) if (!index.has(word)) index.set(word, document);
  }
  return index;
}

/** Gathers the clues of the input; nothing is indexed before it is asked for. */
export function cluesOf(documents: readonly Document[], resources: readonly Resource[], made: Made, namespaceOf: (resource: Resource) => string): Clues {
  const words = memoized((_once: true) => indexWords(resources, made));
  const unread = memoized((_once: true) => indexUnread(documents));
  return {
    customResource: (word, from, isVisible) => {
      const isMeant = (resource: Resource): boolean => resource !== from && isVisible(resource);
      const naming = words(true).get(word)?.find(isMeant);
      if (naming !== undefined) return { code: 'made-by-operator', by: `${naming.kind} ${naming.name}` };
      for (let cut = word.lastIndexOf('-'); cut > 0; cut = word.lastIndexOf('-', cut - 1)) {
        const prefix = word.slice(0, cut);
        const owner = words(true).get(prefix)?.find((resource) => resource.name === prefix && namespaceOf(resource) === namespaceOf(from) && isMeant(resource));
        if (owner !== undefined) return { code: 'made-by-operator', by: `${owner.kind} ${owner.name}` };
      }
      return undefined;
    },
    unreadDocument: (word) => {
      const document = unread(true).get(word);
      if (document === undefined) return undefined;
      return { code: document.role === 'broken' ? 'broken-document' : 'other-set', by: document.file.path };
    },
  };
}
