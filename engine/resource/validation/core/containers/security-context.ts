import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec, SecurityContext } from '#engine/generated/kubernetes.js';

const SYS_ADMIN = 'CAP_SYS_ADMIN';

/** Whether a stored specification has what is refused today: then it may keep it. Follows pkg/api/pod.hasSysAdminWithoutPrivilegeEscalation. */
function hasSysAdminWithoutPrivilegeEscalation(spec: PodSpec): boolean {
  let has = false;
  visitContainers(spec, ({ securityContext }) => {
    if (securityContext?.allowPrivilegeEscalation !== true) has ||= securityContext?.capabilities?.add?.includes(SYS_ADMIN) === true;
  });
  return has;
}

/** What the fields say of each other, and of the Pod's users. Follows pkg/apis/core/validation.ValidateSecurityContext. */
export function validateSecurityContext(context: SecurityContext, at: Field, errors: FieldError[], spec: PodSpec, old: PodSpec | undefined): void {
  const { procMount, allowPrivilegeEscalation, privileged, capabilities } = context;
  if (procMount === 'Unmasked' && spec.hostUsers !== false) errors.push(invalid(child(at, 'procMount'), procMount, '`hostUsers` must be false to use `Unmasked`'));
  if (allowPrivilegeEscalation !== false) return;
  if (privileged === true) errors.push(invalid(at, null, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'));
  if (capabilities?.add?.includes(SYS_ADMIN) !== true || (old !== undefined && hasSysAdminWithoutPrivilegeEscalation(old))) return;
  for (const capability of capabilities.add)
    if (capability === SYS_ADMIN) errors.push(invalid(at, null, 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'));
}
