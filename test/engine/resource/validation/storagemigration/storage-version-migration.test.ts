import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const migration = (resource: object, metadata: object = {}): string =>
  JSON.stringify({ apiVersion: 'storagemigration.k8s.io/v1', kind: 'StorageVersionMigration', metadata: { name: 'a', ...metadata }, spec: { resource } });

test('the resource whose objects are written anew', () => {
  assert.equal(errorsOf(migration({ group: 'apps', resource: 'deployments' })), []);
  assert.equal(errorsOf(migration({ resource: 'pods' })), []);
  assert.equal(errorsOf(migration({ group: 'A b' })), ['Required spec.resource.resource', 'Invalid spec.resource.group']);
  assert.equal(errorsOf(migration({ resource: 'pods/log' })), ['Invalid spec.resource.resource']);
});

test('it stays', () => {
  assert.equal(errorsOf(migration({ resource: 'pods' }, { resourceVersion: '1' }), migration({ resource: 'nodes' })), ['Invalid spec']);
  assert.equal(errorsOf(migration({ resource: 'pods' }), migration({ resource: 'pods' })), ['Invalid metadata.resourceVersion']);
});

test.run();
