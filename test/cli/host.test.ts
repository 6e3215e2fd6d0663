import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { languageOfLocale } from '#cli/host.js';

const LOCALES: readonly (readonly [{ readonly [name: string]: string }, 'en' | 'ja'])[] = [
  [{}, 'en'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja' }, 'ja'],
  [{ LANG: 'jam_JM' }, 'en'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'C', LC_MESSAGES: 'ja_JP' }, 'ja'],
  [{ LANG: 'ja_JP', LC_ALL: '' }, 'ja'],
];

for (const [variables, language] of LOCALES)
  test(`${JSON.stringify(variables)} is ${language}`, () => { assert.is(languageOfLocale(variables), language); });

test.run();
