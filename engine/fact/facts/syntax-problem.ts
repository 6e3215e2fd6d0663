import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import type { Document, DocumentRole, SyntaxProblem } from '#engine/source/document.js';
import { positionAt } from '#engine/source/source-file.js';

const JUDGED: ReadonlySet<DocumentRole> = new Set<DocumentRole>(['manifest', 'broken', 'kustomization', 'kustomize-patch']);

function toFact(document: Document, problem: SyntaxProblem): Fact {
  const { other } = problem;
  const because: Cause[] = other === undefined ? [] : [{ type: 'place', place: { document, span: other }, role: 'first', arguments: { what: problem.detail } }];
  return {
    fact: 'syntax-problem',
    columns: {
      code: problem.code,
      detail: problem.detail,
      role: document.role,
      file: document.file.path,
      firstLine: other === undefined ? 0 : positionAt(document.file, other.start).line,
    },
    places: { at: { document, span: { start: problem.start, end: problem.end } } },
    resource: undefined,
    because,
  };
}

/** What YAML, or Kubernetes' reading of it, does not take; only of documents that are meant for the cluster. */
export const syntaxProblem: FactDerivation = {
  fact: 'syntax-problem',
  *derive({ documents }) {
    for (const document of documents)
      if (JUDGED.has(document.role))
        for (const problem of document.problems) yield toFact(document, problem);
  },
};
