import { asObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { validatePodContainers } from '#engine/resource/validation/core/containers/pod-containers.js';
import { validateHostUsers, validatePodHostNetworkDeps, validateShareProcessNamespace } from '#engine/resource/validation/core/pods/host-namespaces.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { validateOs, validateWindowsHostProcessPod } from '#engine/resource/validation/core/pods/operating-system.js';
import { MIRROR_POD } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { validatePodDnsConfig } from '#engine/resource/validation/core/pods/pod-dns-config.js';
import { validateReadinessGates, validateSchedulingGates } from '#engine/resource/validation/core/pods/pod-gates.js';
import { validatePodResourceClaims } from '#engine/resource/validation/core/pods/pod-resource-claims.js';
import { validateOverhead, validatePodResources } from '#engine/resource/validation/core/pods/pod-resources.js';
import { validateSeLinuxChangePolicy, validateSysctls } from '#engine/resource/validation/core/pods/pod-security-context.js';
import { COMPARISON_GATE, usesComparison, validateTolerations } from '#engine/resource/validation/core/pods/tolerations.js';
import { validateTopologySpreadConstraints } from '#engine/resource/validation/core/pods/topology-spread.js';
import { validateVolumes } from '#engine/resource/validation/core/volumes/pod-volumes.js';
import { validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const isPod = ({ groupKind }: ValidationContext): boolean => groupKind === 'Pod';

/** Whether the object is a Pod that only mirrors one that the kubelet runs by itself. */
const isStaticPod = (context: ValidationContext): boolean =>
  isPod(context) && asObject(asObject(context.object['metadata'])?.['annotations'])?.[MIRROR_POD] !== undefined;

/** Where its Pods may run, and with whom. */
function validateScheduling(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  const { nodeSelector, tolerations, topologySpreadConstraints, schedulingGates } = spec;
  const { errors } = context;
  if (nodeSelector !== undefined) validateLabels(nodeSelector, child(at, 'nodeSelector'), errors);
  if (tolerations !== undefined)
    validateTolerations(tolerations, child(at, 'tolerations'), errors, context.isOn(COMPARISON_GATE) || usesComparison(old?.tolerations));
  if (topologySpreadConstraints !== undefined)
    validateTopologySpreadConstraints(topologySpreadConstraints, child(at, 'topologySpreadConstraints'), context, old?.topologySpreadConstraints);
  if (schedulingGates !== undefined) validateSchedulingGates(schedulingGates, child(at, 'schedulingGates'), errors);
}

/** What it shares with its host, and whom it knows by name. */
function validateHost(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  const { errors } = context;
  validatePodHostNetworkDeps(spec, at, errors, isPod(context));
  validateShareProcessNamespace(spec, at, errors);
  validateHostUsers(spec, at, context, old);
  validatePodDnsConfig(spec, child(at, 'dnsConfig'), context);
  if (spec.hostAliases !== undefined)
    for (const [index, { ip = '' }] of spec.hostAliases.entries())
      validateIpForLegacyField(ip, child(item(child(at, 'hostAliases'), index), 'ip'), context);
}

/**
 * What the fields of a Pod's specification say of each other, and what rows cannot say of them. Registered for `io.k8s.api.core.PodSpec`:
 * the walk judges every specification, and what is inside of its fields by their own types.
 * Follows pkg/apis/core/validation.ValidatePodSpec.
 */
export function validatePodSpec(spec: PodSpec, at: Field, context: ValidationContext, old?: PodSpec): void {
  const { errors } = context;
  const { resourceClaims, readinessGates, overhead } = spec;
  validateVolumes(spec, at, context, old);
  if (resourceClaims !== undefined) validatePodResourceClaims(resourceClaims, child(at, 'resourceClaims'), errors, isStaticPod(context));
  validatePodContainers(spec, at, context, old);
  validatePodResources(spec, child(at, 'resources'), context, old);
  validateScheduling(spec, at, context, old);
  validateHost(spec, at, context, old);
  validateSysctls(spec, child(child(at, 'securityContext'), 'sysctls'), errors, old);
  validateSeLinuxChangePolicy(spec, child(child(at, 'securityContext'), 'seLinuxChangePolicy'), context, old);
  if (readinessGates !== undefined) validateReadinessGates(readinessGates, child(at, 'readinessGates'), errors);
  validateWindowsHostProcessPod(spec, at, errors);
  if (overhead !== undefined) validateOverhead(overhead, child(at, 'overhead'), errors, old);
  validateOs(spec, at, errors);
}
