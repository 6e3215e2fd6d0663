import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** One `$ command` of a console block and what it prints; a line `…` stands for any lines. */
interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The suite does not run itself, and what only a developer with time runs is left to him. */
const NOT_RUN = /npm test|npm run (?:bench|mutate|truth|conformance|lint)/;

function commandsOf(readme: string): readonly Shown[] {
  return [...readme.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block.split(/^\$ /m).slice(1).map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n').trim() };
    }));
}

/** Whether the text holds the lines in their order, `…` matching any. */
function holds(text: string, expected: string): boolean {
  const pattern = expected.split(/^…$/m).map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*?');
  return new RegExp(`(?:^|\\n)${pattern}\\s*$`).test(text.trim());
}

/** The tracked files, as a clone would have them, with what is not committed yet. */
function copyClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'kubelore-clone-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).trim().split('\n');
  for (const file of files) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    try {
      cpSync(file, join(clone, file));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return clone;
}

const readme = readFileSync('README.md', 'utf8');
const commands = commandsOf(readme).filter(({ command }) => !NOT_RUN.test(command));
const clone = copyClone();

test.after(() => { rmSync(clone, { recursive: true, force: true }); });

test('there are commands to run', () => { assert.ok(commands.length > 0); });

for (const { command, output } of commands)
  test(`$ ${command}`, () => {
    const { PATH: path = '', HOME: home = '' } = process.env;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], { cwd: clone, encoding: 'utf8', env: { PATH: path, HOME: home, LANG: 'C', npm_config_loglevel: 'error' } });
    assert.ok(holds(stdout, output), `expected\n${output}\n\ngot\n${stdout}\n${stderr}`);
  });

test('it is no longer than two screens want', () => { assert.ok(readme.split('\n').length <= 130); });

for (const [, target = ''] of readme.matchAll(/\]\(([^)#:]+)\)/g))
  test(`link ${target}`, () => { assert.ok(existsSync(join(clone, target))); });

test.run();
