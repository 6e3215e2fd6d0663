import { resolve, viewGraph, type GraphView, type Library, type Observer } from '#engine/index.js';
import type { GraphArguments } from '#cli/arguments.js';
import { apiServerOptionsOf } from '#cli/commands/api-server-options.js';
import { kubernetesVersionOf } from '#cli/commands/kubernetes-version.js';
import { writeOutput } from '#cli/commands/write-output.js';
import type { ExitCode, Host } from '#cli/host.js';
import { readInput } from '#cli/input.js';

type Renderer = (view: GraphView, look: { readonly colours: boolean }) => string;

async function rendererOf(format: GraphArguments['format']): Promise<Renderer> {
  switch (format) {
    case 'json': return (await import('#cli/reporters/graph-json.js')).graphJson;
    case 'mermaid': return (await import('#cli/reporters/graph-mermaid.js')).graphMermaid;
    case 'dot': return (await import('#cli/reporters/graph-dot.js')).graphDot;
    case 'text': return (await import('#cli/reporters/graph-text.js')).graphText;
  }
}

/** `kubelore graph`: what refers to what. */
export async function graphCommand(paths: readonly string[], given: GraphArguments, library: Library, host: Host, observe: Observer): Promise<ExitCode> {
  const kubernetesVersion = kubernetesVersionOf(given.kubernetesVersion, library.kubernetes.versions);
  const apiServer = apiServerOptionsOf(given, library.kubernetes, kubernetesVersion);
  const { files } = readInput(paths, given, host);
  const { graph } = resolve(files, library, { kubernetesVersion, namespace: given.namespace ?? '', provided: given.provided, apiServer }, observe);
  const render = await rendererOf(given.format);
  writeOutput(render(viewGraph(graph), { colours: host.colours && given.output === undefined }), given.output, host);
  return 0;
}
