import type { Library, Observer } from '#engine/index.js';
import type { SimulateArguments } from '#cli/arguments.js';
import type { ExitCode, Host } from '#cli/host.js';
import { UsageError } from '#cli/usage-error.js';

/** `kubelore simulate`: what the control plane makes of it. */
export async function simulateCommand(_paths: readonly string[], _given: SimulateArguments, _library: Library, _host: Host, _observe: Observer): Promise<ExitCode> {
  throw new UsageError('simulate is not there yet');
}
