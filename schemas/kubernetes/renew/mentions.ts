import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where rows and validators stand that name types and gates. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['schemas/kubernetes/constraints', /\.yaml$/], ['schemas/kubernetes/defaults', /\.json$/], ['schemas/references', /\.yaml$/], ['schemas/kubernetes', /^(gated-fields|zero-values|strictness)\.json$/],
  ['engine/resource', /\.ts$/],
];

const root = join(import.meta.dirname, '../../..');

interface Line {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function linesOf(folder: string, names: RegExp): Line[] {
  const files = readdirSync(join(root, folder), { recursive: folder.startsWith('engine'), encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => names.test(name)).sort();
  return files.flatMap((name) => readFileSync(join(root, folder, name), 'utf8').split('\n').map((text, index) => ({ file: `${folder}/${name}`, line: index + 1, text })));
}

let known: readonly Line[] | undefined;

const allLines = (): readonly Line[] => (known ??= PLACES.flatMap(([folder, names]) => linesOf(folder, names)));

const withoutVersion = (type: string): string => type.replace(/\.v\d+(?:(?:alpha|beta)\d+)?(?=\.[^.]+$)/, '');

/** Whether a text has the name as a whole word: `io.k8s.api.core.Pod`, not that of `io.k8s.api.core.PodSpec`. */
const has = (text: string, name: string): boolean => new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?![\\w])`).test(text);

/** Whether a line is about a field: a row names it; what is keyed by type alone (validators) is about all of them. */
const concerns = ({ file, text }: Line, field: string): boolean => field === '' || file.startsWith('engine/') || new RegExp(`(?<![\\w])${field}(?![\\w])`).test(text);

/** `schemas/kubernetes/constraints/apps.yaml: 7, 12`. */
function places(lines: readonly Line[]): string[] {
  const byFile = new Map<string, number[]>();
  for (const { file, line } of lines) byFile.set(file, [...(byFile.get(file) ?? []), line]);
  return [...byFile].map(([file, numbers]) => `${file}: ${numbers.join(', ')}`);
}

/** Rows and validators that name a type, with or without its version; with a field, those rows that name it too. */
export function rowsThatName(type: string, field: string): string[] {
  const last = type.slice(type.lastIndexOf('.'));
  return places(allLines().filter((line) => line.text.includes(last) && (has(line.text, type) || has(line.text, withoutVersion(type))) && concerns(line, field)));
}

/** Code and rows that ask for a gate. */
export const codeThatAsks = (gate: string): string[] => places(allLines().filter(({ text }) => text.includes(gate) && (has(text, `'${gate}'`) || /gates?"?:/.test(text)) && has(text, gate)));
