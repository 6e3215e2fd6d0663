import { rolesOf } from '#engine/source/role.js';
import { documentChunks } from '#engine/source/document-chunk.js';
import type { Document } from '#engine/source/document.js';
import { readDocument } from '#engine/source/read-document.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** A document before it is known what it is for. */
export type UnclassifiedDocument = Omit<Document, 'role'>;

/** JSON without this word (a lock file, a dashboard) holds no manifest: no tree is made of it. */
const isOtherJson = (file: SourceFile): boolean => file.path.endsWith('.json') && !file.text.includes('"apiVersion"');

function documentsOf(file: SourceFile, words: Map<string, string>): UnclassifiedDocument[] {
  const chunks = documentChunks(file.text);
  if (isOtherJson(file)) return chunks.map((chunk, index) => ({ file, index, ...chunk, root: undefined, problems: [] }));
  const documents: UnclassifiedDocument[] = [];
  for (const chunk of chunks) {
    const { root, problems } = readDocument(file.text, chunk, words);
    const isEmpty = problems.length === 0 && (root === undefined || (root.type === 'scalar' && root.value === null));
    if (!isEmpty) documents.push({ file, index: documents.length, start: chunk.start, end: chunk.end, root, problems });
  }
  return documents;
}

/**
 * Every document of the files, in the order of the files, read as Kubernetes reads YAML (go-yaml v2 in `sigs.k8s.io/yaml`), with what
 * each is for. Never throws: broken YAML is a document with problems.
 */
export function parseFiles(files: readonly SourceFile[]): Document[] {
  const words = new Map<string, string>();
  return rolesOf(files.flatMap((file) => documentsOf(file, words)));
}
