import type { ServiceSpec } from '#engine/generated/kubernetes.js';

export const NONE: readonly string[] = [];

/** Whether it is reached at cluster IPs. Follows pkg/registry/core/service/storage.needsClusterIP. */
export const needsClusterIp = ({ type }: ServiceSpec): boolean => type === 'ClusterIP' || type === 'NodePort' || type === 'LoadBalancer';

/** Whether it has no address of its own, but those of its Pods. Follows pkg/apis/core/validation.isHeadlessService. */
export const isHeadless = ({ clusterIPs = NONE }: ServiceSpec): boolean => clusterIPs.length === 1 && clusterIPs[0] === 'None';

/** Whether it is reached from outside of the cluster. Follows pkg/api/service.ExternallyAccessible. */
export const isExternallyAccessible = ({ type, externalIPs = NONE }: ServiceSpec): boolean =>
  type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && externalIPs.length > 0);

/** Whether balancers ask each node if it has Pods of it. Follows pkg/api/service.NeedsHealthCheck. */
export const needsHealthCheck = ({ type, externalTrafficPolicy }: ServiceSpec): boolean => type === 'LoadBalancer' && externalTrafficPolicy === 'Local';

/** Whether ports without a node port get one. Follows pkg/registry/core/service/storage.shouldAllocateNodePorts. */
export const wantsNodePorts = ({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts === true);

/** Whether both lists hold the same texts in the same order. */
export const sameTexts = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, index) => text === right[index]);
