import { formatIpAddress, isMappedIpAddress, maskCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { fieldText } from '#engine/apimachinery/validation/field.js';
import { parseCidrSloppy } from '#engine/apimachinery/validation/legacy-cidr.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Cidr } from '#engine/apimachinery/ip-address.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldWarning } from '#engine/resource/validation/validation-context.js';

/** An address that is not written in the one usual form. Follows k8s.io/kubernetes/pkg/api/validation.GetWarningsForIP. */
export function warnOfIp(text: string, at: Field, warnings: FieldWarning[]): void {
  const parsed = parseIpAddress(text);
  if (parsed?.family === 4) return;
  const address = parsed ?? parseIpSloppy(text);
  if (address === undefined) return;
  const canonical = formatIpAddress(address);
  if (parsed === undefined) warnings.push({ field: at, message: `${fieldText(at)}: non-standard IP address "${text}" is invalid: use "${canonical}"` });
  else if (canonical !== text) warnings.push({ field: at, message: `${fieldText(at)}: IPv6 address "${text}" should be in RFC 5952 canonical format ("${canonical}")` });
}

const written = ({ address, prefixLength }: Cidr): string => `${formatIpAddress(address)}/${prefixLength}`;

/** A network that is not written in the one usual form, or that may mean one address. Follows k8s.io/kubernetes/pkg/api/validation.GetWarningsForCIDR. */
export function warnOfCidr(text: string, at: Field, warnings: FieldWarning[]): void {
  const cidr = parseCidrSloppy(text);
  if (cidr === undefined) return;
  const [ip = '', length = ''] = text.split('/');
  const network = maskCidr(cidr);
  const isAmbiguous = network.address.value !== cidr.address.value;
  if (isAmbiguous) {
    const single = written({ address: cidr.address, prefixLength: cidr.address.family === 4 ? 32 : 128 });
    warnings.push({ field: at, message: `${fieldText(at)}: CIDR value "${text}" is ambiguous in this context (should be "${written(network)}" or "${single}"?)` });
  }
  const isNonStandard = parseIpAddress(ip) === undefined || isMappedIpAddress(ip) || (length.length > 1 && length.startsWith('0'));
  if (isNonStandard) warnings.push({ field: at, message: `${fieldText(at)}: non-standard CIDR value "${text}" is invalid: use "${written(network)}"` });
  else if (!isAmbiguous && cidr.address.family === 6 && written(network) !== text)
    warnings.push({ field: at, message: `${fieldText(at)}: IPv6 CIDR value "${text}" should be in RFC 5952 canonical format ("${written(network)}")` });
}
