import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, internalError, invalid } from '#engine/apimachinery/validation/field-error.js';
import { parseCidrSloppy } from '#engine/apimachinery/validation/legacy-cidr.js';
import { validateNodeSpecificAnnotations } from '#engine/resource/validation/core/configuration/node-annotations.js';
import { validateNodeConfig } from '#engine/resource/validation/core/configuration/node-config.js';
import { validateAddresses, validateNodeStatus } from '#engine/resource/validation/core/configuration/node-status.js';
import { placeOfTaints, validateNodeTaints } from '#engine/resource/validation/core/configuration/node-taints.js';
import { warnOfCidr } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { validateCidrForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Node, NodeSpec } from '#engine/generated/kubernetes.js';
import type { FieldWarning, ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const NO_SPEC: NodeSpec = {};
const IMMUTABLE = { rule: 'immutable-field' } as const;

/** One network may be written in a field of its own, which then counts. */
function podCidrsOf({ podCIDR = '', podCIDRs = [] }: NodeSpec): readonly string[] {
  return podCIDR === '' || podCIDRs[0] === podCIDR ? podCIDRs : [podCIDR];
}

function validatePodCidrs(cidrs: readonly string[], at: Field, context: ValidationContext): void {
  const { errors } = context;
  for (const [index, cidr] of cidrs.entries()) validateCidrForLegacyField(cidr, item(at, index), context);
  if (cidrs.length < 2) return;
  const families = cidrs.map((cidr) => parseCidrSloppy(cidr)?.address.family);
  if (families.includes(undefined)) errors.push(internalError(at, 'invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR'));
  if (cidrs.length > 2 || !families.includes(4) || !families.includes(6)) errors.push(invalid(at, cidrs, 'may specify no more than one CIDR for each IP family'));
}

/** Follows pkg/apis/core/validation.ValidateNodeUpdate. */
function validateNodeUpdate(node: Node, old: Node, at: Field, errors: FieldError[]): void {
  const place = child(at, 'spec');
  const { spec = NO_SPEC } = node;
  const before = old.spec ?? NO_SPEC;
  const addresses = node.status?.addresses;
  if (addresses !== undefined) validateAddresses(addresses, child(child(at, 'status'), 'addresses'), errors);
  const [cidrs, known] = [podCidrsOf(spec), podCidrsOf(before)];
  if (known.length > 0 && (cidrs.length !== known.length || cidrs.some((cidr, index) => cidr !== known[index])))
    errors.push(forbidden(child(place, 'podCIDRs'), 'node updates may not change podCIDR except from "" to valid', IMMUTABLE));
  const [provider = '', oldProvider = ''] = [spec.providerID, before.providerID];
  if (oldProvider !== '' && provider !== oldProvider)
    errors.push(invalid(child(place, 'providerID'), null, provider === '' ? 'field cannot be cleared once set' : 'field cannot be modified once set', IMMUTABLE));
  validateNodeConfig(node, at, errors);
  if ((spec.externalID ?? '') !== (before.externalID ?? '')) errors.push(forbidden(child(place, 'externalID'), 'may not be updated', IMMUTABLE));
}

/** Follows pkg/registry/core/node.nodeWarnings. */
function warnOfNode(spec: NodeSpec, at: Field, warnings: FieldWarning[], isUpdate: boolean): void {
  if (isUpdate && spec.configSource !== undefined) warnings.push({ field: child(at, 'configSource'), message: 'spec.configSource: the feature is removed' });
  if ((spec.externalID ?? '') !== '') warnings.push({ field: child(at, 'externalID'), message: 'spec.externalID: this field is deprecated, and is unused by Kubernetes' });
  podCidrsOf(spec).forEach((cidr, index) => warnOfCidr(cidr, item(child(at, 'podCIDRs'), index), warnings));
}

/** Follows pkg/apis/core/validation.ValidateNode, which updates go through as well. */
export const validateNode: Validator<Node> = (node, at, context, old) => {
  const { errors } = context;
  const { spec = NO_SPEC, status } = node;
  const place = child(at, 'spec');
  validateNodeSpecificAnnotations(node, at, errors);
  if (spec.taints !== undefined) validateNodeTaints(spec.taints, child(child(at, 'metadata'), 'taints'), placeOfTaints(at), errors);
  if (status !== undefined) validateNodeStatus(status, child(at, 'status'), errors);
  validatePodCidrs(podCidrsOf(spec), child(place, 'podCIDRs'), context);
  if (old !== undefined) validateNodeUpdate(node, old, at, errors);
  warnOfNode(spec, place, context.warnings, old !== undefined);
};
