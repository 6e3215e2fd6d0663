import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const spec = (fields: string, version = 'v1'): string =>
  `{apiVersion: resource.k8s.io/${version}, kind: ResourceSlice, metadata: {name: a}, spec: {driver: a.b, pool: {name: c, resourceSliceCount: 1}, ${fields}}}`;
const slice = (devices: string): string => spec(`nodeName: node-1, devices: [${devices}]`);
const device = (fields: string): string => slice(`{name: d, ${fields}}`);
const policy = (text: string): string => device(`allowMultipleAllocations: true, capacity: {m: {value: 10Gi, requestPolicy: ${text}}}`);
const repeated = (text: string, times: number): string => Array.from({ length: times }, (_, index) => text.replaceAll('#', String(index))).join(', ');

const DEVICE = 'spec.devices[0]';
const POLICY = `${DEVICE}.capacity[m].requestPolicy`;
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain slice', device('attributes: {a: {int: 1}, b.c/d: {version: 1.2.3}}, capacity: {m: {value: 1Gi}}'), []],
  ['a slice of nothing', '{apiVersion: resource.k8s.io/v1, kind: ResourceSlice, metadata: {name: a}, spec: {}}', ['Required spec.driver', 'Required spec', 'Invalid spec.pool.resourceSliceCount', 'Required spec.pool.name']],
  ['nodes said in two ways', spec('nodeName: node-1, allNodes: true'), ['Invalid spec']],
  ['nodes that are unset', spec('nodeName: "", allNodes: false, perDeviceNodeSelection: false'), ['Invalid spec.nodeName', 'Invalid spec.allNodes', 'Invalid spec.perDeviceNodeSelection', 'Required spec']],
  ['nodes by two terms', spec('nodeSelector: {nodeSelectorTerms: [{}, {}]}'), ['Invalid spec.nodeSelector.nodeSelectorTerms']],
  ['a pool in parts', spec('nodeName: node-1').replace('name: c', 'name: a/B//c'), ['Invalid spec.pool.name', 'Invalid spec.pool.name']],
  ['counters stand alone', spec('nodeName: node-1, devices: [{name: a}], sharedCounters: [{name: b, counters: {c: {value: 1}}}]'), ['Invalid spec']],
  ['counters', spec('nodeName: node-1, sharedCounters: [{name: b, counters: {C: {value: 1}}}, {name: b}]'), ['Invalid spec.sharedCounters[0].counters', 'Required spec.sharedCounters[1].counters', 'Duplicate spec.sharedCounters[1]']],
  ['devices of one name', slice('{name: d}, {name: d}'), ['Duplicate spec.devices[1]']],
  ['many devices', slice(repeated('{name: d#}', 128)), []],
  ['many devices with taints', slice(`{name: d, taints: [{key: a, effect: None}]}, ${repeated('{name: d#}', 64)}`), ['TooMany spec.devices']],
  ['a device for itself, but not in this slice', device('allNodes: true, nodeSelector: {nodeSelectorTerms: []}'), [`Invalid ${DEVICE}`]],
  ['each device for itself', spec('perDeviceNodeSelection: true, devices: [{name: a}, {name: b, allNodes: true}, {name: c, nodeName: node-1, allNodes: true}, {name: d, nodeName: ""}]'),
    ['Required spec.devices[0]', 'Invalid spec.devices[2]', 'Invalid spec.devices[3].nodeName', 'Required spec.devices[3]']],
  ['an attribute of no kind', device('attributes: {a: {}}'), [`Invalid ${DEVICE}.attributes[a]`]],
  ['an attribute of two kinds', device('attributes: {a: {int: 1, string: b}}'), [`Invalid ${DEVICE}.attributes[a]`]],
  ['keys of attributes are reported at the map', device('attributes: {a-b: {int: 1}, a.b/: {int: 1}, a/b/c: {int: 1}}'), [`Invalid ${DEVICE}.attributes`, `Invalid ${DEVICE}.attributes`]],
  ['values of attributes', device(`attributes: {a: {string: ${'a'.repeat(65)}}, b: {version: "1.2"}}`), [`TooLong ${DEVICE}.attributes[a].string`, `Invalid ${DEVICE}.attributes[b].version`]],
  ['attributes and capacities together', device(`attributes: {${repeated('a#: {int: 1}', 20)}}, capacity: {${repeated('c#: {value: 1}', 13)}}`), [`Invalid ${DEVICE}`]],
  ['taints', device('taints: [{key: "", value: a b, effect: Never}, {key: a}]'), [
    `Invalid ${DEVICE}.taints[0].key`, `Invalid ${DEVICE}.taints[0].key`, `Invalid ${DEVICE}.taints[0].value`, `NotSupported ${DEVICE}.taints[0].effect`, `Required ${DEVICE}.taints[1].effect`,
  ]],
  ['consumed counters', device('consumesCounters: [{counterSet: a, counters: {b: {value: 1}}}, {counterSet: a}]'), [`Required ${DEVICE}.consumesCounters[1].counters`, `Duplicate ${DEVICE}.consumesCounters[1]`]],
  ['binding conditions go in pairs', device('bindingConditions: [a, a, b c]'), [`Invalid ${DEVICE}.bindingConditions[2]`, `Duplicate ${DEVICE}.bindingConditions[1]`, `Invalid ${DEVICE}.bindingFailureConditions`]],
  ['binding conditions do not overlap', device('bindingConditions: [a], bindingFailureConditions: [a]'), [`Invalid ${DEVICE}.bindingFailureConditions[0]`]],
  ['a policy needs shares', device('capacity: {m: {value: 1, requestPolicy: {}}}'), [`Forbidden ${POLICY}`]],
  ['values or a range', policy('{default: 1Gi, validValues: [1Gi], validRange: {min: 1Gi}}'), [`Forbidden ${POLICY}`]],
  ['a policy needs a default', policy('{validRange: {min: 1Gi}}'), [`Required ${POLICY}.default`]],
  ['values in order', policy('{default: 3Gi, validValues: [2Gi, 1Gi, 1024Mi, 11Gi]}'), [`Invalid ${POLICY}.validValues[1]`, `Duplicate ${POLICY}.validValues[2]`, `Invalid ${POLICY}.validValues[3]`, `Invalid ${POLICY}.validValues`]],
  ['a range without a start', policy('{default: 1Gi, validRange: {max: 1Gi}}'), [`Required ${POLICY}.validRange.min`]],
  ['a default outside of its range', policy('{default: 9Gi, validRange: {min: 1Gi, max: 8Gi}}'), [`Invalid ${POLICY}.validRange.default`]],
  ['a range that goes back', policy('{default: 3Gi, validRange: {min: 3Gi, max: 2Gi}}'), [`Invalid ${POLICY}.validRange.max`, `Invalid ${POLICY}.validRange.default`]],
  ['steps that miss', policy('{default: 2Gi, validRange: {min: 1Gi, max: 8Gi, step: 3Gi}}'), [`Invalid ${POLICY}.validRange.step`, `Invalid ${POLICY}.validRange.step`]],
  ['steps that fit', policy('{default: 4Gi, validRange: {min: 1Gi, max: 10Gi, step: 3Gi}}'), []],
  ['no step', policy('{default: 1Gi, validRange: {min: 1Gi, step: 0}}'), [`Invalid ${POLICY}.validRange.step`]],
  ['the earlier form is converted', spec('nodeName: node-1, devices: [{name: d, basic: {attributes: {a: {}}}}]', 'v1beta1'), [`Invalid ${DEVICE}.attributes[a]`]],
  ['a rule for tainted devices', '{apiVersion: resource.k8s.io/v1, kind: DeviceTaintRule, metadata: {name: a}, spec: {deviceSelector: {driver: "", pool: A, device: a.b}, taint: {key: a, effect: None}}}',
    ['Required spec.deviceSelector.driver', 'Invalid spec.deviceSelector.pool', 'Invalid spec.deviceSelector.device']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal([...errorsOf(text)].sort(), [...expected].sort()));

test('what a slice is of does not change', () => {
  assert.equal(errorsOf(spec('allNodes: true').replace('a.b', 'b.c').replace('name: c', 'name: d'), spec('nodeName: node-1')), ['Invalid spec.pool.name', 'Invalid spec.driver', 'Invalid spec.nodeName']);
});

test('what stays in a device is not judged again', () => {
  const old = device('taints: [{key: a b}], capacity: {a-b: {value: 1}}');
  assert.equal(errorsOf(old, old), []);
});

test('drivers are named in lower case', () => {
  assert.equal(warningsOf(spec('nodeName: node-1').replace('a.b', 'A.b')), ['spec.driver: driver names should be lowercase; "A.b" contains uppercase characters']);
});

test.run();
