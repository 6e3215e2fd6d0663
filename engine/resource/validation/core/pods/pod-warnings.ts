import { child, fieldText, item, key } from '#engine/apimachinery/validation/field.js';
import { isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { warnOfContainers } from '#engine/resource/validation/core/containers/container-warnings.js';
import { APP_ARMOR_PREFIX, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { deprecatedNodeLabel } from '#engine/resource/validation/core/deprecated-node-label.js';
import { fractionalBytesMessage } from '#engine/resource/validation/core/fractional-bytes.js';
import { visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import { warnOfIp } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { warnOfVolumes } from '#engine/resource/validation/core/volumes/volume-warnings.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { NodeSelectorTerm, ObjectMeta, PodAffinity, PodSpec } from '#engine/generated/kubernetes.js';
import type { Annotations } from '#engine/resource/validation/core/pods/pod-annotations.js';
import type { FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

type Warnings = FieldWarning[];

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NULL_SELECTOR = 'a null labelSelector results in matching no pod';
const USE_SECCOMP_FIELD = 'non-functional in v1.27+; use the "seccompProfile" field instead';
const USE_APP_ARMOR_FIELD = 'deprecated since v1.30; use the "appArmorProfile" field instead';

/** Annotations that do nothing any more. */
const DEAD_ANNOTATIONS = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
] as const;

/** Amounts of these are bytes. */
const BYTES = ['memory', 'ephemeral-storage'] as const;

/** A warning as the server words it: the place first. */
const warn = (warnings: Warnings, field: Field, message: string): void => void warnings.push({ field, message: `${fieldText(field)}: ${message}` });

/** Follows k8s.io/kubernetes/pkg/api/node.GetWarningsForNodeSelectorTerm. */
function warningsForNodeSelectorTerm({ matchExpressions = [] }: NodeSelectorTerm, at: Field, warnings: Warnings, checksValues: boolean): void {
  for (const [index, { key: name = '', values = [] }] of matchExpressions.entries()) {
    const place = item(child(at, 'matchExpressions'), index);
    const message = deprecatedNodeLabel(name);
    if (message !== undefined) warn(warnings, child(place, 'key'), `${name} is ${message}`);
    if (checksValues)
      for (const [number, value] of values.entries())
        for (const wrong of isValidLabelValue(value)) warn(warnings, item(child(place, 'values'), number), `${value} is invalid, ${wrong}`);
  }
}

function warningsForNodes({ nodeSelector, affinity }: PodSpec, at: Field, warnings: Warnings): void {
  if (nodeSelector !== undefined)
    for (const name of Object.keys(nodeSelector)) {
      const message = deprecatedNodeLabel(name);
      if (message !== undefined) warn(warnings, key(child(at, 'nodeSelector'), name), message);
    }
  const nodeAffinity = affinity?.nodeAffinity;
  if (nodeAffinity === undefined) return;
  const place = child(child(at, 'affinity'), 'nodeAffinity');
  for (const [index, term] of (nodeAffinity[REQUIRED]?.nodeSelectorTerms ?? []).entries())
    warningsForNodeSelectorTerm(term, item(child(child(place, REQUIRED), 'nodeSelectorTerms'), index), warnings, false);
  for (const [index, { preference = {} }] of (nodeAffinity[PREFERRED] ?? []).entries())
    warningsForNodeSelectorTerm(preference, child(item(child(place, PREFERRED), index), 'preference'), warnings, true);
}

function warningsForSpreading({ topologySpreadConstraints = [] }: PodSpec, at: Field, warnings: Warnings): void {
  for (const [index, { topologyKey = '', labelSelector }] of topologySpreadConstraints.entries()) {
    const place = item(child(at, 'topologySpreadConstraints'), index);
    const message = deprecatedNodeLabel(topologyKey);
    if (message !== undefined) warn(warnings, child(place, 'topologyKey'), `${topologyKey} is ${message}`);
    if (labelSelector === undefined) warn(warnings, child(place, 'labelSelector'), NULL_SELECTOR);
  }
}

/** Follows pkg/api/pod.warningsForPodAffinityTerms and warningsForWeightedPodAffinityTerms. */
function warningsForPodAffinity(affinity: PodAffinity | undefined, at: Field, warnings: Warnings): void {
  if (affinity === undefined) return;
  for (const [index, { labelSelector }] of (affinity[REQUIRED] ?? []).entries())
    if (labelSelector === undefined) warn(warnings, child(item(child(at, REQUIRED), index), 'labelSelector'), NULL_SELECTOR);
  for (const [index, { podAffinityTerm }] of (affinity[PREFERRED] ?? []).entries())
    if (podAffinityTerm?.labelSelector === undefined) warn(warnings, child(child(item(child(at, PREFERRED), index), 'podAffinityTerm'), 'labelSelector'), NULL_SELECTOR);
}

function warningsForHosts({ hostAliases = [], imagePullSecrets = [] }: PodSpec, at: Field, warnings: Warnings): void {
  for (const [index, { ip = '' }] of hostAliases.entries())
    if (hostAliases.findIndex((alias) => (alias.ip ?? '') === ip) < index) warn(warnings, child(item(child(at, 'hostAliases'), index), 'ip'), `duplicate ip "${ip}"`);
  for (const [index, { name = '' }] of imagePullSecrets.entries()) {
    const place = child(item(child(at, 'imagePullSecrets'), index), 'name');
    if (imagePullSecrets.findIndex((secret) => (secret.name ?? '') === name) < index) warn(warnings, place, `duplicate name "${name}"`);
    if (name === '') warn(warnings, place, 'invalid empty name ""');
  }
}

function warningsForOverhead({ overhead }: PodSpec, at: Field, warnings: Warnings): void {
  for (const name of BYTES) {
    const amount = overhead?.[name];
    const message = amount === undefined ? undefined : fractionalBytesMessage(amount);
    if (message !== undefined) warn(warnings, key(child(at, 'overhead'), name), message);
  }
}

/** The type of profile that an annotation stands for, and which; undefined where it is none. Follows pkg/api/pod.AppArmorFieldForAnnotation. */
function appArmorOf(annotation: string): string | undefined {
  if (annotation === 'unconfined') return 'Unconfined';
  if (annotation === 'runtime/default') return 'RuntimeDefault';
  return annotation.startsWith('localhost/') && annotation !== 'localhost/' ? `Localhost ${annotation.slice('localhost/'.length)}` : undefined;
}

/** Annotations where the field of the container is to be used, and is not. `at`: the annotations. Follows the part of podStrategy's applyAppArmorVersionSkew that warns. */
export function warningsForAppArmor(spec: PodSpec, annotations: Annotations, at: Field, { warnings, minor }: ValidationContext): void {
  if (minor < 30 || spec.os?.name === 'windows' || !Object.keys(annotations).some((name) => name.startsWith(APP_ARMOR_PREFIX))) return;
  const profile = spec.securityContext?.appArmorProfile;
  const ofPod = profile && [profile.type, profile.localhostProfile].filter((part) => part !== undefined).join(' ');
  visitContainers(spec, ({ name = '', securityContext }) => {
    const annotation = annotations[`${APP_ARMOR_PREFIX}${name}`];
    if (annotation === undefined || securityContext?.appArmorProfile !== undefined) return;
    if (ofPod === undefined || ofPod !== appArmorOf(annotation)) warn(warnings, key(at, `${APP_ARMOR_PREFIX}${name}`), USE_APP_ARMOR_FIELD);
  });
}

function warningsForSeccomp(spec: PodSpec, annotations: Annotations, at: Field, warnings: Warnings): void {
  if (annotations[SECCOMP_POD] !== undefined && spec.securityContext?.seccompProfile === undefined) warn(warnings, key(at, SECCOMP_POD), USE_SECCOMP_FIELD);
  visitContainers(spec, ({ name = '', securityContext }) => {
    const annotation = `${SECCOMP_CONTAINER_PREFIX}${name}`;
    if (annotations[annotation] !== undefined && securityContext?.seccompProfile === undefined) warn(warnings, key(at, annotation), USE_SECCOMP_FIELD);
  });
}

function warningsForAnnotations(spec: PodSpec, annotations: Annotations, at: Field, warnings: Warnings): void {
  for (const [name, message] of DEAD_ANNOTATIONS) if (annotations[name] !== undefined) warn(warnings, key(at, name), message);
  warningsForSeccomp(spec, annotations, at, warnings);
}

function warningsForAddresses({ dnsConfig, hostAliases = [] }: PodSpec, at: Field, warnings: Warnings): void {
  for (const [index, address] of (dnsConfig?.nameservers ?? []).entries())
    warnOfIp(address, item(child(child(at, 'dnsConfig'), 'nameservers'), index), warnings);
  for (const [index, { ip = '' }] of hostAliases.entries()) warnOfIp(ip, child(item(child(at, 'hostAliases'), index), 'ip'), warnings);
}

/** What a Pod or a template holds; `at`: where it stands. */
interface PodLike {
  readonly metadata?: ObjectMeta;
  readonly spec?: PodSpec;
}

/** What the server advises against in a Pod or a template, but for AppArmor. Follows pkg/api/pod.warningsForPodSpecAndMeta. */
export function warningsForPodSpecAndMeta({ metadata, spec = {} }: PodLike, holder: Field, context: ValidationContext): void {
  const { warnings } = context;
  const at = child(holder, 'spec');
  warningsForNodes(spec, at, warnings);
  warningsForSpreading(spec, at, warnings);
  if (metadata?.annotations !== undefined) warningsForAnnotations(spec, metadata.annotations, child(child(holder, 'metadata'), 'annotations'), warnings);
  warnOfVolumes(spec, at, context);
  warningsForHosts(spec, at, warnings);
  if (spec.overhead !== undefined) warningsForOverhead(spec, at, warnings);
  warnOfContainers(spec, at, context);
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0)
    warn(warnings, child(at, 'terminationGracePeriodSeconds'), 'must be >= 0; negative values are invalid and will be treated as 1');
  warningsForPodAffinity(spec.affinity?.podAffinity, child(child(at, 'affinity'), 'podAffinity'), warnings);
  warningsForPodAffinity(spec.affinity?.podAntiAffinity, child(child(at, 'affinity'), 'podAntiAffinity'), warnings);
  warningsForAddresses(spec, at, warnings);
}
