import { DEFAULT_OPTIONS, type ApiServerOptions } from '#engine/index.js';
import { UsageError } from '#cli/usage-error.js';

/** Flags of kube-apiserver that validation depends on, as given. */
export interface ApiServerFlags {
  readonly featureGates: readonly string[];
  readonly serviceClusterIpRange?: string;
  readonly serviceNodePortRange?: string;
}

function nodePortsOf(range: string): readonly [number, number] {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? [];
  if (from === undefined || to === undefined || Number(from) > Number(to)) throw new UsageError(`--service-node-port-range ${range}: expected two numbers, as 30000-32767`);
  return [Number(from), Number(to)];
}

function gatesOf(words: readonly string[]): ApiServerOptions['featureGates'] {
  return Object.fromEntries(words.map((word) => {
    const [, gate, value] = /^([A-Za-z0-9]+)=(true|false)$/.exec(word) ?? [];
    if (gate === undefined) throw new UsageError(`--feature-gates ${word}: expected Gate=true or Gate=false`);
    return [gate, value === 'true'];
  }));
}

/** How the API server is started; what no flag says is as by default. */
export const apiServerOptionsOf = (given: ApiServerFlags): ApiServerOptions => ({
  featureGates: gatesOf(given.featureGates),
  serviceCidrs: given.serviceClusterIpRange?.split(',') ?? DEFAULT_OPTIONS.serviceCidrs,
  nodePorts: given.serviceNodePortRange === undefined ? DEFAULT_OPTIONS.nodePorts : nodePortsOf(given.serviceNodePortRange),
});
