import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** What a test file or program says that has nothing to work on: the runner knows it, and counts no failure. */
export const SKIPPED = 'skipped: there is no shared material (KUBELORE_SHARED)';

/** The folder of the shared material (recordings, corpus), or undefined where there is none: what needs it is then skipped. */
export function sharedFolder(): string | undefined {
  const folder = resolve(process.env['KUBELORE_SHARED'] ?? '../shared');
  return existsSync(folder) ? folder : undefined;
}

/**
 * Unpacks an archive of the shared material (such as `corpus/open-sets.tar.xz`) into a temporary folder, once for all runs.
 * Undefined where there is no shared material; throws where `tar` cannot read the archive.
 */
export function unpackShared(archive: string): string | undefined {
  const shared = sharedFolder();
  if (shared === undefined) return undefined;
  const from = join(shared, archive);
  const { size, mtimeMs } = statSync(from);
  const folder = join(tmpdir(), `kubelore-${basename(archive).split('.')[0] ?? ''}-${size}-${Math.trunc(mtimeMs)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xf', from, '-C', unfinished], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tar could not unpack ${archive}: ${stderr}`);
  if (!existsSync(folder)) renameSync(unfinished, folder);
  return folder;
}
