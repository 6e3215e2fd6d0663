import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pemBlocks } from '#engine/apimachinery/pem.js';

test('the blocks of a PEM text', () => {
  const text = 'before\n-----BEGIN A B-----\nYWJj\nZGVm\n-----END A B-----\nbetween\n-----BEGIN C-----\nProc-Type: 4\n\nYQ==\n-----END C-----\n';
  assert.equal(pemBlocks(text), [{ type: 'A B', hasHeaders: false, bytes: 'abcdef' }, { type: 'C', hasHeaders: true, bytes: 'a' }]);
  assert.equal(pemBlocks('-----BEGIN A-----\n-----END A-----'), [{ type: 'A', hasHeaders: false, bytes: '' }]);
  assert.equal(pemBlocks('-----BEGIN A-----\n!!\n-----END A-----\n'), []);
  assert.equal(pemBlocks('-----BEGIN A-----\nYQ==\n-----END B-----\n'), []);
});

test.run();
