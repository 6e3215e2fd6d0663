import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isDns1123Subdomain, isDns1123SubdomainWithUnderscore } from '#engine/apimachinery/validation/names.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const MAX_NAMESERVERS = 3;
const MAX_SEARCH_PATHS = 32;
const MAX_SEARCH_LIST_CHARS = 2048;

function validateSearches(searches: readonly string[], at: Field, { errors, isOn }: ValidationContext): void {
  const isRelaxed = isOn('RelaxedDNSSearchValidation');
  if (searches.length > MAX_SEARCH_PATHS) errors.push(invalid(at, searches, `must not have more than ${MAX_SEARCH_PATHS} search paths`));
  if (byteLength(searches.join(' ')) > MAX_SEARCH_LIST_CHARS)
    errors.push(invalid(at, searches, `must not have more than ${MAX_SEARCH_LIST_CHARS} characters (including spaces) in the search list`));
  for (const [index, search] of searches.entries()) {
    if (search === '.' && isRelaxed) continue;
    const domain = search.endsWith('.') ? search.slice(0, -1) : search;
    for (const message of isRelaxed ? isDns1123SubdomainWithUnderscore(domain) : isDns1123Subdomain(domain)) errors.push(invalid(item(at, index), domain, message));
  }
}

/** The resolver's settings. Follows pkg/apis/core/validation.validatePodDNSConfig. */
export function validatePodDnsConfig({ dnsConfig, dnsPolicy }: PodSpec, at: Field, context: ValidationContext): void {
  const { errors } = context;
  if (dnsConfig === undefined) {
    if (dnsPolicy === 'None') errors.push(required(at, 'must provide `dnsConfig` when `dnsPolicy` is None'));
    return;
  }
  const { nameservers = [], searches, options } = dnsConfig;
  const place = child(at, 'nameservers');
  if (dnsPolicy === 'None' && nameservers.length === 0)
    return void errors.push(required(place, 'must provide at least one DNS nameserver when `dnsPolicy` is None'));
  if (nameservers.length > MAX_NAMESERVERS) errors.push(invalid(place, nameservers, `must not have more than ${MAX_NAMESERVERS} nameservers`));
  for (const [index, address] of nameservers.entries()) validateIpForLegacyField(address, item(place, index), context);
  if (searches !== undefined && searches.length > 0) validateSearches(searches, child(at, 'searches'), context);
  if (options !== undefined)
    for (const [index, { name = '' }] of options.entries()) if (name === '') errors.push(required(item(child(at, 'options'), index), 'must not be empty'));
}
