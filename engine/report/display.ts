import type { Column } from '#engine/fact/fact.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Phrases } from '#engine/report/words/phrases.js';

/** Longest value that is shown whole, in code points. */
const LONGEST = 100;
/** Most members of a list or map that are shown. */
const MOST = 8;

/** Control characters, line and bidi controls, invisible characters and lone surrogates: what a terminal or a reader could be fooled by. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/gu;

const NAMED: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

/** The text with every character that does not show, or acts on a terminal, written as an escape (`\n`, `\e`, `\u{202e}`). */
export const visible = (text: string): string =>
  text.replace(UNPRINTABLE, (found) => NAMED[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);

/** The text, cut in its middle where it is longer than `longest` code points. */
export function shorten(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const points = [...text];
  if (points.length <= longest) return text;
  const head = Math.ceil((longest - 1) * 0.7);
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (longest - 1 - head)).join('')}`;
}

/** Words as names, paths, images, quantities and `app=web` are written: shown bare. All else is quoted. */
const BARE = /^[\p{L}\p{N}_$*<>{}[\]()@%+~./:=,!-]+$/u;

/** A text in its own quotes, as a manifest has it. */
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;

/** A value from a manifest, shortened and made visible; in quotes where it would not stand out as one word. */
export function displayText(text: string): string {
  const short = shorten(text);
  return BARE.test(short) || QUOTED.test(short) ? visible(short) : `"${visible(short).replaceAll('"', '\\"')}"`;
}

const isMap = (value: Column): value is { readonly [key: string]: Column } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function members(texts: readonly string[], separator: string, phrases: Phrases): string {
  const shown = texts.slice(0, MOST).join(separator);
  return texts.length > MOST ? `${shown}${separator}${phrases.more(texts.length - MOST)}` : shown;
}

/** A column in words: lists joined, labels as `app=web,tier=db`, nothing as *none*, what cannot be known as *unknown*. */
export function displayColumn(value: Column | undefined, phrases: Phrases): string {
  if (value === undefined || value === null) return phrases.none;
  if (value === UNDECIDED) return phrases.unknown;
  if (typeof value === 'string') return displayText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isMap(value)) {
    const pairs = Object.entries(value).map(([key, member]) => `${displayText(key)}=${displayColumn(member, phrases)}`);
    return pairs.length === 0 ? phrases.none : members(pairs, ',', phrases);
  }
  if (Array.isArray(value)) {
    const list: readonly Column[] = value;
    return list.length === 0 ? phrases.none : members(list.map((member) => displayColumn(member, phrases)), ', ', phrases);
  }
  return phrases.unknown;
}

const isNothing = (value: Column | undefined): boolean =>
  value === undefined || value === null || value === '' || value === 0 || value === false || value === UNDECIDED || (Array.isArray(value) && value.length === 0);

/** Longest sentence of the server's that is shown whole, in code points. */
const LONGEST_SENTENCE = 600;

/** A sentence as it was said, made visible. */
const displaySentence = (value: Column | undefined): string => (typeof value === 'string' ? visible(shorten(value, LONGEST_SENTENCE)) : '');

/**
 * Fills the `{column}` placeholders of a rule's text, and those of whole sentences, `{=column}`. A part `{?column|words with {placeholders}}` is left out where the column is
 * empty, 0, false or unknown. A brace that names no column stays as it is.
 */
export const fill = (template: string, columns: { readonly [name: string]: Column }, phrases: Phrases): string =>
  template
    .replace(/\{\?([A-Za-z]\w*)\|((?:[^{}]|\{=?[A-Za-z]\w*\})*)\}/g, (_whole, name: string, part: string) => (Object.hasOwn(columns, name) && !isNothing(columns[name]) ? part : ''))
    .replace(/\{(=?)([A-Za-z]\w*)\}/g, (whole, form: string, name: string) =>
      (!Object.hasOwn(columns, name) ? whole : form === '=' ? displaySentence(columns[name]) : displayColumn(columns[name], phrases)))
    .trim();
