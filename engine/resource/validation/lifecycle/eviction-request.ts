import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { validateUnion } from '#engine/resource/validation/union.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const TARGETS = ['pod'] as const;
const RESERVED = ['k8s.io', 'kubernetes.io'] as const;

/** What asks for an eviction, as far as it is judged here. */
interface EvictionRequestSpec {
  readonly requester?: string;
}

/** What is wrong with the name of one that asks: a key of a label with a domain that is not reserved. */
function requesterMessages(requester: string): readonly string[] {
  const messages = isQualifiedName(requester);
  if (messages.length > 0) return messages;
  const [domain = '', name] = requester.split('/');
  if (name === undefined) return ["must include a prefix (e.g. 'example.com/key')"];
  return RESERVED.some((reserved) => domain.endsWith(`.${reserved}`)) ? ['domain names *.k8s.io, *.kubernetes.io are reserved'] : [];
}

/** The declarative rules of EvictionRequestSpec.requester, with ValidateCustom_EvictionRequestSpec_Requester. */
export const validateEvictionRequestSpec: Validator<EvictionRequestSpec> = ({ requester = '' }, at, { errors }) => {
  if (requester === '') return;
  for (const message of requesterMessages(requester)) errors.push(invalid(child(at, 'requester'), requester, message));
};

/** The declarative rules of EvictionTarget. */
export const validateEvictionTarget: Validator<JsonObject> = (target, at, { errors }, old) => validateUnion(target, at, errors, TARGETS, old);
