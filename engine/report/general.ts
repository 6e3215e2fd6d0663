/** A part of a template that stands only where its column has a value: `{?column|words with {placeholders}}`. */
const CONDITIONAL = /\{\?[A-Za-z]\w*\|(?:[^{}]|\{=?[A-Za-z]\w*\})*\}/g;

/**
 * A rule's text without a case at hand: where a value would stand (`{name}`), the name of its column does (`‹name›`),
 * and what is said in some cases only is left out.
 */
export const general = (template: string): string =>
  template.replace(CONDITIONAL, '').replace(/\{=?([A-Za-z]\w*)\}/g, '‹$1›').trim();

/** The first sentence of a text in English or Japanese; the whole text where it holds no more. */
export function firstSentence(text: string): string {
  const end = /。|[.!?](?=\s+[A-Z`‹])/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}
