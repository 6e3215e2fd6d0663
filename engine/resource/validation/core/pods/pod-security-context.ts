import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec, Sysctl } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const SYSCTL_PATTERN = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
const MAX_LENGTH = 253;

/** Names that belong to the IPC namespace. */
const IPC_NAMES: ReadonlySet<string> = new Set(['kernel.sem', 'kernel.shmall', 'kernel.shmmax', 'kernel.shmmni', 'kernel.shm_rmid_forced', 'kernel.shm',
  'kernel.msgmax', 'kernel.msgmnb', 'kernel.msgmni', 'kernel.msg']);

/** With dots between its parts: where the first separator is a slash, dots and slashes change places. Follows k8s.io/component-helpers sysctl.NormalizeName. */
function normalized(name: string): string {
  const [separator] = /[./]/.exec(name) ?? [];
  return separator === '/' ? name.replace(/[./]/g, (found) => (found === '.' ? '/' : '.')) : name;
}

function hostMessage(name: string, { hostNetwork, hostIPC }: PodSpec): string | undefined {
  const [plain = ''] = normalized(name).split('*');
  if (hostNetwork === true && plain.startsWith('net.')) return "may not be specified when 'hostNetwork' is true";
  return hostIPC === true && (IPC_NAMES.has(plain) || plain.startsWith('fs.mqueue.')) ? "may not be specified when 'hostIPC' is true" : undefined;
}

/** Whether a sysctl of the Pod is one of a namespace that the Pod shares with the host. Follows pkg/api/pod.hasNamespacedSysctls. */
function setsHostSysctl(spec: PodSpec | undefined): boolean {
  return spec?.securityContext?.sysctls?.some(({ name = '' }) => hostMessage(name, spec) !== undefined) ?? false;
}

function validateSysctlName(name: string, at: Field, errors: FieldError[], sysctls: readonly Sysctl[], index: number): void {
  if (name === '') return void errors.push(required(at));
  if (name.length > MAX_LENGTH || !SYSCTL.test(name)) return void errors.push(invalid(at, name, `must have at most ${MAX_LENGTH} characters and match regex ${SYSCTL_PATTERN}`));
  if (sysctls.findIndex((other) => other.name === name) < index) errors.push(duplicate(at, name));
}

/** Kernel parameters; those of namespaces that the Pod shares with its host only where it had such before. Follows pkg/apis/core/validation.validateSysctls. */
export function validateSysctls(spec: PodSpec, at: Field, errors: FieldError[], old: PodSpec | undefined): void {
  const sysctls = spec.securityContext?.sysctls ?? [];
  const allowsHost = (spec.hostNetwork !== true && spec.hostIPC !== true) || setsHostSysctl(old);
  for (const [index, { name = '' }] of sysctls.entries()) {
    const place = child(item(at, index), 'name');
    validateSysctlName(name, place, errors, sysctls, index);
    const message = allowsHost ? undefined : hostMessage(name, spec);
    if (message !== undefined) errors.push(invalid(place, name, message));
  }
}

const ANY_POLICY = ['MountOption', 'Recursive'] as const;
const RECURSIVE_ONLY = ['Recursive'] as const;

/** How labels of SELinux get on volumes. Follows pkg/apis/core/validation.validateSELinuxChangePolicy. */
export function validateSeLinuxChangePolicy({ securityContext }: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  const policy = securityContext?.seLinuxChangePolicy;
  if (policy === undefined || policy === 'Recursive') return;
  const allowed = context.isOn('SELinuxMount') || old?.securityContext?.seLinuxChangePolicy !== undefined ? ANY_POLICY : RECURSIVE_ONLY;
  if (policy !== 'MountOption' || allowed === RECURSIVE_ONLY) context.errors.push(notSupported(at, policy, allowed));
}
