import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readFiles, type FileOptions, type ReadFiles } from '#cli/files.js';

type Tree = { readonly [path: string]: string | Buffer };

/** Runs on a folder with the given files; `-> x` makes a link to x. */
function within(tree: Tree, run: (folder: string, read: (paths: readonly string[], options?: Partial<FileOptions>) => ReadFiles) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'kubelore-files-'));
  try {
    for (const [path, content] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), join(folder, path));
      else writeFileSync(join(folder, path), content);
    }
    run(folder, (paths, options) => readFiles(paths, { folder, exclude: [], stdinFilename: 'stdin', input: () => '', ...options }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pathsOf = (read: ReadFiles): readonly string[] => read.files.map((file) => file.path);

const tree = {
  'web.yaml': 'a: 1', 'notes.txt': '', 'db/db.yml': '', 'db/db.json': '{}', 'base/Kustomization': '', 'node_modules/x.yaml': '', '.git/x.yaml': '',
  'out/made.yaml': '', 'out/keep/kept.yaml': '', 'db/.gitignore': '*.json\n', '.gitignore': 'out/*\n!out/keep/\ngen/\n', 'gen/x.yaml': '', '.hidden/y.yaml': '',
};

const cases: readonly [string, readonly string[], Partial<FileOptions>, readonly string[]][] = [
  ['the working folder by default', [], {}, ['.hidden/y.yaml', 'base/Kustomization', 'db/db.yml', 'out/keep/kept.yaml', 'web.yaml']],
  ['an ignored file that is named', ['out/made.yaml'], {}, ['out/made.yaml']],
  ['an ignored folder that is named', ['gen', 'out'], {}, ['gen/x.yaml', 'out/keep/kept.yaml']],
  ['a nested ignore file', ['db'], {}, ['db/db.yml']],
  ['any file that is named', ['notes.txt', './web.yaml', 'web.yaml'], {}, ['notes.txt', 'web.yaml']],
  ['node_modules when named', ['node_modules'], {}, ['node_modules/x.yaml']],
  ['a glob', ['d*/*.yml'], {}, ['db/db.yml']],
  ['a glob of folders', ['{db,base}'], {}, ['base/Kustomization', 'db/db.yml']],
  ['a glob through and through', ['**/*.yaml'], {}, ['.hidden/y.yaml', 'out/keep/kept.yaml', 'web.yaml']],
  ['without a folder', [], { exclude: ['db', 'out/'] }, ['.hidden/y.yaml', 'base/Kustomization', 'web.yaml']],
  ['without a name at any depth', [], { exclude: ['*.yaml'] }, ['base/Kustomization', 'db/db.yml']],
  ['without what a glob names', [], { exclude: ['**/keep/**', './web.yaml', '.hidden'] }, ['base/Kustomization', 'db/db.yml']],
  ['standard input among others', ['-', 'web.yaml'], { stdinFilename: 'a/b.yaml' }, ['a/b.yaml', 'web.yaml']],
];
for (const [name, paths, options, expected] of cases) {
  test(`reads ${name}`, () => {
    within(tree, (folder, read) => {
      mkdirSync(join(folder, '.git'), { recursive: true });
      const found = read(paths, options);
      assert.equal(pathsOf(found), expected);
      assert.equal(found.missing, []);
    });
  });
}

test('standard input and byte order marks', () => {
  within({ 'a.yaml': '\uFEFFa: 1', 'b.yaml': Buffer.from([0xff, 0xfe, 0x61, 0]), 'c.yaml': Buffer.from([0x61, 0xff]) }, (_folder, read) => {
    const { files, notes } = read(['-', '.'], { input: () => '\uFEFFb: 1' });
    assert.equal(files.map((file) => file.text), ['a: 1', 'a', 'a\uFFFD', 'b: 1']);
    assert.equal(notes, [{ path: 'b.yaml', why: 'utf-16', detail: 'utf-16le' }]);
  });
});

test('links: inside once, outside never, broken noted', () => {
  within({
    'in/a.yaml': 'x', 'in/again.yaml': '-> a.yaml', 'in/loop': '-> .', 'in/.data/b.txt': 'y', 'in/b.yaml': '-> .data/b.txt',
    'in/out.yaml': '-> ../secret.yaml', 'in/up': '-> ..', 'in/gone.yaml': '-> nowhere', 'secret.yaml': 's',
  }, (folder, read) => {
    const { files, notes } = read(['in']);
    assert.equal(files.map(({ path, text }) => path + text), ['in/a.yamlx', 'in/b.yamly']);
    assert.equal(notes.map(({ path, why }) => `${path} ${why}`), ['in/gone.yaml unreadable', 'in/out.yaml link-outside', 'in/up link-outside']);
    assert.ok(notes.some(({ detail }) => detail.endsWith('secret.yaml') && folder !== ''));
  });
});

test('what is not there, with what is near', () => {
  within({ 'deploy/web.yaml': '' }, (_folder, read) => {
    const { files, missing } = read(['deplyo/web.yaml', 'deploy/wbe.yaml', 'xyz', '*.json']);
    assert.equal(files, []);
    assert.equal(missing, [
      { path: 'deplyo/web.yaml', nearest: 'deploy/web.yaml' },
      { path: 'deploy/wbe.yaml', nearest: 'deploy/web.yaml' },
      { path: 'xyz', nearest: undefined },
      { path: '*.json', nearest: undefined },
    ]);
  });
});

test.run();
