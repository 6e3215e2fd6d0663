import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { WindowsSecurityContextOptions } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const MAX_CREDENTIAL_SPEC = 64 * 1024;
const MAX_DOMAIN = 256;
const MAX_USER = 104;
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;
const NET_BIOS_DOMAIN = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_DOMAIN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const DOTS_AND_SPACES = /^[. ]+$/;
const FORBIDDEN_IN_USER = /["/\\:;|=,+*?<>@[\]]/;

/** What is wrong with the text as a whole; then nothing in it is judged. */
function wholeMessage(name: string): string | undefined {
  if (name === '') return 'runAsUserName cannot be an empty string';
  if (CONTROL_CHARACTERS.test(name)) return 'runAsUserName cannot contain control characters';
  return name.split('\\').length > 2 ? 'runAsUserName cannot contain more than one backslash' : undefined;
}

function domainMessages(domain: string): string[] {
  const messages: string[] = [];
  if (byteLength(domain) >= MAX_DOMAIN) messages.push("runAsUserName's Domain length must be under 256 characters");
  if (!NET_BIOS_DOMAIN.test(domain) && !DNS_DOMAIN.test(domain)) messages.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  return messages;
}

function userMessages(user: string): string[] {
  const messages: string[] = [];
  if (user === '') messages.push("runAsUserName's User cannot be empty");
  else if (byteLength(user) > MAX_USER) messages.push("runAsUserName's User length must not be longer than 104 characters");
  if (DOTS_AND_SPACES.test(user)) messages.push("runAsUserName's User cannot contain only periods or spaces");
  if (FORBIDDEN_IN_USER.test(user)) messages.push('runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]');
  return messages;
}

function userNameMessages(name: string): readonly string[] {
  const message = wholeMessage(name);
  if (message !== undefined) return [message];
  const parts = name.split('\\');
  const [first = '', second] = parts;
  return second === undefined ? userMessages(first) : [...domainMessages(first), ...userMessages(second)];
}

/** Of a Pod or of a container. Follows pkg/apis/core/validation.validateWindowsSecurityContextOptions. */
export const validateWindowsSecurityContextOptions: Validator<WindowsSecurityContextOptions> = (options, at, { errors }) => {
  const { gmsaCredentialSpec, runAsUserName } = options;
  if (gmsaCredentialSpec === '') errors.push(invalid(child(at, 'gmsaCredentialSpec'), '', 'gmsaCredentialSpec cannot be an empty string'));
  else if (gmsaCredentialSpec !== undefined && byteLength(gmsaCredentialSpec) > MAX_CREDENTIAL_SPEC)
    errors.push(invalid(child(at, 'gmsaCredentialSpec'), gmsaCredentialSpec, 'gmsaCredentialSpec size must be under 64 KiB'));
  if (runAsUserName !== undefined)
    for (const message of userNameMessages(runAsUserName)) errors.push(invalid(child(at, 'runAsUserName'), runAsUserName, message));
};
