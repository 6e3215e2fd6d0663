import type { Report } from '#engine/index.js';
import type { Look } from '#cli/reporters/reporter.js';

/** The text that the sample report speaks of. */
export const SAMPLE_TEXT = 'apiVersion: v1\nkind: Service\nmetadata: {name: 日本}\nspec:\n  selector:\n    app: wbe\t# 誤\n';

const location = { file: 'shop/web.yaml', line: 6, column: 5, endLine: 6, endColumn: 13 };

/** A report with each thing that a report can hold. */
export const SAMPLE: Report = {
  version: 1,
  kubelore: '0.1.0',
  kubernetesVersion: '1.37',
  language: 'en',
  findings: [
    {
      rule: 'service-selects-no-pods',
      severity: 'error',
      message: 'Service shop/web selects no Pod [at all](0).',
      why: 'Connections are refused.',
      fix: 'Select app=web.',
      location,
      object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
      field: 'spec.selector.app',
      causes: [
        { text: 'Service shop/web spec.selector → no Pod with app=wbe', location },
        { text: 'closest: Deployment shop/web has app=web, not app=wbe', location: { file: 'shop/böse datei.yaml', line: 1, column: 1, endLine: 2, endColumn: 4 } },
        { text: 'and 2 more' },
      ],
      terms: ['service'],
      fingerprint: '00ff',
    },
    {
      rule: 'yaml-syntax',
      severity: 'warning',
      message: 'Not YAML.',
      why: 'It is not read.',
      fix: 'Write YAML.',
      location: { file: '/elsewhere/a.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 },
      causes: [],
      terms: [],
      fingerprint: '00fe',
    },
    {
      rule: 'service-selects-no-pods',
      severity: 'info',
      message: 'Again.',
      why: 'Connections are refused.',
      fix: 'Select app=api.',
      location: { file: '../b.yaml', line: 2, column: 3, endLine: 4, endColumn: 1 },
      causes: [],
      terms: ['service'],
      fingerprint: '00fd',
    },
  ],
  summary: {
    files: 3, documents: 5, objects: 2, broken: 1,
    skipped: [{ file: 'chart/templates/a.yaml', documents: 2, role: 'helm-template' }],
    sets: [{ name: 'shop', because: 'folder', objects: 2 }],
    undecided: 1, suppressed: 1, assumptions: ['every Pod runs'], notes: ['x.yaml cannot be read'],
    counts: { error: 1, warning: 1, info: 1 },
  },
};

/** A look with no terminal, and the rules that the sample names. */
export const PLAIN: Look = {
  colours: false, excerpts: false, quiet: false, verbose: false,
  textOf: (file) => (file === 'shop/web.yaml' ? SAMPLE_TEXT : undefined),
  rules: ['service-selects-no-pods', 'yaml-syntax', 'another'].map((id) => ({
    id, subject: 'networking', severity: 'error', terms: [], match: { fact: 'selection' }, when: 'true', at: 'fact.at', identity: [],
    message: { en: 'Service {name} selects no Pod{?closest|; {closest} is near}.', ja: 'Service {name} は Pod を選択しません。' },
    why: { en: 'Refused.', ja: '拒否されます。' }, fix: { en: 'Mend it.', ja: '直してください。' },
    bad: [{ manifests: 'kind: Service\n', expect: [1] }], good: [{ manifests: 'kind: Pod\n', expect: [] }],
  })),
};
