import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

interface LeaseSpec {
  readonly strategy?: string;
}

interface LeaseCandidateSpec extends LeaseSpec {
  readonly binaryVersion?: string;
  readonly emulationVersion?: string;
}

const STRATEGY = 'OldestEmulationVersion';

/** The path has the field twice, as the server says it. Follows ValidateCoordinatedLeaseStrategy. */
function validateStrategy(strategy: string, at: Field, errors: FieldError[]): void {
  const place = child(child(at, 'strategy'), 'strategy');
  if (!strategy.includes('/')) {
    if (strategy !== STRATEGY) errors.push(notSupported(place, strategy, [STRATEGY]));
  } else for (const message of isQualifiedName(strategy)) errors.push(invalid(place, strategy, message));
}

/** The numbers of a version, nothing where it is none. */
const numbersOf = (version: string): readonly number[] => (/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? '0.0.0').split('.').map(Number);

function isLower(left: string, right: string): boolean {
  const [ours, theirs] = [numbersOf(left), numbersOf(right)];
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  return at !== -1 && (ours[at] ?? 0) < (theirs[at] ?? 0);
}

const validateLeaseSpec: Validator<LeaseSpec> = (spec, at, { errors, isOn }) => {
  if (spec.strategy !== undefined && isOn('CoordinatedLeaderElection')) validateStrategy(spec.strategy, at, errors);
};

const validateLeaseCandidateSpec: Validator<LeaseCandidateSpec> = ({ strategy = '', binaryVersion = '', emulationVersion = '' }, at, { errors }) => {
  if (binaryVersion !== '' && emulationVersion !== '' && isLower(binaryVersion, emulationVersion))
    errors.push(invalid(child(at, 'binaryVersion'), binaryVersion, 'must be greater than or equal to `emulationVersion`'));
  if (strategy === STRATEGY && numbersOf(emulationVersion).every((number) => number === 0))
    errors.push(required(child(at, 'emulationVersion'), "must be specified when `strategy` is 'OldestEmulationVersion'"));
  if (strategy !== '') validateStrategy(strategy, at, errors);
};

/** What rows cannot say of the types of coordination. Follows pkg/apis/coordination/validation. */
export const coordinationValidators: Validators = {
  'io.k8s.api.coordination.LeaseSpec': validateLeaseSpec,
  'io.k8s.api.coordination.LeaseCandidateSpec': validateLeaseCandidateSpec,
};
