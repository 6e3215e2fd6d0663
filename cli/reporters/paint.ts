import { styleText } from 'node:util';

/** A style of `util.styleText`. */
export type Style = Parameters<typeof styleText>[0];

/** Writes in colours, or plainly. */
export type Paint = (style: Style, text: string) => string;

/** With colours or without; whether they are wanted was settled by who asks. */
export const painter = (colours: boolean): Paint => (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
