import { basename, relative, resolve } from 'node:path';
import type { Report, ReportedFinding } from '#engine/index.js';
import type { Host } from '#cli/host.js';

const MANIFEST = /^\s*["']?(?:apiVersion|kind|resources|namespace|configMapGenerator)["']?\s*:|"apiVersion"/m;

/** Whether one of the changed files could matter to a cluster: a commit of other YAML costs no more than reading it. */
export const mayTouch = (paths: readonly string[], host: Host): boolean =>
  paths.length === 0 || paths.some((path) => {
    if (/^kustomization\.ya?ml$|^Kustomization$|^Chart\.ya?ml$/.test(basename(path))) return true;
    try {
      return MANIFEST.test(host.read(path));
    } catch {
      return true;
    }
  });

const touches = (finding: ReportedFinding, changed: ReadonlySet<string>): boolean =>
  changed.has(finding.location.file) || finding.causes.some(({ location }) => location !== undefined && changed.has(location.file));

/** The report with only what stands in the changed files, or has a cause there. No paths: the whole. */
export function narrowTo(report: Report, paths: readonly string[], folder: string): Report {
  if (paths.length === 0) return report;
  const changed = new Set(paths.map((path) => relative(folder, resolve(folder, path)).replaceAll('\\', '/')));
  const findings = report.findings.filter((finding) => touches(finding, changed));
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return { ...report, findings, summary: { ...report.summary, counts } };
}
