import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeFiles } from '#test/architecture/source-tree.js';

/** Lines of a file at most, and of 19 in 20 files; functions are measured by ESLint (60 lines). */
const MOST = 300;
const MOST_OF_95_PERCENT = 260;

test('files stay short', () => {
  const lines = codeFiles('engine', 'cli').map(({ path, text }) => ({ path, lines: text.split('\n').length })).sort((a, b) => a.lines - b.lines);
  const p95 = lines[Math.floor(lines.length * 0.95)];
  console.log(`  ${lines.length} files; median ${lines[lines.length >> 1]?.lines ?? 0}, p95 ${p95?.lines ?? 0}, longest ${lines.at(-1)?.lines ?? 0} lines`);
  assert.equal(lines.filter((file) => file.lines > MOST).map(({ path }) => path), []);
  assert.ok((p95?.lines ?? 0) <= MOST_OF_95_PERCENT);
});

test.run();
