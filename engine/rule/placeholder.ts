/** A column that a rule's words name: `{name}`, `{=name}`, or the condition of `{?name|only where name says something}`. */
export interface Placeholder {
  readonly name: string;
  /** Where it stands in the text. */
  readonly offset: number;
}

/** The placeholders of a text, in its order. */
export function placeholdersOf(text: string): readonly Placeholder[] {
  return [...text.matchAll(/\{[?=]?([A-Za-z]\w*)(?=[}|])/g)].map((match) => ({ name: match[1] ?? '', offset: match.index }));
}

/** The names that several texts name, each once, in their order. */
export const placeholderNames = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.flatMap((text) => placeholdersOf(text).map(({ name }) => name)))];
