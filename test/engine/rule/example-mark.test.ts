import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exampleMarks } from '#engine/rule/example-mark.js';

const CASES: readonly (readonly [manifests: string, expect: readonly number[], marks: readonly (readonly [number, string, string | undefined])[]])[] = [
  ['a: 1 # error\nb: 2', [], [[1, 'error', undefined]]],
  ['a: 1\nb: 2   #warning "two of them"', [], [[2, 'warning', 'two of them']]],
  ['# info\na: 1', [], [[1, 'info', undefined]]],
  ['a: 1 # errors are told\nb: "x# error"', [], []],
  ['a: 1#error', [], []],
  ['a: |\n  text\n', [2], [[2, 'error', undefined]]],
  ['a: 1\nb: 2 # warning', [1], [[1, 'error', undefined], [2, 'warning', undefined]]],
];

for (const [manifests, expect, marks] of CASES) {
  test(JSON.stringify(manifests), () => {
    assert.equal(exampleMarks({ manifests, expect }, 'error').map(({ line, severity, message }) => [line, severity, message]), marks);
  });
}

test.run();
