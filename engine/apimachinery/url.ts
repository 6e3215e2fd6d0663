/** What Go's net/url makes of a text, as far as validation looks at it. */
export interface ParsedUrl {
  /** In lower case; empty where there is none. */
  readonly scheme: string;
  readonly user: string | undefined;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Why a text is no URL. */
export class UrlError extends Error {}

const fail = (message: string): never => {
  throw new UrlError(message);
};

const CONTROL = /[\x00-\x1f\x7f]/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const USER = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const HOST_BAD = /[ \\^`{}|]/;
/** In a host only what is not ASCII, and `%` itself, may be escaped. */
const HOST_ESCAPE = /%(?!25)[0-7]/;
const PORT = /^(?::\d*)?$/;

/** The scheme and what follows it. */
function splitScheme(text: string): readonly [string, string] {
  if (text.startsWith(':')) return fail('missing protocol scheme');
  const found = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(text);
  return found === null ? ['', text] : [(found[1] ?? '').toLowerCase(), text.slice(found[0].length)];
}

function unescaped(text: string): string {
  const bad = BAD_ESCAPE.exec(text);
  if (bad !== null) fail(`invalid URL escape "${text.slice(bad.index, bad.index + 3)}"`);
  return text;
}

function checkHost(host: string): void {
  const end = host.startsWith('[') ? host.lastIndexOf(']') : -1;
  if (host.startsWith('[') && end < 0) fail("missing ']' in host");
  const colon = host.startsWith('[') ? end + 1 : host.lastIndexOf(':');
  const port = colon < 0 ? '' : host.slice(colon);
  if (!PORT.test(port)) fail(`invalid port "${port}" after host`);
  unescaped(host);
  const bad = HOST_BAD.exec(host);
  if (bad !== null) fail(`invalid character "${bad[0]}" in host name`);
  if (HOST_ESCAPE.test(host)) fail(`invalid URL escape in host "${host}"`);
}

function splitAuthority(authority: string): readonly [string | undefined, string] {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  checkHost(host);
  if (at < 0) return [undefined, host];
  const user = authority.slice(0, at);
  if (!USER.test(user)) fail('net/url: invalid userinfo');
  return [unescaped(user), host];
}

/** Reads a URL. Follows net/url.Parse, also in that most texts are one; throws a `UrlError` where it refuses. */
export function parseUrl(text: string): ParsedUrl {
  const [before = '', ...fragments] = text.split('#');
  if (CONTROL.test(before)) fail('net/url: invalid control character in URL');
  const [scheme, afterScheme] = splitScheme(before);
  const [rest = '', ...queries] = afterScheme.split('?');
  const parts = { scheme, query: queries.join('?'), fragment: unescaped(fragments.join('#')) };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...parts, user: undefined, host: '', path: '' };
    if ((rest.split('/')[0] ?? '').includes(':')) fail('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) return { ...parts, user: undefined, host: '', path: unescaped(rest) };
  const slash = rest.indexOf('/', 2);
  const [user, host] = splitAuthority(slash < 0 ? rest.slice(2) : rest.slice(2, slash));
  return { ...parts, user, host, path: unescaped(slash < 0 ? '' : rest.slice(slash)) };
}
