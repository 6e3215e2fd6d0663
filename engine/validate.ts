import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { stringAt } from '#engine/source/node.js';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf, type Scheme } from '#engine/resource/scheme.js';
import { validateResources } from '#engine/resource/validation/validated-resources.js';
import { locate, locateSpan } from '#engine/report/locate.js';
import { serverWords, syntaxWords } from '#engine/report/server-words.js';
import { parseFiles } from '#engine/source/parse.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Location } from '#engine/generated/report.js';
import type { Library } from '#engine/library.js';
import type { Observer } from '#engine/lint.js';
import type { Resource } from '#engine/resource/resource.js';
import type { ApiServerOptions } from '#engine/resource/validation/validation-context.js';
import type { Document, DocumentRole } from '#engine/source/document.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** How objects are judged by themselves. */
export interface ValidateOptions {
  /** A version that the library has, such as `1.37`. */
  readonly kubernetesVersion: string;
  readonly apiServer: ApiServerOptions;
  /** Unknown fields are refused, as `kubectl` asks for; else they are warnings. */
  readonly isStrict: boolean;
  /** The JSON Schema of a kind that neither the version nor a CRD of the input describes, or undefined. */
  schemaOf(apiVersion: string, kind: string): JsonObject | undefined;
}

/** One thing that the API server says of an object. */
export interface ValidationCause {
  /** The id of the rule that explains it. */
  readonly rule: string;
  /** The field as the API server writes it; empty for the whole document. */
  readonly path: string;
  readonly message: string;
  readonly location: Location;
}

/** `error`: it could not be judged. `skipped`: it is no object (values, templates, kustomizations). */
export type ValidationStatus = 'valid' | 'invalid' | 'error' | 'skipped';

/** What became of one object, or of a document that is none. */
export interface ValidatedObject {
  readonly file: string;
  readonly line: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly status: ValidationStatus;
  readonly causes: readonly ValidationCause[];
  readonly warnings: readonly ValidationCause[];
}

/** Documents that are objects on their way to a cluster, also those that something else completes before. */
const JUDGED: ReadonlySet<DocumentRole> = new Set(['manifest', 'kustomize-patch', 'test-assertion']);

/** Problems that a strict reader of YAML refuses. */
const isRefused = (code: string): boolean => code !== 'merge-overwrites';

function syntaxCauses({ file, problems }: Document): ValidationCause[] {
  return problems.filter(({ code }) => isRefused(code)).map((problem) => (
    { rule: `yaml-${problem.code}`, path: '', message: syntaxWords(problem), location: locateSpan(file, problem) }));
}

/** A CRD that says of a kind what a JSON Schema of the user's says. */
function crdOf(apiVersion: string, kind: string, schema: JsonObject): SourceFile {
  const { group, version } = parseApiVersion(apiVersion);
  const crd: Json = {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `${kind}.${group}` },
    spec: { group, scope: 'Namespaced', names: { kind, plural: kind.toLowerCase() }, versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }] },
  };
  return { path: `${apiVersion}/${kind}.json`, text: JSON.stringify(crd) };
}

/** The scheme with the schemas that the user has for kinds that nothing else describes. */
function completeScheme(documents: readonly Document[], library: Library, { kubernetesVersion, schemaOf }: ValidateOptions): Scheme {
  const scheme = schemeOf(library.kubernetes, kubernetesVersion, documents);
  const crds = new Map<string, SourceFile>();
  for (const { root } of documents) {
    const [apiVersion, kind] = [stringAt(root, 'apiVersion') ?? '', stringAt(root, 'kind') ?? ''];
    if (apiVersion === '' || kind === '' || crds.has(`${apiVersion}/${kind}`) || scheme.find(apiVersion, kind).version.state !== 'unknown') continue;
    const schema = schemaOf(apiVersion, kind);
    if (schema !== undefined) crds.set(`${apiVersion}/${kind}`, crdOf(apiVersion, kind, schema));
  }
  return crds.size === 0 ? scheme : schemeOf(library.kubernetes, kubernetesVersion, [...documents, ...parseFiles([...crds.values()])]);
}

function judged(resource: Resource, scheme: Scheme, isStrict: boolean): ValidatedObject {
  const { apiVersion, kind, namespace, name, document, violations } = resource;
  const { state } = scheme.find(apiVersion, kind).version;
  const place = locate({ resource, path: ['kind'], on: 'value' });
  const base = { file: document.file.path, line: place.line, apiVersion, kind, namespace, name };
  const cause = (rule: string, message: string): ValidationCause => ({ rule, path: '', message, location: place });
  if (state === 'unknown') return { ...base, status: 'error', causes: [cause('unknown-kind', `no schema is known of kind ${kind} in version ${apiVersion}`)], warnings: [] };
  if (state !== 'served' && state !== 'deprecated')
    return { ...base, status: 'invalid', causes: [cause(`api-version-${state}`, `no matches for kind "${kind}" in version "${apiVersion}"`)], warnings: [] };
  const said = violations.map((violation): ValidationCause & { readonly isUnknown: boolean } => ({
    rule: violation.rule ?? (violation.code === 'field-name-case' ? 'unknown-field' : violation.code),
    path: formatFieldPath(violation.path),
    message: serverWords(violation),
    location: locate({ resource, path: violation.path, on: violation.on }),
    isUnknown: violation.code === 'unknown-field' || violation.code === 'field-name-case',
  }));
  const causes = [...syntaxCauses(document), ...said.filter(({ isUnknown }) => isStrict || !isUnknown)];
  const warnings = [
    ...(isStrict ? [] : said.filter(({ isUnknown }) => isUnknown)),
    ...resource.warnings.map(({ path, message, rule }) => ({ rule, path: formatFieldPath(path), message, location: locate({ resource, path, on: 'key' }) })),
  ];
  return { ...base, status: causes.length > 0 ? 'invalid' : 'valid', causes, warnings };
}

function notJudged(document: Document): ValidatedObject {
  const causes = document.role === 'broken' ? syntaxCauses(document) : [];
  const { line } = locateSpan(document.file, document);
  const [apiVersion, kind] = [stringAt(document.root, 'apiVersion') ?? '', stringAt(document.root, 'kind') ?? ''];
  return { file: document.file.path, line, apiVersion, kind, namespace: '', name: '', status: document.role === 'broken' ? 'error' : 'skipped', causes, warnings: [] };
}

/**
 * What the API server would say of each object by itself (`kubectl apply --dry-run=server --validate=strict`), in the order of the documents:
 * decoding, defaulting, validation, without graph, simulation and rules. Patches and partial objects are judged as they stand.
 */
export function validate(files: readonly SourceFile[], library: Library, options: ValidateOptions, observe: Observer = () => undefined): readonly ValidatedObject[] {
  observe('parse');
  const documents = parseFiles(files);
  observe('decode');
  const scheme = completeScheme(documents, library, options);
  const toJudge = documents.map((document): Document => (JUDGED.has(document.role) ? { ...document, role: 'manifest' } : document));
  const decoded = decodeResources(toJudge, scheme);
  observe('validate');
  const resources = validateResources(decoded, library.kubernetes, scheme, options.apiServer);
  observe('render');
  const byDocument = new Map<Document, ValidatedObject[]>();
  for (const resource of resources) {
    const known = byDocument.get(resource.document);
    const object = judged(resource, scheme, options.isStrict);
    if (known === undefined) byDocument.set(resource.document, [object]);
    else known.push(object);
  }
  return toJudge.flatMap((document) => byDocument.get(document) ?? [notJudged(document)]);
}
