import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SKIPPED } from '#test/shared-material.js';

// Runs every *.test.js below dist/test, each file in a process of its own, and counts. Usage: run-tests.js [--accept] [part of a path ...]

const root = import.meta.dirname;
const words = process.argv.slice(2);
const filters = words.filter((word) => !word.startsWith('--'));
const longest = 600_000;

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.js') && (filters.length === 0 || filters.some((filter) => name.includes(filter))))
  .sort();

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** What a test process printed, and how it ended. */
interface Ended {
  readonly output: string;
  readonly status: number | null;
  readonly signal: string | null;
}

function complain(file: string, why: string, output: string): Outcome {
  console.log(`FAILED  ${file}: ${why}\n${output}`);
  return { passed: 0, failed: 1 };
}

function execute(file: string): Promise<Ended> {
  const loader = `await import(${JSON.stringify(pathToFileURL(join(root, file)).href)})`;
  const environment = { ...process.env, FORCE_COLOR: '0', KUBELORE_ACCEPT: words.includes('--accept') ? '1' : '' };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', loader], { env: environment, timeout: longest, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output += text; });
  return new Promise((settle) => child.on('close', (status, signal) => { settle({ output, status, signal }); }));
}

const counted = (word: string, output: string): number =>
  [...output.matchAll(new RegExp(`^\\s*${word}:\\s+(\\d+)`, 'gm'))].reduce((sum, [, number]) => sum + Number(number), 0);

async function runFile(file: string): Promise<Outcome> {
  // uvu lets a file pass that never calls run().
  if (!/\.run\(\)/.test(readFileSync(join(root, file), 'utf8'))) return complain(file, 'no .run(): its tests would never run', '');
  const started = performance.now();
  const { output, status, signal } = await execute(file);
  const [passed, total] = [counted('Passed', output), counted('Total', output)];
  if (total === 0 && status === 0 && output.includes(SKIPPED)) {
    console.log(`ok      ${file}  ${SKIPPED}`);
    return { passed: 0, failed: 0 };
  }
  if (total === 0) return complain(file, signal === null ? 'it ran no test' : `ended by ${signal}`, output);
  const failed = Math.max(total - passed, status === 0 ? 0 : 1);
  if (failed > 0) console.log(`FAILED  ${file}: ${failed} of ${total}\n${output}`);
  else console.log(`ok      ${file}  ${total} in ${Math.round(performance.now() - started)} ms`);
  for (const [line] of output.matchAll(/^.*\bskipped\b.*$/gim)) if (!/^\s*Skipped:/.test(line)) console.log(`        ${line.trim()}`);
  return { passed, failed };
}

const outcomes: Outcome[] = [];
const waiting = [...files];
async function worker(): Promise<void> {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) outcomes.push(await runFile(file));
}

await Promise.all(Array.from({ length: availableParallelism() }, worker));
if (files.length === 0) outcomes.push(complain(filters.join(' '), 'no test file has this in its path', ''));
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
