import type { Document } from '#engine/source/document.js';
import { stringAt } from '#engine/source/node.js';
import type { YamlNode } from '#engine/source/node.js';
import { baseNameOf, folderOf, resolvePath } from '#engine/source/relative-path.js';

/** How kuttl tells assertions from steps by the name of the file (`pkg/test/step.go`). */
const kuttl = /^(?:\d+-)?(?:assert|errors)(?:-[^.]+)?\.ya?ml$/;

/** Whether a file is, by its name, what a kuttl test expects to find: parts of objects. */
export const isAssertionFile = (path: string): boolean => kuttl.test(baseNameOf(path));

const partialObjects: ReadonlySet<string> = new Set(['assert', 'error', 'patch']);

function collectFiles(node: YamlNode, files: string[]): void {
  if (node.type === 'sequence') for (const item of node.items) collectFiles(item, files);
  if (node.type !== 'mapping') return;
  for (const { key, value } of node.entries) {
    if (partialObjects.has(key) && stringAt(value, 'file') !== '') files.push(stringAt(value, 'file'));
    else collectFiles(value, files);
  }
}

/** The files that chainsaw tests among the documents name as assertions and patches: parts of objects. */
export function assertionFilesOf(documents: readonly Pick<Document, 'file' | 'root'>[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { file, root } of documents) {
    if (root === undefined || stringAt(root, 'kind') !== 'Test' || !stringAt(root, 'apiVersion').startsWith('chainsaw.kyverno.io/')) continue;
    const named: string[] = [];
    collectFiles(root, named);
    for (const path of named) files.add(resolvePath(folderOf(file.path), path));
  }
  return files;
}
