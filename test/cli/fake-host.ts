import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Language } from '#engine/index.js';
import type { Host } from '#cli/host.js';
import { run } from '#cli/run.js';

/** What a run printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly complaints: readonly string[];
}

/** Writes files (path -> text) into a new folder, calls `use` with it, and removes it. */
export async function withFolder<Value>(files: { readonly [path: string]: string }, use: (folder: string) => Promise<Value> | Value): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'kubelore-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command line in a folder, with nothing of this process: what a test wants to see is returned. */
export async function runIn(folder: string, words: readonly string[], given: { readonly language?: Language; readonly input?: string; readonly terminal?: boolean; readonly colours?: boolean; readonly out?: (text: string) => void } = {}): Promise<Ran> {
  let out = '';
  const complaints: string[] = [];
  const host: Host = {
    out: given.out ?? ((text) => { out += text; }),
    complain: (line) => { complaints.push(line); },
    terminal: given.terminal ?? false,
    colours: given.colours ?? false,
    language: given.language ?? 'en',
    folder,
    input: () => given.input ?? '',
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => { writeFileSync(join(folder, path), text); },
  };
  const status = await run(words, host);
  return { status, out, complaints };
}

/** Runs a command line on files (path -> text) in a folder of their own. */
export const runOn = (files: { readonly [path: string]: string }, words: readonly string[], given: Parameters<typeof runIn>[2] = {}): Promise<Ran> =>
  withFolder(files, (folder) => runIn(folder, words, given));
