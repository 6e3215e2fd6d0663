import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { labelIndex } from '#engine/graph/label-index.js';

const items: readonly JsonObject[] = [{ app: 'web', tier: 'front' }, { app: 'web', tier: 'back' }, { app: 'api' }, {}];
const index = labelIndex(items, (labels) => labels);
const positions = (found: readonly JsonObject[] | undefined): number[] | undefined => found?.map((item) => items.indexOf(item));

const cases: readonly [JsonObject, number[] | undefined][] = [
  [{}, [0, 1, 2, 3]],
  [{ matchLabels: { app: 'web' } }, [0, 1]],
  [{ matchLabels: { app: 'web', tier: 'back' } }, [1]],
  [{ matchLabels: { app: 'none' } }, []],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] }, [0, 1, 2]],
  [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, [1, 2, 3]],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, [3]],
  [{ matchLabels: { app: 'two words' } }, undefined],
];

for (const [selector, expected] of cases) test(JSON.stringify(selector), () => assert.equal(positions(index.select(selector)), expected));

test('a few are enough', () => assert.equal(positions(index.select({ matchLabels: { app: 'web' } }, 1)), [0]));

test('the nearest meets most, or has the key', () => {
  const [first] = index.nearest({ matchLabels: { app: 'web', tier: 'middle' } });
  assert.is(first?.item, items[0]);
  assert.is(first?.failed.key, 'tier');
});

test('a near value', () => assert.is(index.nearest({ matchLabels: { app: 'apl' } })[0]?.item, items[2]));

test.run();
