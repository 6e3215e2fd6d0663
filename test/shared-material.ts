import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of the shared material (recordings, corpus), or undefined where there is none: what needs it is then skipped. */
export function sharedFolder(): string | undefined {
  const folder = resolve(process.env['KUBELORE_SHARED'] ?? '../shared');
  return existsSync(folder) ? folder : undefined;
}
