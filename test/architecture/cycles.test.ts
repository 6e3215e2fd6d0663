import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeFiles, importsOf } from '#test/architecture/source-tree.js';

/** The first cycle of value imports found from a file, as the path that closes it. */
function cycleFrom(start: string, imports: ReadonlyMap<string, readonly string[]>, done: Set<string>): readonly string[] | undefined {
  const trail: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    trail.push(file);
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(file);
    return undefined;
  };
  return visit(start);
}

test('no file imports itself by a detour', () => {
  const imports = new Map(codeFiles('engine', 'cli', 'test').map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  assert.equal([...imports.keys()].map((file) => cycleFrom(file, imports, done)).filter((cycle) => cycle !== undefined), []);
});

test.run();
