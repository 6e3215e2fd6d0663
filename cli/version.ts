import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** kubelore's version, from the `package.json` that lies above this file, built or not. */
export function kubeloreVersion(): string {
  for (const above of ['..', '../..']) {
    try {
      const text = readFileSync(join(import.meta.dirname, above, 'package.json'), 'utf8');
      const version = /"version":\s*"([^"]+)"/.exec(text)?.[1];
      if (version !== undefined) return version;
    } catch {
      continue;
    }
  }
  return '0.0.0';
}
