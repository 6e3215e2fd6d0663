import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UrlError, parseUrl } from '#engine/apimachinery/url.js';

test('the parts of a URL', () => {
  assert.equal(parseUrl('HTTPS://me:x@a.example:8443/p/q?a=b?c#d#e'), { scheme: 'https', user: 'me:x', host: 'a.example:8443', path: '/p/q', query: 'a=b?c', fragment: 'd#e' });
  assert.equal(parseUrl('a b/c'), { scheme: '', user: undefined, host: '', path: 'a b/c', query: '', fragment: '' });
  assert.equal(parseUrl('mailto:me'), { scheme: 'mailto', user: undefined, host: '', path: '', query: '', fragment: '' });
  assert.equal(parseUrl('https:///p').host, '');
  assert.is(parseUrl('https://[::1]:443/').host, '[::1]:443');
});

test('what net/url refuses', () => {
  for (const text of [':x', '1:2', 'https://a:b/', 'https://a b/', 'https://[::1/', 'https://a/%zz', 'https://a/\n', 'https://%41/', 'https://a\\b/'])
    assert.throws(() => parseUrl(text), (error: unknown) => error instanceof UrlError, text);
});

test.run();
