import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { findTerm } from '#engine/report/explain.js';
import { loadGlossary } from '#engine/report/glossary.js';
import { explanationWords } from '#engine/report/words/explanation.js';
import type { Term } from '#engine/report/term.js';
import type { Words } from '#engine/rule/rule.js';

/** What people believe of a term, and words that the correction cannot do without, in English and in Japanese. */
const CLAIMS: readonly (readonly [row: number, term: string, en: readonly string[], ja: readonly string[]])[] = [
  [1, 'orchestration', ['controller', 'bare Pod is lost'], ['コントローラー', '作り直されません']],
  [1, 'bare-pod', ['nothing makes it again'], ['作り直されることはありません']],
  [2, 'node', ['control plane', 'node-role.kubernetes.io/control-plane:NoSchedule'], ['コントロールプレーン', 'node-role.kubernetes.io/control-plane:NoSchedule']],
  [3, 'node', ['1.19', '/readyz?verbose'], ['1.19', '/readyz?verbose']],
  [4, 'pod', ['same port', 'root file system', 'each of them mounts'], ['同じポート', 'ルートファイルシステム', 'マウントした']],
  [5, 'pod', ['1.18', 'restart policy'], ['1.18', '再起動ポリシー']],
  [6, 'service', ['ExternalName', 'headless', 'four'], ['ExternalName', 'headless', '4 つ']],
  [7, 'cluster-ip', ['NAME.NAMESPACE.svc.cluster.local', 'inside of the cluster'], ['NAME.NAMESPACE.svc.cluster.local', 'クラスター内']],
  [8, 'node-port', ['30000-32767', 'nodePort, Service port, targetPort', 'once in the whole cluster'], ['30000〜32767', 'nodePort → Service の port → targetPort', 'クラスター全体で 1 度']],
  [9, 'node-port', ['Nodes come and go', 'in production'], ['入れ替わる', '本番環境']],
  [10, 'load-balancer', ['costs a load balancer', 'layer 4', 'Ingress'], ['費用', 'L4', 'Ingress']],
  [11, 'ingress', ['ClusterIP', 'controller'], ['ClusterIP', 'コントローラー']],
  [12, 'ingress', ['1.22', 'backend.service.name', 'port.number', 'pathType'], ['1.22', 'backend.service.name', 'port.number', 'pathType']],
  [13, 'ingress', ['successor, the Gateway API'], ['後継の Gateway API']],
  [14, 'replica-set', ['made by a Deployment'], ['Deployment', '自分で書くものではなく']],
  [15, 'deployment', ['maxSurge', 'maxUnavailable', '25%', 'readiness probes', 'two replicas'], ['maxSurge', 'maxUnavailable', '25%', 'readiness プローブ', '2 つ以上のレプリカ']],
  [16, 'declarative', ['what should exist', 'manifests'], ['何があるべきか', 'マニフェスト']],
  [16, 'imperative', ['kubectl run'], ['kubectl run']],
  [17, 'manifest-noise', ['--dry-run=client', 'creationTimestamp: null', 'status: {}', 'resources: {}'], ['--dry-run=client', 'creationTimestamp: null', 'status: {}', 'resources: {}']],
  [18, 'deployment', ['1.18', 'kubectl create deployment'], ['1.17', 'kubectl create deployment']],
  [19, 'config-map', ['CreateContainerConfigError', 'FailedMount', 'ContainerCreating', 'optional: true', 'subPath'], ['CreateContainerConfigError', 'FailedMount', 'ContainerCreating', 'optional: true', 'subPath']],
  [20, 'config-map-volume', ['`mountPath`/`path`', 'keys', 'hidden'], ['`mountPath`/`path`', 'keys', '隠れ']],
  [21, 'field', ['case-sensitive', '`Spec:`'], ['大文字と小文字', '`Spec:`']],
  [22, 'secret', ['encoding, not encryption', 'Git', 'etcd', 'right object'], ['暗号化ではなくエンコード', 'Git', 'etcd', '正解']],
  [23, 'volume', ['only those that it mounts', 'emptyDir'], ['自分でマウントしたものだけ', 'emptyDir']],
  [24, 'persistent-volume', ['hostPath', 'one Node'], ['hostPath', '1 台の Node']],
  [25, 'persistent-volume-claim', ['whole volume', 'no other claim'], ['1 対 1', '全体']],
  [25, 'binding', ['smallest'], ['最小']],
  [26, 'binding', ['class', 'volume mode', 'size', 'selector', 'node affinity', 'claimRef', 'phase'], ['StorageClass', 'volumeMode', '容量', 'selector', 'ノードアフィニティ', 'claimRef', '状態']],
  [27, 'quantity', ['10^6', '2^20', 'thousandth'], ['10^6', '2^20', '1000 分の 1']],
  [28, 'namespace', ['names only', 'NetworkPolicy', 'RBAC', 'quotas'], ['名前だけ', 'NetworkPolicy', 'RBAC', 'ResourceQuota']],
  [29, 'host-network', ['cannot share a Node'], ['同じ Node に置けません']],
  [29, 'host-port', ['once per Node'], ['Node・アドレス・プロトコルごとに 1 つ']],
  [30, 'cni', ['Weave Net is archived', 'Flannel alone'], ['Weave Net の開発は終了', 'Flannel だけ']],
  [30, 'network-policy', ['does nothing'], ['効果がありません']],
];

/** Words that a reader of an introduction to Kubernetes meets, and that `explain` therefore knows. */
const INTRODUCTION: readonly string[] = [
  'orchestration', 'オーケストレーション', 'cluster', 'クラスター', 'クラスタ', 'Node', 'ノード', 'master node', 'マスターノード', 'worker node', 'ワーカーノード',
  'Pod', 'ポッド', 'container', 'コンテナ', 'Service', 'サービス', 'ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'headless', 'Ingress', 'イングレス',
  'ReplicaSet', 'レプリカセット', 'replicas', 'Deployment', 'デプロイメント', 'rolling update', 'ローリングアップデート', 'rollback', 'ロールバック',
  'declarative', '宣言的', 'imperative', '命令的', 'manifest', 'マニフェスト', 'YAML', 'kubectl', 'kubectl run', 'dry-run', '--dry-run',
  'ConfigMap', 'Secret', 'Base64', '環境変数', 'Volume', 'ボリューム', 'PersistentVolume', '永続ボリューム', 'PersistentVolumeClaim', 'PVC', 'access mode', 'アクセスモード',
  'Namespace', '名前空間', 'bridge', 'host network mode', 'null', 'overlay', 'オーバーレイネットワーク', 'CNI', 'Calico', 'Flannel', 'Weave Net',
  'selector', 'label', 'endpoints', 'ingress-class', 'gateway', 'init-container', 'bare-pod', 'static-pod', 'pod-template', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob',
  'emptyDir', 'hostPath', 'StorageClass', 'binding', 'control-plane', 'kubelet', 'scheduler', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'rbac-subject',
  'HPA', 'PDB', 'NetworkPolicy', 'probes', 'liveness-probe', 'readiness-probe', 'requests', 'limits', 'quantity', 'QoS', 'image', 'image-tag', 'api-version', 'CRD',
  'admission', 'server-side-dry-run', 'kustomize', 'helm', 'owner-reference', 'finalizer', 'taint', 'toleration', 'affinity', 'priority-class', 'event',
];

const FOLDER = 'rules/glossary';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort();
const sources = files.map((name) => ({ path: `${FOLDER}/${name}`, text: readFileSync(join(FOLDER, name), 'utf8') }));
const { terms, problems } = loadGlossary(sources);

const said = (term: Term): readonly Words[] => [term.meaning, ...(term.more === undefined ? [] : [term.more]), ...term.outdated];

test('the glossary loads without a problem and holds to its schema', () => {
  assert.equal(problems, []);
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/term.schema.json', 'utf8')) as object);
  for (const { path, text } of sources) assert.ok(validate(parse(text)), `${path}: ${JSON.stringify(validate.errors)}`);
});

for (const [row, id, en, ja] of CLAIMS) {
  test(`claim ${row} is corrected by ${id}, in both languages`, () => {
    const term = terms.find((candidate) => candidate.id === id);
    assert.ok(term !== undefined, `no term ${id}`);
    assert.ok(term.claims.includes(row) || term.outdated.some((belief) => belief.claim === row), `${id} does not name claim ${row}`);
    const all = (language: keyof Words): string => said(term).map((words) => words[language]).join(' ');
    for (const word of en) assert.ok(all('en').includes(word), `en lacks: ${word}`);
    for (const word of ja) assert.ok(all('ja').includes(word), `ja lacks: ${word}`);
  });
}

test('the claims are the thirty rows, and no term names another', () => {
  const rows = new Set(CLAIMS.map(([row]) => row));
  assert.equal([...rows].sort((one, other) => one - other), Array.from({ length: 30 }, (_, index) => index + 1));
  for (const term of terms)
    for (const row of [...term.claims, ...term.outdated.map((belief) => belief.claim)]) assert.ok(rows.has(row), `${term.id}: claim ${row}`);
});

test('every word of an introduction leads to a term', () => {
  assert.equal(INTRODUCTION.filter((word) => findTerm(word, terms) === undefined), []);
});

test('no id, name or alias leads to two terms', () => {
  const owners = new Map<string, string>();
  for (const { id, name, aliases } of terms) {
    for (const word of new Set([id, name.en, name.ja, ...aliases].map((one) => one.toLowerCase().replace(/[\s_-]+/g, '')))) {
      assert.ok(!owners.has(word), `${word}: ${id} and ${owners.get(word) ?? ''}`);
      owners.set(word, id);
    }
  }
});

test('every term that a rule names is in the glossary', () => {
  const rules = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && !/^(glossary|presets)\//.test(path));
  const known = new Set(terms.map((term) => term.id));
  const unknown = rules.flatMap((path) => {
    const { terms: named } = parse(readFileSync(join('rules', path), 'utf8')) as { terms?: readonly string[] };
    return (named ?? []).filter((id) => !known.has(id)).map((id) => `${path}: ${id}`);
  });
  assert.equal(unknown, []);
});

test('every folder of rules and every topic of the glossary has a heading in both languages', () => {
  const folders = readdirSync('rules', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const subjects = new Set([...folders.filter((name) => name !== 'glossary' && name !== 'presets'), ...terms.map(({ topic }) => topic)]);
  for (const language of ['en', 'ja'] as const)
    assert.equal([...subjects].filter((subject) => explanationWords(language).subjects[subject] === undefined), []);
});

test.run();
