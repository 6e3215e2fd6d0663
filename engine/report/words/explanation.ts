import type { Severity } from '#engine/rule/rule.js';
import type { Language } from '#engine/report/language.js';

/** Where the paths of `links:` and `link:` lead. */
export const DOCUMENTATION = 'https://kubernetes.io';

/** The words around an explanation and around the catalogue of rules, in one language. */
export interface ExplanationWords {
  readonly rule: string;
  readonly term: string;
  readonly headings: {
    readonly definition: string;
    readonly meaning: string;
    readonly level: string;
    readonly why: string;
    readonly fix: string;
    readonly bad: string;
    readonly good: string;
    readonly terms: string;
    readonly off: string;
    readonly on: string;
    readonly more: string;
    readonly outdated: string;
    readonly commands: string;
    readonly rules: string;
    readonly see: string;
    readonly aliases: string;
    readonly link: string;
  };
  readonly severities: { readonly [severity in Severity]: string };
  /** What a level promises. */
  readonly promises: { readonly [severity in Severity]: string };
  readonly reason: string;
  readonly offHere: string;
  readonly offEverywhere: string;
  readonly onEverywhere: string;
  readonly counts: (rules: number) => string;
  readonly explainOne: string;
  readonly unknownWord: (word: string) => string;
  readonly nearest: (words: string) => string;
  readonly allRules: string;
  /** Headings of the folders of rules and the topics of the glossary; one that is not here is its own heading. */
  readonly subjects: { readonly [subject: string]: string };
}

const EN: ExplanationWords = {
  rule: 'rule',
  term: 'term',
  headings: {
    definition: 'Meaning',
    meaning: 'What it looks for',
    level: 'Level',
    why: 'Why',
    fix: 'How to mend it',
    bad: 'Reported',
    good: 'Sound',
    terms: 'Terms',
    off: 'To switch it off',
    on: 'To switch it on',
    more: 'Worth knowing',
    outdated: 'Out of date',
    commands: 'Commands',
    rules: 'Rules that speak of it',
    see: 'See also',
    aliases: 'Also',
    link: 'Kubernetes documentation',
  },
  severities: { error: 'error', warning: 'warning', info: 'info', off: 'off' },
  promises: {
    error: 'the API server refuses it, or it cannot work in these manifests',
    warning: 'it is likely to hurt: an exposure or a probable fault',
    info: 'worth knowing',
    off: 'a matter of opinion: silent until it is switched on',
  },
  reason: 'reason',
  offHere: 'a comment on the line before, for that place alone',
  offEverywhere: 'a flag, for the whole run',
  onEverywhere: 'a flag, for the whole run',
  counts: (rules) => `${rules} ${rules === 1 ? 'rule' : 'rules'}`,
  explainOne: 'kubelore explain RULE says more of each.',
  unknownWord: (word) => `nothing is known of ${word}: neither a rule nor a term`,
  nearest: (words) => `; the nearest words: ${words}`,
  allRules: '; kubelore rules lists all rules',
  subjects: {
    access: 'Access rights',
    admission: 'Admission',
    'api-version': 'API versions',
    autoscaling: 'Autoscaling',
    availability: 'Availability',
    cluster: 'Cluster',
    'compute-resources': 'CPU and memory',
    configuration: 'Configuration',
    images: 'Images',
    ingress: 'Ingress and Gateway',
    manifests: 'Manifests',
    metadata: 'Names, labels, namespaces',
    networking: 'Networking',
    nodes: 'Nodes and scheduling',
    pods: 'Pods and containers',
    probes: 'Probes',
    rbac: 'Access rights (RBAC)',
    references: 'References',
    reliability: 'Reliability',
    resources: 'CPU and memory',
    scheduling: 'Scheduling',
    schema: 'Fields and values',
    security: 'Security',
    services: 'Services',
    simulation: 'What the control plane would do',
    storage: 'Storage',
    tooling: 'Tools',
    workloads: 'Workloads',
    yaml: 'YAML',
  },
};

const JA: ExplanationWords = {
  rule: 'ルール',
  term: '用語',
  headings: {
    definition: '意味',
    meaning: '検出する問題',
    level: 'レベル',
    why: '影響',
    fix: '対処',
    bad: '指摘される例',
    good: '問題のない例',
    terms: '関係する用語',
    off: '無効にするには',
    on: '有効にするには',
    more: '補足',
    outdated: '古い情報に注意',
    commands: 'コマンド',
    rules: 'この用語に関わるルール',
    see: '関連する用語',
    aliases: '別名',
    link: 'Kubernetes のドキュメント',
  },
  severities: { error: 'エラー', warning: '警告', info: '情報', off: 'オフ' },
  promises: {
    error: 'API サーバーに拒否されるか、このマニフェストのままでは動きません',
    warning: '実害につながる可能性が高い問題です',
    info: '知っておくとよい情報です',
    off: '考え方が分かれるため、有効にするまで何も出しません',
  },
  reason: '理由',
  offHere: 'その箇所だけ無効にする（直前の行に書くコメント）',
  offEverywhere: '実行全体で無効にする（コマンドラインのフラグ）',
  onEverywhere: '実行全体で有効にする（コマンドラインのフラグ）',
  counts: (rules) => `ルール ${rules} 件`,
  explainOne: '各ルールの詳細は kubelore explain RULE で表示できます。',
  unknownWord: (word) => `${word} というルールも用語もありません`,
  nearest: (words) => `。近い語: ${words}`,
  allRules: '。ルールの一覧は kubelore rules で表示できます',
  subjects: {
    access: 'アクセス権限',
    admission: 'アドミッション',
    'api-version': 'API バージョン',
    autoscaling: 'オートスケーリング',
    availability: '可用性',
    cluster: 'クラスター',
    'compute-resources': 'CPU とメモリ',
    configuration: '設定',
    images: 'イメージ',
    ingress: 'Ingress と Gateway',
    manifests: 'マニフェスト',
    metadata: '名前・ラベル・Namespace',
    networking: 'ネットワーク',
    nodes: 'Node とスケジューリング',
    pods: 'Pod とコンテナ',
    probes: 'プローブ',
    rbac: 'アクセス権限（RBAC）',
    references: '参照',
    reliability: '信頼性',
    resources: 'CPU とメモリ',
    scheduling: 'スケジューリング',
    schema: 'フィールドと値',
    security: 'セキュリティ',
    services: 'Service',
    simulation: 'コントロールプレーンの動作',
    storage: 'ストレージ',
    tooling: 'ツール',
    workloads: 'ワークロード',
    yaml: 'YAML',
  },
};

/** The words of a language. */
export const explanationWords = (language: Language): ExplanationWords => (language === 'ja' ? JA : EN);
