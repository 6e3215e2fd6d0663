import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { warningsOf } from '#test/engine/resource/validation/errors-of.js';
import { podWith } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const CASES: readonly (readonly [volumes: string, ...warnings: string[]])[] = [
  ['[{name: a, gitRepo: {repository: r}}]', 'spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+'],
  ['[{name: a}, {name: b, storageos: {volumeName: v}}]', 'spec.volumes[1].storageOS: deprecated in v1.22, non-functional in v1.25+'],
  ['[{name: a, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1m}}}}}}]',
    'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests[storage]: fractional byte value "1m" is invalid, must be an integer'],
  ['[{name: a, configMap: {name: c, items: [{key: k, path: a/}, {key: l, path: a/b}, {key: m, path: ab}]}}]', 'volume "a" (ConfigMap "c"): overlapping paths: "a/b" with "a"'],
  ['[{name: a, secret: {secretName: s, items: [{key: k, path: a}, {key: l, path: a}]}}]', 'volume "a" (Secret "s"): overlapping paths: "a" with "a"'],
  ['[{name: a, projected: {sources: [{}, {secret: {name: s, items: [{key: k, path: a}]}}, {clusterTrustBundle: {name: b, path: a/b}}]}}]',
    'volume "a" (Projected) has no sources provided', 'volume "a" (Projected): overlapping paths: "a/b" (ClusterTrustBundle "b") with "a" (Secret "s")'],
];

for (const [volumes, ...warnings] of CASES)
  test(`a Pod with ${volumes}`, () => {
    assert.equal(warningsOf(podWith(volumes)), warnings);
  });

test.run();
