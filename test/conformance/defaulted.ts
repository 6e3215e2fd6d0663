import { existsSync } from 'node:fs';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { decodeResources } from '#engine/resource/decode.js';
import { compilePreparation } from '#engine/resource/defaulting/prepare.js';
import { compileStoredForm } from '#engine/resource/defaulting/stored-form.js';
import { compileFeatureGates } from '#engine/resource/feature-gates.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { corpusAt, decodedOf, definitionFinder, documentOf, schemesOf } from '#test/conformance/documents.js';
import { documentOf as documentOfObject, VERSION } from '#test/conformance/judge.js';
import { readLines, readSeeds, type RecordedDocument } from '#test/conformance/recordings.js';

/** An object that the API server defaulted. */
interface Recorded {
  readonly id: string;
  readonly object: JsonObject;
}

/** What to compare: a file of recordings, the corpus, and the records that name the CRDs of custom resources (else those beside the file). */
export interface Comparison {
  readonly file: string;
  readonly root: string;
  readonly custom?: string | undefined;
  readonly seeds?: string | undefined;
}

/** Metadata that the server gives, which recordings leave out. */
const GIVEN = new Set(['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields']);

/** What depends on the time, on chance or on who asks. */
const PICKED: readonly RegExp[] = [
  /^PersistentVolume\.status\.lastPhaseTransitionTime$/, /^CertificateSigningRequest\.spec\.(username|uid|groups|extra)$/,
  /^Pod\.status\.conditions\[\]\.lastTransitionTime$/, /^DeviceTaintRule\.spec\.taint\.timeAdded$/, /^ResourceSlice\.spec\.devices\[\]\.taints\[\]\.timeAdded$/,
];

/** What recordings leave out where the source has none: it follows from what the server would have picked. */
const LEFT_OUT = new Set(['Service.spec.clusterIPs']);

/** Differences by path, as `kind.path: theirs -> ours`. */
function differences(theirs: Json | undefined, ours: Json | undefined, path: string): string[] {
  if (PICKED.some((picked) => picked.test(path)) || (theirs === undefined && LEFT_OUT.has(path))) return [];
  if (isList(theirs) && isList(ours) && theirs.length === ours.length) return theirs.flatMap((item, index) => differences(item, ours[index], `${path}[]`));
  if (isObject(theirs) && isObject(ours))
    return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((key) => (/^\w+\.metadata$/.test(path) && GIVEN.has(key) ? [] : differences(theirs[key], ours[key], `${path}.${key}`)));
  return theirs === ours ? [] : [`${path}: ${short(theirs)} -> ${short(ours)}`];
}

const short = (value: Json | undefined): string => (value === undefined ? 'absent' : JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)).slice(0, 80));

/** The object as the server would write it back. */
function storedBy(scheme: Scheme): (resource: Resource, recorded: JsonObject) => JsonObject {
  const prepare = compilePreparation(kubernetes, scheme, compileFeatureGates(kubernetes, VERSION, {}));
  const storedForm = compileStoredForm(kubernetes, scheme);
  return (resource, recorded) => {
    const { object } = prepare({ object: named(resource.object, recorded), definition: resource.schema ?? '', groupKind: resource.groupKind });
    return inRequest(resource.schema === undefined || scheme.custom.has(resource.groupKind) ? object : storedForm(object, resource.schema), resource);
  };
}

/** Where the server made up the name, that one is taken. */
function named(object: JsonObject, recorded: JsonObject): JsonObject {
  const metadata = asObject(object['metadata']) ?? {};
  return metadata['name'] === undefined && metadata['generateName'] !== undefined ? { ...object, metadata: { ...metadata, name: asObject(recorded['metadata'])?.['name'] } } : object;
}

/** Objects of namespaced kinds went to the namespace `default` where they name none; an unknown uid is written as recordings write it. */
function inRequest(object: JsonObject, { scope }: Resource): JsonObject {
  const metadata = asObject(object['metadata']) ?? {};
  const { namespace = 'default', ...others } = metadata;
  const placed = { ...object, metadata: scope === 'Namespaced' ? { ...others, namespace } : others };
  return JSON.parse(JSON.stringify(placed, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)).replaceAll('00000000-0000-0000-0000-000000000000', '<uid>')) as JsonObject;
}

/** What was compared, in words. */
function report(title: string, found: readonly (readonly [id: string, differences: readonly string[]])[]): string {
  const counts = new Map<string, string[]>();
  for (const [id, list] of found) for (const difference of new Set(list)) counts.set(difference, [...counts.get(difference) ?? [], id]);
  const equal = found.filter(([, list]) => list.length === 0).length;
  const lines = [...counts].sort(([, left], [, right]) => right.length - left.length).slice(0, 40).map(([difference, ids]) => `${String(ids.length).padStart(5)}  ${difference}  (${ids[0] ?? ''})`);
  return [`${title}: ${equal} of ${found.length} objects are equal (${((100 * equal) / found.length).toFixed(2)} %)`, ...lines, ''].join('\n');
}

function compareSeeds(file: string, scheme: Scheme): string {
  const stored = storedBy(scheme);
  return report('seeds', Object.entries(readSeeds(file)).map(([id, { object, defaulted }]) => {
    const [resource] = decodeResources([documentOfObject(object)], scheme);
    return [id, resource === undefined ? ['not decoded'] : differences(defaulted, stored(resource, defaulted), resource.kind)];
  }));
}

/** The verdicts that belong to a file of defaulted objects: `x-defaulted.jsonl.gz` -> `x.jsonl.gz`. */
const besides = (file: string): string => file.replace(/-defaulted(?=\.[^/]*$)/, '');

const readRecords = (file: string): readonly RecordedDocument[] => (existsSync(file) ? readLines<RecordedDocument>(file) : []);

/** Compares what we make of the documents (and of the seeds) with what the API server made of them. */
export function compareDefaulted({ file, root, custom, seeds }: Comparison): string {
  const corpus = corpusAt(root);
  const schemes = schemesOf(corpus);
  const definitions = new Map(readRecords(custom ?? besides(file)).map(({ id, crd }) => [id, crd]));
  const isServed = (object: JsonObject): boolean => schemes(undefined).find(asString(object['apiVersion']) ?? '', asString(object['kind']) ?? '').type !== undefined;
  const find = definitionFinder(root);
  const definitionOf = (id: string, object: JsonObject): string | undefined =>
    definitions.get(id) ?? (isServed(object) ? undefined : find(id, parseApiVersion(asString(object['apiVersion']) ?? '').group, asString(object['kind']) ?? ''));
  const makers = new Map<Scheme, ReturnType<typeof storedBy>>();
  const found = readLines<Recorded>(file).map(({ id, object }): readonly [string, readonly string[]] => {
    const scheme = schemes(definitionOf(id, object));
    let stored = makers.get(scheme);
    if (stored === undefined) makers.set(scheme, (stored = storedBy(scheme)));
    const resource = decodedOf(documentOf(id, corpus), scheme);
    return [id, resource === undefined ? ['not decoded'] : differences(object, stored(resource, object), resource.kind)];
  });
  return report('documents', found) + (seeds === undefined ? '' : compareSeeds(seeds, schemes(undefined)));
}
