import type { Document, DocumentRole } from '#engine/source/document.js';
import { baseNameOf, folderOf } from '#engine/source/relative-path.js';

/** The folders that hold a `Chart.yaml`. */
export const helmChartFolders = (documents: readonly Pick<Document, 'file'>[]): ReadonlySet<string> =>
  new Set(documents.filter(({ file }) => baseNameOf(file.path) === 'Chart.yaml').map(({ file }) => folderOf(file.path)));

function isTemplate(path: string, charts: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/templates/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/templates/', at - 1)) {
    if (charts.has(path.slice(0, at))) return true;
  }
  return path.startsWith('templates/') && charts.has('');
}

/** What a file is to the Helm chart around it: a template, values, the chart's own description; undefined for what Helm applies as it is. */
export function helmRoleOf(path: string, charts: ReadonlySet<string>): DocumentRole | undefined {
  if (charts.size === 0) return undefined;
  if (isTemplate(path, charts)) return 'helm-template';
  const folder = folderOf(path);
  const isInChart = charts.has(folder);
  const name = baseNameOf(path);
  if (isInChart && /^values.*\.(?:ya?ml|json)$/.test(name)) return 'helm-values';
  if (baseNameOf(folder) === 'ci' && name.endsWith('values.yaml') && charts.has(folderOf(folder))) return 'helm-values';
  return isInChart && name === 'Chart.yaml' ? 'other-yaml' : undefined;
}
