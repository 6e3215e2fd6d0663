import type { Host } from '#cli/host.js';
import { UsageError } from '#cli/usage-error.js';

/** Writes to the file that `--output` names, else to standard output. */
export function writeOutput(text: string, output: string | undefined, host: Host): void {
  if (output === undefined) {
    host.out(text);
    return;
  }
  try {
    host.write(output, text);
  } catch (error) {
    throw new UsageError(`--output ${output}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
