import { general, phrasesOf, type Language, type RuleSource } from '#engine/index.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const;

/** `service-selects-no-pods` -> `ServiceSelectsNoPods`, as SARIF likes its names. */
const pascal = (id: string): string => id.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());

function examples(rule: RuleSource): string {
  const fenced = (manifests: string): string => `\`\`\`yaml\n${manifests.trim()}\n\`\`\``;
  const [bad] = rule.bad;
  const [good] = rule.good;
  return [bad && `❌\n\n${fenced(bad.manifests)}`, good && `✅\n\n${fenced(good.manifests)}`].filter(Boolean).join('\n\n');
}

/** One rule as SARIF describes it: what it says, why, how to mend it, with an example of each kind. */
export function sarifRule(rule: RuleSource, language: Language): object {
  const { labels } = phrasesOf(language);
  const [message, why, fix] = [rule.message, rule.why, rule.fix].map((words) => general(words[language]));
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: message },
    fullDescription: { text: why },
    help: {
      text: `${message}\n\n${labels.why}: ${why}\n\n${labels.fix}: ${fix}`,
      markdown: `${message}\n\n**${labels.why}**: ${why}\n\n**${labels.fix}**: ${fix}\n\n${examples(rule)}`,
    },
    defaultConfiguration: { level: LEVELS[rule.severity], enabled: (rule.default ?? rule.severity) !== 'off' },
    properties: { tags: ['kubernetes', rule.subject], terms: rule.terms },
  };
}
