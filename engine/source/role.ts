import { assertionFilesOf, isAssertionFile } from '#engine/source/test-assertion.js';
import type { Document, DocumentRole, SyntaxProblem } from '#engine/source/document.js';
import type { KustomizeFiles } from '#engine/source/kustomization.js';
import { helmRoleOf, helmChartFolders } from '#engine/source/helm-chart.js';
import { isKustomization, isPatchByName, kustomizeFilesOf } from '#engine/source/kustomization.js';
import { stringAt } from '#engine/source/node.js';

type Unclassified = Omit<Document, 'role'>;

interface Surroundings {
  readonly charts: ReadonlySet<string>;
  readonly kustomize: KustomizeFiles;
  readonly assertions: ReadonlySet<string>;
}

/** Problems by which Kubernetes refuses to read the document at all. */
const refusals: ReadonlySet<SyntaxProblem['code']> = new Set(['syntax', 'key-not-a-string', 'number-not-finite', 'too-deep', 'too-large']);

function roleOf(document: Unclassified, surroundings: Surroundings): DocumentRole {
  const { path } = document.file;
  const helm = helmRoleOf(path, surroundings.charts);
  if (helm !== undefined) return helm;
  if (isKustomization(path, document.root)) return 'kustomization';
  const { kustomize } = surroundings;
  if (kustomize.patches.has(path) && !kustomize.resources.has(path)) return 'kustomize-patch';
  if (surroundings.assertions.has(path) || isAssertionFile(path)) return 'test-assertion';
  if (document.problems.some((problem) => refusals.has(problem.code))) return 'broken';
  if (stringAt(document.root, 'apiVersion') === '' || stringAt(document.root, 'kind') === '') return 'other-yaml';
  return isPatchByName(path, kustomize) ? 'kustomize-patch' : 'manifest';
}

/** Says of each document what it is for, by its own words, its path, and what the kustomizations, charts and tests around it name. */
export function rolesOf(documents: readonly Unclassified[]): Document[] {
  const charts = helmChartFolders(documents);
  const surroundings = { charts, kustomize: kustomizeFilesOf(documents), assertions: assertionFilesOf(documents) };
  return documents.map((document) => {
    const role = roleOf(document, surroundings);
    return { ...document, role, problems: role === 'helm-template' ? [] : document.problems };
  });
}
