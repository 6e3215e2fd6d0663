import { nearestWord, type RuleSource, type Severity } from '#engine/index.js';
import { didYouMean, UsageError } from '#cli/usage-error.js';

const LEVELS: readonly Severity[] = ['off', 'error', 'warning', 'info'];

const isSeverity = (word: string): word is Severity => LEVELS.some((level) => level === word);

function complaintOf(id: string, level: string, rules: readonly RuleSource[]): string | undefined {
  if (level === '') return `--rule ${id}: say which level: ${id}=${LEVELS.join('|')}`;
  if (!isSeverity(level)) return `--rule ${id}=${level}: no such level${didYouMean(nearestWord(level, LEVELS))}; there are ${LEVELS.join(', ')}`;
  const ids = rules.map((rule) => rule.id);
  return ids.includes(id) ? undefined : `--rule ${id}: no such rule${didYouMean(nearestWord(id, ids))}; kubelore rules lists them`;
}

/** `--rule ID=LEVEL`, each: severities by rule. All that is wrong is told at once. */
export function severitiesOf(given: readonly string[], rules: readonly RuleSource[]): { readonly [rule: string]: Severity } {
  const severities: [string, Severity][] = [];
  const complaints: string[] = [];
  for (const word of given) {
    const [id = '', level = ''] = word.split(/=(.*)/s, 2);
    const complaint = complaintOf(id, level, rules);
    if (complaint !== undefined) complaints.push(complaint);
    else if (isSeverity(level)) severities.push([id, level]);
  }
  if (complaints.length > 0) throw new UsageError(...complaints);
  return Object.fromEntries(severities);
}
