import type { Library, Observer } from '#engine/index.js';
import type { GraphArguments } from '#cli/arguments.js';
import type { ExitCode, Host } from '#cli/host.js';
import { UsageError } from '#cli/usage-error.js';

/** `kubelore graph`: what refers to what. */
export async function graphCommand(_paths: readonly string[], _given: GraphArguments, _library: Library, _host: Host, _observe: Observer): Promise<ExitCode> {
  throw new UsageError('graph is not there yet');
}
