import { phrasesOf, visible, type Phrases, type Report } from '#engine/index.js';
import type { Paint } from '#cli/reporters/paint.js';

function skippedLine({ summary }: Report, phrases: Phrases, isListed: boolean): readonly string[] {
  const byRole = new Map<string, number>();
  for (const { role, documents } of summary.skipped) byRole.set(role, (byRole.get(role) ?? 0) + documents);
  if (byRole.size === 0) return [];
  const words: { readonly [role: string]: string } = phrases.documentRoles;
  const roles = [...byRole].map(([role, documents]) => `${words[role] ?? role}: ${documents}`).sort().join(', ');
  return [phrases.summary.skipped([...byRole.values()].reduce((sum, documents) => sum + documents, 0), roles, isListed)];
}

function verboseLines({ summary }: Report, phrases: Phrases): readonly string[] {
  const roles: { readonly [role: string]: string } = phrases.documentRoles;
  const skipped = summary.skipped.map(({ file, documents, role }) => `  ${visible(file)}  ${roles[role] ?? role}${documents > 1 ? ` (${documents})` : ''}`);
  const sets = summary.sets.map(({ name, because, objects }) => `  ${phrases.summary.set(visible(name), phrases.setReasons[because] ?? because, objects)}`);
  return [
    ...(skipped.length === 0 ? [] : [phrases.summary.verboseSkipped, ...skipped]),
    ...(sets.length === 0 ? [] : [phrases.summary.verboseSets, ...sets]),
  ];
}

/** What was found, read, skipped, left undecided and assumed: a line each, none that says nothing. */
export function summaryLines(report: Report, verbose: boolean, paint: Paint): readonly string[] {
  const phrases = phrasesOf(report.language);
  const { summary, kubernetesVersion } = report;
  const nothing = report.findings.length === 0;
  const { error, warning } = summary.counts;
  const headline = summary.objects === 0 && summary.broken === 0 && nothing ? phrases.summary.noManifests : nothing ? phrases.summary.nothingWrong : phrases.summary.counts(summary.counts);
  const read = { files: summary.files, documents: summary.documents, objects: summary.objects, sets: summary.sets.length, kubernetes: kubernetesVersion };
  return [
    paint(['bold', error > 0 ? 'red' : warning > 0 ? 'yellow' : 'green'], headline),
    phrases.summary.read(read),
    ...(summary.broken > 0 ? [phrases.summary.broken(summary.broken)] : []),
    ...skippedLine(report, phrases, verbose),
    ...(summary.undecided > 0 ? [phrases.summary.undecided(summary.undecided)] : []),
    ...(summary.suppressed > 0 ? [phrases.summary.suppressed(summary.suppressed)] : []),
    ...summary.assumptions.map(phrases.summary.assumed),
    ...summary.notes.map((note) => phrases.summary.note(visible(note))),
    ...(verbose ? verboseLines(report, phrases) : []),
    ...(nothing ? [] : [phrases.summary.explain]),
  ];
}
