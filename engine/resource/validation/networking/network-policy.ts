import { cidrHolds } from '#engine/apimachinery/ip-address.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { parseCidrSloppy } from '#engine/apimachinery/validation/legacy-cidr.js';
import { isValidPortNum } from '#engine/apimachinery/validation/names.js';
import { warnOfCidr } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { validateCidrForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { isInvalidLabelSelector, validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Cidr } from '#engine/apimachinery/ip-address.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { IPBlock, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

/** The end of a range of ports. Follows ValidateNetworkPolicyPort; the port itself is judged by a row. */
export const validateNetworkPolicyPort: Validator<NetworkPolicyPort> = ({ port, endPort }, at, { errors }) => {
  if (endPort === undefined) return;
  const place = child(at, 'endPort');
  if (port === undefined) errors.push(invalid(place, endPort, 'may not be specified when `port` is not specified'));
  else if (typeof port === 'string') errors.push(invalid(place, endPort, 'may not be specified when `port` is non-numeric'));
  else {
    if (endPort < port) errors.push(invalid(place, endPort, 'must be greater than or equal to `port`'));
    for (const message of isValidPortNum(endPort)) errors.push(invalid(place, endPort, message));
  }
};

/** Every network of the stored policy, which may stay as it is. */
function* cidrsOf({ ingress = [], egress = [] }: NetworkPolicySpec): Generator<string> {
  for (const { ipBlock } of [...ingress.flatMap(({ from = [] }) => from), ...egress.flatMap(({ to = [] }) => to)]) {
    if (ipBlock?.cidr !== undefined) yield ipBlock.cidr;
    yield* ipBlock?.except ?? [];
  }
}

/** What an update may keep of the stored policy though it would not be taken today. Follows ValidationOptionsForNetworking. */
interface Kept {
  readonly cidrs: readonly string[];
  readonly allowsInvalidValues: boolean;
}

const NOTHING: Kept = { cidrs: [], allowsInvalidValues: false };

const keptOf = (old: NetworkPolicySpec): Kept =>
  ({ cidrs: [...cidrsOf(old)], allowsInvalidValues: old.podSelector !== undefined && isInvalidLabelSelector(old.podSelector) });

/** A network; yields it where it can be read at all. */
function validateCidr(text: string, at: Field, context: ValidationContext, { cidrs }: Kept): Cidr | undefined {
  validateCidrForLegacyField(text, at, context, cidrs);
  warnOfCidr(text, at, context.warnings);
  return parseCidrSloppy(text);
}

function validateIpBlock({ cidr = '', except = [] }: IPBlock, at: Field, context: ValidationContext, kept: Kept): void {
  if (cidr === '') return void context.errors.push(required(child(at, 'cidr')));
  const block = validateCidr(cidr, child(at, 'cidr'), context, kept);
  if (block === undefined) return;
  for (const [index, text] of except.entries()) {
    const place = item(child(at, 'except'), index);
    const hole = validateCidr(text, place, context, kept);
    if (hole !== undefined && !(cidrHolds(block, hole.address) && hole.prefixLength > block.prefixLength))
      context.errors.push(invalid(place, text, 'must be a strict subset of `cidr`'));
  }
}

function validatePeer(peer: NetworkPolicyPeer, at: Field, context: ValidationContext, kept: Kept): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (podSelector !== undefined) validateLabelSelector(podSelector, child(at, 'podSelector'), context.errors, kept.allowsInvalidValues);
  if (namespaceSelector !== undefined) validateLabelSelector(namespaceSelector, child(at, 'namespaceSelector'), context.errors, kept.allowsInvalidValues);
  if (ipBlock !== undefined) validateIpBlock(ipBlock, child(at, 'ipBlock'), context, kept);
  if (podSelector === undefined && namespaceSelector === undefined && ipBlock === undefined) context.errors.push(required(at, 'must specify a peer'));
  else if (ipBlock !== undefined && (podSelector !== undefined || namespaceSelector !== undefined)) context.errors.push(forbidden(at, 'may not specify both ipBlock and another peer'));
}

const POLICY_TYPES = ['Ingress', 'Egress'] as const;
const MOST_POLICY_TYPES = 2;

function validatePolicyTypes(types: readonly string[], at: Field, { errors }: ValidationContext): void {
  if (types.length > MOST_POLICY_TYPES) return void errors.push(invalid(at, types, 'may not specify more than two policyTypes'));
  for (const [index, type] of types.entries()) if (type !== 'Ingress' && type !== 'Egress') errors.push(notSupported(item(at, index), type, POLICY_TYPES));
}

/** Follows pkg/apis/networking/validation.ValidateNetworkPolicySpec. */
export const validateNetworkPolicySpec: Validator<NetworkPolicySpec> = ({ podSelector, ingress = [], egress = [], policyTypes = [] }, at, context, old) => {
  const kept = old === undefined ? NOTHING : keptOf(old);
  if (podSelector !== undefined) validateLabelSelector(podSelector, child(at, 'podSelector'), context.errors, kept.allowsInvalidValues);
  for (const [index, { from = [] }] of ingress.entries())
    for (const [peerIndex, peer] of from.entries()) validatePeer(peer, item(child(item(child(at, 'ingress'), index), 'from'), peerIndex), context, kept);
  for (const [index, { to = [] }] of egress.entries())
    for (const [peerIndex, peer] of to.entries()) validatePeer(peer, item(child(item(child(at, 'egress'), index), 'to'), peerIndex), context, kept);
  validatePolicyTypes(policyTypes, child(at, 'policyTypes'), context);
};
