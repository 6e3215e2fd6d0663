import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticFiles } from '#test/bench/generator.js';
import type { Measure } from '#test/bench/measure.js';
import { tableOf, type Size } from '#test/bench/table.js';

const usage = `npm run bench -- [DOCUMENTS...] [--from FOLDER...]

Measures lint and validate on synthetic clusters of so many documents (1000 10000 100000), or on folders. Each in processes of its own:
one for the stages (heap after a garbage collection), one as users start the program (start to exit, peak memory).
`;

const program = resolve(import.meta.dirname, '../../../bundle/kubelore.cjs');
const measuring = fileURLToPath(new URL('measure.js', import.meta.url));
/** Has a process tell its peak memory (kilobytes) as the last line of standard error. */
const tellPeak = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';

function run(words: readonly string[], folder: string): { readonly out: string; readonly complaint: string; readonly milliseconds: number } {
  const since = performance.now();
  const { stdout, stderr, status, error } = spawnSync(process.execPath, ['--max-old-space-size=8192', ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined || status === null || status > 1) throw new Error(`${words.join(' ')}: ${error?.message ?? stderr}`);
  return { out: stdout, complaint: stderr, milliseconds: performance.now() - since };
}

type Command = 'lint' | 'validate';

function measureFolder(name: string, command: Command, folder: string): Size {
  const measured = JSON.parse(run(['--expose-gc', measuring, '--measure', command, folder], folder).out) as Measure;
  const whole = run(['--import', tellPeak, program, command], folder);
  return { name: `${command} ${name}`, ...measured, wholeMilliseconds: whole.milliseconds, peakMegabytes: Number(whole.complaint.trim().split('\n').at(-1)) / 1000 };
}

function measureSynthetic(command: Command, documents: number): Size {
  const folder = mkdtempSync(join(tmpdir(), 'kubelore-bench-'));
  try {
    for (const { path, text } of syntheticFiles(documents)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return measureFolder('synthetic', command, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main(words: readonly string[]): void {
  const from = words.indexOf('--from');
  const folders = from < 0 ? [] : words.slice(from + 1);
  const sizes = (from < 0 ? words : words.slice(0, from)).map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    process.stdout.write(usage);
    process.exitCode = 2;
    return;
  }
  const wanted = sizes.length + folders.length === 0 ? [1000, 10_000, 100_000] : sizes;
  console.log(`Node ${process.version}, ${String(cpus().length)} x ${cpus()[0]?.model ?? 'processor'}\n`);
  for (const command of ['lint', 'validate'] as const)
    console.log(tableOf([...wanted.map((size) => measureSynthetic(command, size)), ...folders.map((folder) => measureFolder(folder, command, resolve(folder)))]));
}

main(process.argv.slice(2));
