import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const core = (rest: string, involved = 'shop'): string =>
  `{apiVersion: v1, kind: Event, metadata: {name: e.1, namespace: shop}, involvedObject: {kind: Pod, name: p, namespace: ${involved}}, ${rest}}`;

const event = (rest: string): string =>
  `{apiVersion: events.k8s.io/v1, kind: Event, metadata: {name: e.1, namespace: shop}, regarding: {kind: Pod, name: p, namespace: shop}, ${rest}}`;

const FULL = 'eventTime: "2026-01-01T00:00:00.000000Z", action: Bake, reason: Baked, reportingController: example.com/c, reportingInstance: c-1, type: Normal';

test('Events of the core group', () => {
  assert.equal(errorsOf(core('reason: a')), []);
  assert.equal(errorsOf(core('reason: a', 'kitchen')), ['Invalid involvedObject.namespace']);
  assert.equal(errorsOf(core('reason: a', '""')), ['Invalid involvedObject.namespace']);
  assert.equal(errorsOf(core('eventTime: "2026-01-01T00:00:00.000000Z", reason: a, action: b, reportingInstance: c')),
    ['Required reportingComponent', 'Invalid reportingComponent', 'Invalid reportingComponent']);
});

test('Events of their own group, reported by the older names', () => {
  assert.equal(errorsOf(event(FULL)), []);
  assert.equal(errorsOf(event(`${FULL}, note: ${'x'.repeat(1025)}, deprecatedCount: 1, series: {count: 1}`)),
    ['Invalid message', 'Invalid series.count', 'Required series.lastObservedTime', 'Invalid count']);
  assert.equal(errorsOf(event('reason: a')), ['Required eventTime', 'Invalid type']);
});

test('updates', () => {
  assert.equal(errorsOf(core('reason: b'), core('reason: a')), []);
  assert.equal(errorsOf(event(`${FULL}, series: {}`), event(FULL)), ['Invalid series.count', 'Required series.lastObservedTime']);
  assert.equal(errorsOf(event(`${FULL}, note: a, related: {}`), event(FULL)), ['Invalid message', 'Invalid related']);
});

test.run();
