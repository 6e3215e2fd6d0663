import { simulate, type Library, type Observer, type Simulation } from '#engine/index.js';
import type { SimulateArguments } from '#cli/arguments.js';
import { apiServerOptionsOf } from '#cli/commands/api-server-options.js';
import { kubernetesVersionOf } from '#cli/commands/kubernetes-version.js';
import { writeOutput } from '#cli/commands/write-output.js';
import type { ExitCode, Host } from '#cli/host.js';
import { readInput } from '#cli/input.js';

type Renderer = (simulations: readonly Simulation[], look: { readonly colours: boolean }) => string;

const rendererOf = async (format: SimulateArguments['format']): Promise<Renderer> =>
  (format === 'json' ? (await import('#cli/reporters/simulation-json.js')).simulationJson : (await import('#cli/reporters/simulation-text.js')).simulationText);

/** `kubelore simulate`: what the control plane makes of the manifests. */
export async function simulateCommand(paths: readonly string[], given: SimulateArguments, library: Library, host: Host, observe: Observer): Promise<ExitCode> {
  const kubernetesVersion = kubernetesVersionOf(given.kubernetesVersion, library.kubernetes.versions);
  const apiServer = apiServerOptionsOf(given, library.kubernetes, kubernetesVersion);
  const { files } = readInput(paths, given, host);
  const simulations = simulate(files, library, { kubernetesVersion, namespace: given.namespace ?? '', provided: given.provided, apiServer }, observe);
  const render = await rendererOf(given.format);
  writeOutput(render(simulations, { colours: host.colours && given.output === undefined }), given.output, host);
  return 0;
}
