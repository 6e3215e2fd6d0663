import type { Language } from '#engine/report/language.js';
import type { Phrases } from '#engine/report/words/phrases.js';
import { en } from '#engine/report/words/en.js';
import { ja } from '#engine/report/words/ja.js';

/** The phrases of a language. */
export const phrasesOf = (language: Language): Phrases => (language === 'ja' ? ja : en);
