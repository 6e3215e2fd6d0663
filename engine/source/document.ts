import type { SourceFile } from '#engine/source/source-file.js';
import type { Span, YamlNode } from '#engine/source/node.js';

/** Something that YAML or Kubernetes' reading of it does not take, or takes otherwise than it looks. */
export interface SyntaxProblem extends Span {
  /** `syntax`: not YAML; the others are YAML that Kubernetes refuses or reads in a way that surprises. */
  readonly code: 'syntax' | 'duplicate-key' | 'key-not-a-string' | 'number-not-finite' | 'merge-overwrites' | 'too-deep' | 'too-large';
  /** What the parser says (`syntax`), or the key or value concerned. */
  readonly detail: string;
  /** The other place that matters, such as the first of two equal keys. */
  readonly other?: Span;
}

/** What a document is taken for. Only `manifest` is judged; the rest is counted and left alone. */
export type DocumentRole =
  | 'manifest' | 'kustomization' | 'kustomize-patch' | 'helm-template' | 'helm-values' | 'test-assertion' | 'other-yaml' | 'broken';

/** One YAML document, or a whole JSON file. Empty documents are not documents. */
export interface Document extends Span {
  readonly file: SourceFile;
  /** 0-based position among the file's non-empty documents. */
  readonly index: number;
  /** Undefined where nothing of the document could be read. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly role: DocumentRole;
}

/** What reading one document yields, before it is known what the document is for. */
export type DocumentContent = Pick<Document, 'root' | 'problems'>;
