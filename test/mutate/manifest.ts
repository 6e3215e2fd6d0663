import { isAlias, isMap, isScalar, parseAllDocuments, type Document, type Scalar } from 'yaml';

/** A path into a manifest. */
export type Path = readonly (string | number)[];

/** Plain JavaScript as the `yaml` package reads it. */
export type Plain = string | number | boolean | null | undefined | Plain[] | { [key: string]: Plain };

/** One object of a sound set, read by the `yaml` package alone: the mistakes must not be placed by what is being tested. */
export interface Manifest {
  readonly file: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  readonly content: { readonly [key: string]: Plain };
  readonly document: Document;
}

/** A stretch of a file's text. */
export interface Stretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The value at a path, or undefined. */
export function valueAt(value: Plain, path: Path): Plain {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else if (typeof current === 'object' && current !== null) current = current[String(step)];
    else return undefined;
  }
  return current;
}

/** The object at a path, or an empty one. */
export function mapAt(value: Plain, path: Path): { readonly [key: string]: Plain } {
  const found = valueAt(value, path);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
}

/** The list at a path, or an empty one. */
export function listAt(value: Plain, path: Path): readonly Plain[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** All objects of a set's files. Documents that use anchors are left out: one edit of theirs is many. */
export function readManifests(files: ReadonlyMap<string, string>): readonly Manifest[] {
  return [...files].flatMap(([file, text]) => parseAllDocuments(text, { prettyErrors: false }).flatMap((document): Manifest[] => {
    if ('empty' in document && document.empty === true) return [];
    const content = document.errors.length > 0 || /(^|\s)[&*]\w/.test(text.slice(document.range[0], document.range[1])) ? null : (document.toJS() as Plain);
    const { kind, apiVersion } = mapAt(content, []);
    if (typeof kind !== 'string' || typeof apiVersion !== 'string') return [];
    return [{
      file, kind, apiVersion, document, content: mapAt(content, []),
      name: String(valueAt(content, ['metadata', 'name']) ?? ''), namespace: String(valueAt(content, ['metadata', 'namespace']) ?? ''),
    }];
  }));
}

/** Where the scalar at a path stands, quotes included. Undefined for anything but a scalar of one line. */
export function stretchOf(manifest: Manifest, path: Path): Stretch | undefined {
  const node: unknown = manifest.document.getIn(path, true);
  if (!isScalar(node) || isAlias(node) || node.range === undefined || node.range === null) return undefined;
  return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' ? undefined : { file: manifest.file, start: node.range[0], end: node.range[1] };
}

/** Where the key of the mapping entry at a path stands. */
export function keyStretchOf(manifest: Manifest, path: Path): Stretch | undefined {
  const parent: unknown = path.length === 1 ? manifest.document.contents : manifest.document.getIn(path.slice(0, -1), true);
  const key = isMap<Scalar>(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key : undefined;
  return key?.range ? { file: manifest.file, start: key.range[0], end: key.range[1] } : undefined;
}

/** Every mapping entry and list item of a manifest, with its path. */
export function* walk(value: Plain, path: Path = []): Generator<{ path: Path; value: Plain }> {
  const children: [string | number, Plain][] = Array.isArray(value) ? [...value.entries()] : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  for (const [step, child] of children) {
    yield { path: [...path, step], value: child };
    yield* walk(child, [...path, step]);
  }
}
