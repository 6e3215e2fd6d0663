import { DEFAULT_OPTIONS, type ApiServerOptions, type KubernetesSource } from '#engine/index.js';
import { featureGatesGiven } from '#cli/commands/feature-gates.js';
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

/** How the API server is started; what no flag says is as by default for the version. */
export const apiServerOptionsOf = (given: ApiServerFlags, kubernetes: KubernetesSource, version: string): ApiServerOptions => ({
  ...DEFAULT_OPTIONS,
  featureGates: featureGatesGiven(given.featureGates, kubernetes, version),
  serviceCidrs: given.serviceClusterIpRange?.split(',') ?? DEFAULT_OPTIONS.serviceCidrs,
  nodePorts: given.serviceNodePortRange === undefined ? DEFAULT_OPTIONS.nodePorts : nodePortsOf(given.serviceNodePortRange),
});
