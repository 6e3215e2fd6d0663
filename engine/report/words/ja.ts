import type { VolumeRejection } from '#engine/simulation/simulation.js';
import type { Phrases } from '#engine/report/words/phrases.js';

/** PersistentVolume が PersistentVolumeClaim に合わない理由。バインダーの判定基準ごと。 */
const volumeCriteria: { readonly [criterion in VolumeRejection['criterion']]: (wanted: string, has: string) => string } = {
  phase: (_, has) => `phase が ${has} です`,
  claimRef: (_, has) => `${has} のために予約されています`,
  storageClassName: (wanted, has) => `storageClassName が ${has} です（要求は ${wanted}）`,
  accessModes: (wanted, has) => `accessModes が ${has} です（要求は ${wanted}）`,
  volumeMode: (wanted, has) => `volumeMode が ${has} です（要求は ${wanted}）`,
  size: (wanted, has) => `容量が ${has} で、要求の ${wanted} に足りません`,
  selector: (wanted, has) => `ラベルが ${has} で、selector の ${wanted} に合いません`,
  nodeAffinity: (_, has) => `nodeAffinity ${has} を満たす Node がありません`,
  volumeAttributesClass: (wanted, has) => `volumeAttributesClassName が ${has} です（要求は ${wanted}）`,
  deleting: () => '削除中です',
  taken: (_, has) => `すでに ${has} が使っています`,
};

const isCriterion = (word: string): word is VolumeRejection['criterion'] => Object.hasOwn(volumeCriteria, word);

const volumeCriterion = (criterion: string, wanted: string, has: string): string =>
  isCriterion(criterion) ? volumeCriteria[criterion](wanted, has) : `${criterion}: ${has}（要求は ${wanted}）`;

/** kubelore の日本語の言い回し。 */
export const ja: Phrases = {
  none: 'なし',
  unknown: '（不明）',
  more: (number) => `ほか ${number} 件`,
  labels: { because: '原因', why: '影響', fix: '対処', see: '参照' },
  severities: { error: 'エラー', warning: '警告', info: '情報' },
  wanted: {
    selected: (kinds, selector, namespace) => `${selector} を持つ ${kinds}${namespace}`,
    named: (kinds, name) => `${kinds} ${name}`,
    key: (target, key) => `${target} のキー ${key}`,
    port: (target, port) => `${target} のポート ${port}`,
    containerPort: (port) => `コンテナポート ${port}`,
    anyKind: 'オブジェクト',
    anyNamespace: '（すべての namespace）',
    inNamespace: (namespace) => `（namespace ${namespace}）`,
  },
  edge: {
    resolved: ({ from, field, targets }) => `${from} ${field} → ${targets}`,
    missing: ({ from, field, wanted, optional }) => `${from} ${field} → ${wanted} は存在しません${optional ? '（省略可能な参照）' : ''}`,
    missingKey: ({ from, field, wanted, optional }) => `${from} ${field} → ${wanted} がありません${optional ? '（省略可能な参照）' : ''}`,
    missingPort: ({ from, field, wanted }) => `${from} ${field} → ${wanted} がありません`,
    ambiguous: ({ from, field, wanted, targets }) => `${from} ${field} → ${wanted} に当てはまるものが複数あります: ${targets}`,
    provided: ({ from, field, wanted }, reason) => `${from} ${field} → ${wanted}（${reason}）`,
    undecided: ({ from, field, wanted }, reason) => `${from} ${field} → ${wanted} の有無は入力だけでは決まりません（${reason}）`,
    target: (target) => `→ ${target}`,
  },
  reasons: {
    'made-by-cluster': (by) => `どのクラスターにもあります: ${by}`,
    'made-by-controller': (by) => `コントローラーが作ります: ${by}`,
    'made-by-operator': (by) => `オペレーターが作ります: ${by}`,
    'provided-by-config': (by) => `外部で用意されます: ${by}`,
    generated: (by) => `${by} が生成します`,
    'other-set': (by) => `${by} にありますが、これと一緒には適用されません`,
    world: (by) => `クラスター側にあるかもしれません: ${by}`,
    'unnamed-namespace': () => 'namespace が書かれておらず、適用時に決まります',
    patched: (by) => `${by} がパッチを当てます`,
    transformed: (by) => `${by} が名前や namespace を書き換えます`,
    'broken-document': (by) => `読み取れなかったドキュメントにあるかもしれません: ${by}`,
    'refused-target': (by) => `参照先そのものが拒否されます: ${by}`,
    'unknown-kind': (by) => `この kind のスキーマがありません: ${by}`,
  },
  closest: (candidate, difference) => `最も近いもの: ${candidate}（${difference}）`,
  differs: {
    name: (has, wanted) => `名前は ${wanted} ではなく ${has}`,
    namespace: (has, wanted) => `namespace は ${wanted} ではなく ${has}`,
    kind: (has, wanted) => `kind は ${wanted} ではなく ${has}`,
    key: (has, wanted) => `キーは ${wanted} ではなく ${has}`,
    port: (has, wanted) => `ポートは ${wanted} ではなく ${has}`,
    label: (has, wanted) => `${wanted} ではなく ${has}`,
    protocol: (has, wanted) => `プロトコルは ${wanted} ではなく ${has}`,
    set: (has) => `${has} にあり、これと一緒には適用されない`,
  },
  event: ({ component, reason, message, regarding }) => `${component} が ${regarding} に記録するイベント: ${reason}: ${message}`,
  roles: {
    first: ({ what }) => `${what ?? ''} は先にここに書かれています`,
    'rejected-volume': ({ volume, criterion, wanted, has }) => `PersistentVolume ${volume ?? ''} は合いません: ${volumeCriterion(criterion ?? '', wanted ?? '', has ?? '')}`,
    'bound-volume': ({ volume, capacity }) => `PersistentVolume ${volume ?? ''} にバインドされます（容量 ${capacity ?? ''}）`,
  },
  documentRoles: {
    manifest: 'マニフェスト',
    kustomization: 'kustomization',
    'kustomize-patch': 'kustomize のパッチ',
    'helm-template': 'Helm テンプレート',
    'helm-values': 'Helm values',
    'test-assertion': 'テストの期待値',
    'other-yaml': 'Kubernetes オブジェクト以外',
    broken: '読み取り不能',
  },
  assumptions: {
    'nodes-assumed': 'Node が与えられていないため、どの Pod も Node に割り当てられて動くものとしました',
    'replicas-bounded': 'レプリカが 100 を超えるワークロードでは、101 個目以降の Pod もそれまでの Pod と同じものとしました',
    'volumes-assumed': 'クラスター側に PersistentVolume や StorageClass があるかもしれないものとしました',
    'provisioner-assumed': 'StorageClass のプロビジョナーがボリュームを作るものとしました',
  },
  setReasons: {
    folder: 'フォルダー内のマニフェスト',
    kustomization: 'kustomization が指すもの',
    alternative: '同じオブジェクトを別の内容で定義しているもの',
    config: '設定で指定されたもの',
  },
  inputNotes: {
    'link-outside': (path, detail) => `${path} はフォルダーの外（${detail}）を指すリンクなので読みませんでした`,
    unreadable: (path, detail) => `${path} を読めませんでした（${detail}）`,
    'too-large': (path, detail) => `${path} は ${detail} バイトあり、マニフェストとしては大きすぎるため読みませんでした`,
    'utf-16': (path, detail) => `${path} は ${detail} です。ここでは読みましたが、kubectl が受け付けるのは UTF-8 だけです`,
  },
  summary: {
    counts: ({ error, warning, info }) =>
      [error > 0 && `エラー ${error} 件`, warning > 0 && `警告 ${warning} 件`, info > 0 && `情報 ${info} 件`].filter(Boolean).join('、'),
    nothingWrong: '問題は見つかりませんでした',
    noManifests: 'Kubernetes のマニフェストが見つかりませんでした',
    read: ({ files, documents, objects, sets, kubernetes }) =>
      `読み取り: ファイル ${files} 個、ドキュメント ${documents} 個、オブジェクト ${objects} 個、セット ${sets} 個（Kubernetes ${kubernetes} として判定）`,
    broken: (number) => `読み取り不能: ドキュメント ${number} 個（全体を読み取れませんでした）`,
    skipped: (number, byRole, isListed) => `対象外: ドキュメント ${number} 個（${byRole}）${isListed ? '' : '。--verbose で一覧を表示します'}`,
    undecided: (number) => `判定保留: 入力だけでは決まらない条件 ${number} 件`,
    suppressed: (number) => `コメントによる抑止: ${number} 件`,
    assumed: (what) => `前提: ${what}`,
    note: (what) => `注記: ${what}`,
    explain: '詳しい説明: kubelore explain RULE',
    verboseSkipped: '対象外のドキュメント:',
    verboseSets: '一緒に適用されるもの:',
    set: (name, because, objects) => `${name}: オブジェクト ${objects} 個（${because}）`,
  },
};
