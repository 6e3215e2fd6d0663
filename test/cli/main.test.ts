import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withFolder } from '#test/cli/fake-host.js';
import { SHOP } from '#test/cli/sample-manifests.js';

const program = resolve('bundle/kubelore.cjs');
const isBuilt = existsSync(program);
if (!isBuilt) console.log('skipped: the bundle, which is not built');

/** What a shell prints and ends with, in a folder of files; the program is `$KUBELORE`. */
const shell = (line: string, variables: { readonly [name: string]: string } = {}) => withFolder(SHOP, (folder) => {
  const { PATH: path = '' } = process.env;
  return spawnSync('bash', ['--norc', '-c', line], { cwd: folder, encoding: 'utf8', env: { PATH: path, KUBELORE: `${process.execPath} ${program}`, ...variables } });
});

const whenBuilt = (name: string, use: () => Promise<void>): void => { test(name, async () => { if (isBuilt) await use(); }); };

whenBuilt('the bundle finds its library, lints and tells by its exit status', async () => {
  const { stdout, status } = await shell('$KUBELORE lint');
  assert.match(stdout, /\[service-selects-no-pods\]/);
  assert.is(status, 1);
});

whenBuilt('whoever stops reading gets no complaint', async () => {
  const { stdout, stderr } = await shell('$KUBELORE rules | head -n 1; $KUBELORE lint --format sarif | head -c 10');
  assert.is(stderr, '');
  assert.ok(stdout.length > 0);
});

whenBuilt('no terminal, no colours and no excerpts', async () => {
  assert.not.match((await shell('$KUBELORE lint')).stdout, /\u001b|\^\^/);
});

whenBuilt('on a terminal colours, unless NO_COLOR says otherwise', async () => {
  const terminal = 'command -v script > /dev/null || exit 77; script -qec "$KUBELORE lint" /dev/null';
  const { stdout, status } = await shell(terminal, { TERM: 'xterm' });
  if (status === 77) return;
  assert.match(stdout, '\u001b[');
  assert.match(stdout, '^^^');
  assert.not.match((await shell(terminal, { TERM: 'xterm', NO_COLOR: '1' })).stdout, /\u001b\[/);
});

whenBuilt('standard input', async () => {
  const { stdout, status } = await shell('cat shop/service.yaml <(echo ---) shop/deployment.yaml | $KUBELORE lint - --stdin-filename all.yaml');
  assert.match(stdout, /^all\.yaml:7:/);
  assert.is(status, 1);
});

whenBuilt('the locale chooses the language', async () => {
  assert.match((await shell('$KUBELORE lint', { LANG: 'ja_JP.UTF-8' })).stdout, 'エラー');
});

whenBuilt('an unreadable file is one line', async () => {
  const { stderr, status } = await shell('mkdir no.yaml; ln -s nowhere gone.yaml; $KUBELORE lint gone.yaml');
  assert.is(stderr.trim().split('\n').length, 1);
  assert.is(status, 2);
});

test.run();
