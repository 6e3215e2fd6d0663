/** What a manifest is written from. */
export type Writable = string | number | boolean | readonly Writable[] | { readonly [key: string]: Writable };

const isBare = (text: string): boolean => /^[A-Za-z/][\w./:@-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text) && !text.endsWith(':');

function scalar(value: string | number | boolean, indent: string): string {
  if (typeof value !== 'string') return ` ${String(value)}\n`;
  if (value.includes('\n')) return ` |\n${value.trimEnd().split('\n').map((line) => `${indent}  ${line}\n`).join('')}`;
  return ` ${isBare(value) ? value : JSON.stringify(value)}\n`;
}

const isScalar = (value: Writable): value is string | number | boolean => typeof value !== 'object';
const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value);

function below(value: Writable, indent: string): string {
  if (isScalar(value)) return scalar(value, indent);
  if (isList(value)) return value.length === 0 ? ' []\n' : value.every((item) => isScalar(item)) ? ` ${JSON.stringify(value)}\n` : `\n${blockOf(value, indent)}`;
  return Object.keys(value).length === 0 ? ' {}\n' : `\n${blockOf(value, `${indent}  `)}`;
}

function blockOf(value: Writable, indent: string): string {
  if (isScalar(value)) return scalar(value, indent);
  if (isList(value)) return value.map((item) => `${indent}- ${blockOf(item, `${indent}  `).trimStart()}`).join('');
  return Object.entries(value).map(([key, item]) => `${indent}${isBare(key) ? key : JSON.stringify(key)}:${below(item, indent)}`).join('');
}

/** An object as a YAML document, as people indent it. */
export const yamlText = (object: { readonly [key: string]: Writable }): string => blockOf(object, '');
