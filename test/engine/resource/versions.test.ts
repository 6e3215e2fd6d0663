import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileFeatureGates, featureGatesOf } from '#engine/resource/feature-gates.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { compileValidation, DEFAULT_OPTIONS, type Verdict } from '#engine/resource/validation/validate.js';
import { fieldText } from '#engine/apimachinery/validation/field.js';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { decoded } from '#test/engine/resource/decoded.js';

function verdictIn(version: string, text: string, gates: { readonly [gate: string]: boolean } = {}): Verdict | undefined {
  const { resources } = decoded(text, version);
  const [resource] = resources;
  if (resource === undefined || resource.violations.length > 0) return undefined;
  return compileValidation(kubernetes, schemeOf(kubernetes, version, []), { ...DEFAULT_OPTIONS, featureGates: gates })({ resource, object: resource.object });
}

/** What is said of an object in a version: causes, and fields that are dropped; `unread` where decoding refuses it. */
function saidIn(version: string, text: string, gates: { readonly [gate: string]: boolean } = {}): string {
  const verdict = verdictIn(version, text, gates);
  if (verdict === undefined) return 'unread';
  const { errors, dropped } = verdict;
  return [...errors.map(({ type, field }) => `${type} ${fieldText(field)}`), ...dropped.map(({ path, gate }) => `${gate} drops ${formatFieldPath(path)}`)].join(', ');
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${spec}}\n`;
const container = (fields: string): string => pod(`containers: [{name: web, image: web, terminationMessagePolicy: File, imagePullPolicy: Always, ${fields}}]`);
const service = (name: string, spec: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {ports: [{port: 80}], ${spec}}\n`;

/** What is said from a version on until the next that is named. */
const cases: readonly (readonly [string, string, { readonly [since: string]: string }])[] = [
  ['names of Services may begin with a digit', service('1web', 'type: ClusterIP'), { '1.29': 'Invalid metadata.name', '1.36': '' }],
  ['traffic distribution', service('web', 'trafficDistribution: PreferSameNode'), {
    '1.29': 'unread', '1.30': 'ServiceTrafficDistribution drops spec.trafficDistribution', '1.31': 'NotSupported spec.trafficDistribution', '1.34': '',
  }],
  ['names of backends', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec: {defaultBackend: {service: {name: 1web, port: {number: 80}}}}\n', { '1.29': 'Invalid spec.defaultBackend.service.name', '1.36': '' }],
  ['names of variables', container('env: [{name: "a b"}]'), { '1.29': 'Invalid spec.containers[0].env[0].name', '1.32': '' }],
  ['search paths of a resolver', pod('dnsConfig: {searches: [_tcp.example.com]}, containers: [{name: web, image: web}]'), { '1.29': 'Invalid spec.dnsConfig.searches[0]', '1.33': '' }],
  ['addresses with leading zeros', service('web', 'externalIPs: [010.0.0.1]'), { '1.29': '', '1.36': 'Invalid spec.externalIPs[0]' }],
  ['sleeping for no time', container('lifecycle: {preStop: {sleep: {seconds: 0}}}'), {
    '1.29': 'PodLifecycleSleepAction drops spec.containers[0].lifecycle.preStop.sleep, Required spec.containers[0].lifecycle.preStop', '1.30': 'Invalid spec.containers[0].lifecycle.preStop.sleep', '1.33': '',
  }],
  ['proc mounts', container('securityContext: {procMount: Unmasked}'), { '1.29': 'ProcMountType drops spec.containers[0].securityContext.procMount', '1.33': 'Invalid spec.containers[0].securityContext.procMount' }],
  ['fields of AppArmor', container('securityContext: {appArmorProfile: {type: RuntimeDefault}}'), { '1.29': 'unread', '1.30': '' }],
  ['success policies', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: web}\nspec: {completionMode: Indexed, completions: 2, successPolicy: {rules: [{succeededCount: 1}]}, template: {spec: {restartPolicy: Never, containers: [{name: web, image: web}]}}}\n', {
    '1.29': 'unread', '1.30': 'JobSuccessPolicy drops spec.successPolicy', '1.31': '',
  }],
  ['who manages a Job', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: web}\nspec: {managedBy: web, template: {spec: {restartPolicy: Never, containers: [{name: web, image: web}]}}}\n', {
    '1.29': 'unread', '1.30': 'JobManagedBy drops spec.managedBy', '1.32': 'Invalid spec.managedBy',
  }],
  ['labels that affinity matches', pod('affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, matchLabelKeys: ["-"], labelSelector: {}}]}}, containers: [{name: web, image: web}]'), {
    '1.29': 'MatchLabelKeysInPodAffinity drops spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys',
    '1.31': 'Invalid spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0]',
  }],
  ['no shares of concurrency', 'apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: {name: web}\nspec: {type: Limited, limited: {nominalConcurrencyShares: 0, limitResponse: {type: Reject}}}\n', {
    '1.29': 'Invalid spec.limited.nominalConcurrencyShares', '1.30': '',
  }],
  ['what an autoscaler scales has a group', 'apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web}}\n', { '1.29': '', '1.34': 'Invalid spec.scaleTargetRef.apiVersion' }],
  ['scaling to zero', 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {minReplicas: 0, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, metrics: [{type: External, external: {metric: {name: q}, target: {type: Value, value: 3}}}]}\n', {
    '1.29': 'Invalid spec.minReplicas', '1.37': '',
  }],
  ['volumes of images', pod('volumes: [{name: data, image: {reference: web}}], containers: [{name: web, image: web, volumeMounts: [{name: data, mountPath: /data}]}]'), {
    '1.29': 'unread', '1.31': 'ImageVolume drops spec.volumes[0]', '1.35': '',
  }],
];

for (const [subject, text, said] of cases)
  test(`by version: ${subject}`, () => {
    let wanted = '';
    const wrong: string[] = [];
    for (const version of kubernetes.versions) {
      wanted = said[version] ?? wanted;
      const sorted = (list: string): string => list.split(', ').sort().join(', ');
      if (sorted(saidIn(version, text)) !== sorted(wanted)) wrong.push(`${version}: ${saidIn(version, text)}; not ${wanted}`);
    }
    assert.equal(wrong, []);
  });

test('gates change what the version has by default', () => {
  assert.is(saidIn('1.34', service('1web', 'type: ClusterIP'), { RelaxedServiceNameValidation: true }), '');
  assert.is(saidIn('1.36', service('1web', 'type: ClusterIP'), { RelaxedServiceNameValidation: false }), 'Invalid metadata.name');
  assert.is(saidIn('1.37', service('1web', 'type: ClusterIP'), { RelaxedServiceNameValidation: false }), '');
  assert.is(saidIn('1.31', container('securityContext: {procMount: Unmasked}'), { ProcMountType: true }), 'Invalid spec.containers[0].securityContext.procMount');
});

test('a gate is as it was last when it is gone, and off before it comes', () => {
  const isOn = (version: string, gate: string, changed = {}): boolean => compileFeatureGates(kubernetes, version, changed)(gate);
  assert.equal(kubernetes.versions.map((version) => isOn(version, 'SidecarContainers')), kubernetes.versions.map(() => true));
  assert.is(isOn('1.37', 'InPlacePodVerticalScalingAllocatedStatus'), false);
  assert.is(isOn('1.29', 'RecursiveReadOnlyMounts'), false);
  assert.is(isOn('1.29', 'NoSuchGate', { NoSuchGate: true }), false);
  assert.is(isOn('1.37', 'SidecarContainers', { SidecarContainers: false }), true);
  assert.is(isOn('1.33', 'ContainerStopSignals', { AllAlpha: true }), true);
  assert.is(isOn('1.33', 'ContainerStopSignals', { AllAlpha: true, ContainerStopSignals: false }), false);
  assert.is(featureGatesOf(kubernetes, '1.32').get('ContainerStopSignals'), undefined);
});

test.run();
