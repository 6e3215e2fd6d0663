import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CSIDriverSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const LIFECYCLE_MODES = ['Persistent', 'Ephemeral'];
const SHORTEST_TOKEN = 600;
const LONGEST_TOKEN = 2 ** 32;

/** Follows pkg/apis/storage/validation.validateTokenRequests. */
function validateTokenRequests(requests: CSIDriverSpec['tokenRequests'] = [], at: Field, errors: FieldError[]): void {
  for (const [index, { audience = '', expirationSeconds: seconds }] of requests.entries()) {
    const first = requests.findIndex((other) => (other.audience ?? '') === audience);
    const place = child(item(at, index), 'expirationSeconds');
    if (first < index) errors.push(duplicate(child(item(at, index), 'audience'), audience, { other: item(at, first) }));
    else if (seconds !== undefined && seconds < SHORTEST_TOKEN) errors.push(invalid(place, seconds, 'may not specify a duration less than 10 minutes'));
    else if (seconds !== undefined && seconds > LONGEST_TOKEN) errors.push(invalid(place, seconds, 'may not specify a duration larger than 2^32 seconds'));
  }
}

/** Follows pkg/apis/storage/validation.ValidateCSIDriverUpdate; attachRequired is reported under another name. */
function validateCSIDriverUpdate(now: CSIDriverSpec, old: CSIDriverSpec, at: Field, errors: FieldError[]): void {
  if (now.attachRequired !== old.attachRequired)
    errors.push(invalid(child(at, 'attachedRequired'), now.attachRequired ?? null, 'field is immutable', { place: [...pathOf(at), 'attachRequired'], rule: 'immutable-field' }));
  if (!semanticallyEqual(now.volumeLifecycleModes, old.volumeLifecycleModes))
    errors.push(invalid(child(at, 'volumeLifecycleModes'), now.volumeLifecycleModes ?? null, 'field is immutable', { rule: 'immutable-field' }));
}

/** Follows pkg/registry/storage/csidriver.csiDriverStrategy.WarningsOnCreate and WarningsOnUpdate. */
function warnOfCSIDriver({ tokenRequests = [], serviceAccountTokenInSecrets }: CSIDriverSpec, at: Field, { warnings, isOn }: ValidationContext, old: CSIDriverSpec | undefined): void {
  if (tokenRequests.length === 0 || serviceAccountTokenInSecrets !== undefined || !isOn('CSIServiceAccountTokenSecrets')) return;
  if (old !== undefined && semanticallyEqual(tokenRequests, old.tokenRequests)) return;
  warnings.push({
    field: child(at, 'serviceAccountTokenInSecrets'),
    message: 'spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible logging of tokens in volume attributes',
  });
}

/** Follows pkg/apis/storage/validation.validateCSIDriverSpec. */
export function validateCSIDriverSpec(spec: CSIDriverSpec, at: Field, context: ValidationContext, old: CSIDriverSpec | undefined): void {
  const { errors } = context;
  const { tokenRequests, volumeLifecycleModes = [], serviceAccountTokenInSecrets } = spec;
  validateTokenRequests(tokenRequests, child(at, 'tokenRequests'), errors);
  for (const mode of volumeLifecycleModes) if (!LIFECYCLE_MODES.includes(mode)) errors.push(notSupported(child(at, 'volumeLifecycleModes'), mode, LIFECYCLE_MODES));
  if (serviceAccountTokenInSecrets !== undefined && (tokenRequests ?? []).length === 0)
    errors.push(invalid(child(at, 'serviceAccountTokenInSecrets'), serviceAccountTokenInSecrets, 'serviceAccountTokenInSecrets is set but no tokenRequests are specified'));
  if (old !== undefined) validateCSIDriverUpdate(spec, old, at, errors);
  warnOfCSIDriver(spec, at, context, old);
}
