import type { Document } from '#engine/source/document.js';
import type { Span, YamlNode } from '#engine/source/node.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** A comment `# kubelore-disable-next-line RULE[, RULE] -- reason`. The span is the comment's, from its `#` to the end of its line. */
export interface Suppression extends Span {
  readonly file: SourceFile;
  /** Rule ids as written, each with its place; empty where the comment names none. */
  readonly rules: readonly (Span & { readonly rule: string })[];
  /** Empty where none is given. */
  readonly reason: string;
  /** The line that it covers, without its line break: the next one that is neither blank nor a comment. Undefined at the end of the file. */
  readonly covers: Span | undefined;
}

const word = 'kubelore-disable-next-line';
const comment = /^[ \t]*(#[ \t]*kubelore-disable-next-line(?![\w-]))([^\r\n]*)/;
const separator = /(?:^|[ \t])--(?:[ \t]|$)/;

function lineAt(text: string, start: number): Span {
  const next = text.indexOf('\n', start);
  const end = next < 0 ? text.length : next;
  return { start, end: text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end };
}

function coveredLine(text: string, after: number): Span | undefined {
  for (let at = text.indexOf('\n', after) + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    const line = lineAt(text, at);
    if (!/^[ \t]*(?:#|$)/.test(text.slice(line.start, line.end))) return line;
  }
  return undefined;
}

function isInScalar(node: YamlNode, offset: number): boolean {
  if (node.type === 'scalar') return node.start < offset && offset < node.end;
  const children = node.type === 'sequence' ? node.items : node.entries.map((entry) => entry.value);
  return children.some((child) => child.start < offset && offset < child.end && isInScalar(child, offset));
}

function suppressionAt(file: SourceFile, at: number): Suppression | undefined {
  const lineStart = file.text.lastIndexOf('\n', at) + 1;
  const line = lineAt(file.text, lineStart);
  const found = comment.exec(file.text.slice(line.start, line.end));
  if (found === null) return undefined;
  const [whole, opening = '', rest = ''] = found;
  const cut = separator.exec(rest);
  const named = cut === null ? rest : rest.slice(0, cut.index);
  const offset = line.start + whole.length - rest.length;
  const rules = [...named.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({ rule, start: offset + index, end: offset + index + rule.length }));
  const reason = cut === null ? '' : rest.slice(cut.index + cut[0].length).trim();
  return { file, rules, reason, start: offset - opening.length, end: line.end, covers: coveredLine(file.text, line.end) };
}

function suppressionsIn(file: SourceFile, documents: readonly Document[]): Suppression[] {
  const found: Suppression[] = [];
  let next = 0;
  for (let at = file.text.indexOf(word); at >= 0; at = file.text.indexOf(word, at + word.length)) {
    const suppression = suppressionAt(file, at);
    while ((documents[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const root = documents[next]?.root;
    const isText = root !== undefined && isInScalar(root, at);
    if (suppression !== undefined && !isText) found.push(suppression);
  }
  return found;
}

/** The suppressions in the files of the documents, in their order; what only looks like one inside a block scalar is none. */
export function suppressionsOf(documents: readonly Document[]): Suppression[] {
  const byFile = new Map<SourceFile, Document[]>();
  for (const document of documents) {
    const known = byFile.get(document.file);
    if (known === undefined) byFile.set(document.file, [document]);
    else known.push(document);
  }
  return [...byFile].flatMap(([file, own]) => (file.text.includes(word) ? suppressionsIn(file, own) : []));
}
