import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { requirementsOf } from '#engine/apimachinery/label-selector.js';
import type { Edge, EdgeReason, Wanted } from '#engine/graph/edge.js';
import type { Generated } from '#engine/graph/kustomization.js';
import type { Reference } from '#engine/graph/reference.js';
import type { Scene } from '#engine/graph/scene.js';
import type { Resource } from '#engine/resource/resource.js';

/** What is to be made of a target that no set of the resource holds. */
export type Absence = Pick<Edge, 'state' | 'reason' | 'world'>;

/** A reference whose target, key or port was not found. */
export interface Question {
  readonly reference: Pick<Reference, 'id' | 'atMost'>;
  readonly from: Resource;
  readonly path: FieldPath;
  readonly wanted: Wanted;
  readonly part: 'object' | 'key' | 'port';
}

export const undecided = (code: EdgeReason['code'], by: string): Absence => ({ state: 'undecided', reason: { code, by }, world: 'warning' });

const providedAs = (code: EdgeReason['code'], by: string): Absence => ({ state: 'provided', reason: { code, by }, world: 'warning' });

/** Objects of one name that are looked at: a bound. */
const LOOKED_AT = 64;

const MAKERS = { cluster: 'made-by-cluster', controller: 'made-by-controller', operator: 'made-by-operator' } as const;

/** The words that would have to stand in whatever makes the target: its name, or the values of labels that nothing has. */
export function wordsOf({ wanted }: Question): readonly string[] {
  if (wanted.name !== undefined) return [wanted.name];
  return (requirementsOf(wanted.selector ?? {}) ?? []).flatMap(({ operator, values }) => (operator === 'In' ? values : []));
}

/** Whether producers or the user's own words account for a named object. */
function namedElsewhere(scene: Scene, { from, wanted }: Question): Absence | undefined {
  const { name, namespace = '' } = wanted;
  if (name === undefined) return undefined;
  for (const kind of wanted.kinds) {
    const made = scene.made.find(kind, namespace, name, (source) => scene.layout.isTogether(from, source));
    if (made !== undefined) return providedAs(MAKERS[made.producer.by], made.source === undefined ? made.producer.id : `${made.source.kind} ${made.source.name}`);
    const glob = scene.provided(kind, namespace, name);
    if (glob !== undefined) return providedAs('provided-by-config', glob);
    const generated = generatedBy(scene, from, kind, name);
    if (generated !== undefined) return providedAs('generated', generated.path);
  }
  return undefined;
}

/** The generator that makes the object, among the kustomizations that the resource is applied with. */
export function generatedBy(scene: Scene, from: Resource, kind: GroupKind, name: string): { path: string; generated: Generated } | undefined {
  for (const root of scene.tree.rootsOf(from.document.file.path))
    for (const { path, generated } of root.members) {
      const found = generated.find((one) => one.kind === kind && one.name === name);
      if (found !== undefined) return { path, generated: found };
    }
  return undefined;
}

/** The same object outside every set of the resource. */
function inAnotherSet(scene: Scene, { wanted }: Question): Absence | undefined {
  const { name, namespace = '' } = wanted;
  if (name === undefined) return undefined;
  const other = wanted.kinds.map((kind) => scene.store.get(kind, namespace, name)[0]).find((resource) => resource !== undefined);
  return other === undefined ? undefined : undecided('other-set', other.document.file.path);
}

/** An object of the name where one side has a namespace and the other has none. */
function acrossUnnamed(scene: Scene, { from, wanted }: Question): Absence | undefined {
  const { name, namespace } = wanted;
  if (name === undefined || namespace === undefined) return undefined;
  const others = wanted.kinds.filter((kind) => !scene.isClusterScoped(kind)).flatMap((kind) => scene.store.named(kind, name).slice(0, LOOKED_AT));
  const other = others.find((resource) => namespace === '' || scene.namespaceOf(resource) === '');
  if (other !== undefined) return undecided('unnamed-namespace', other.document.file.path);
  const moved = [from, ...others].find((resource) => scene.influence.above(resource).some((one) => one.namespace !== undefined));
  return moved === undefined || (others.length === 0 && namespace === scene.namespaceOf(from)) ? undefined : undecided('transformed', moved.document.file.path);
}

/** What kustomizations make uncertain: patches, prefixes, what they bring from elsewhere. */
function byKustomize(scene: Scene, { from, path, wanted, part }: Question): Absence | undefined {
  const above = scene.influence.above(from);
  if (scene.influence.isPatched(from, path)) return undecided('patched', above[0]?.path ?? '');
  const open = part === 'object' ? scene.influence.openBy(from) : undefined;
  if (open !== undefined) return undecided('generated', open);
  if (above.length === 0) return undefined;
  const { name = '' } = wanted;
  const renaming = above.find(({ prefix, suffix }) => (prefix !== '' && name.startsWith(prefix)) || (suffix !== '' && name.endsWith(suffix)));
  if (renaming !== undefined) return undecided('transformed', renaming.path);
  const labelling = above.find(({ labels }) => (requirementsOf(wanted.selector ?? {}) ?? []).some(({ key }) => Object.hasOwn(labels, key)));
  return labelling === undefined ? undefined : undecided('transformed', labelling.path);
}

/** Signs in documents that could not be read, and in custom resources, that the target will be there. */
function byClues(scene: Scene, question: Question, words: readonly string[]): Absence | undefined {
  const { from, wanted } = question;
  const isVisible = (resource: Resource): boolean => scene.layout.isTogether(from, resource);
  const anything = scene.made.anything(wanted.namespace ?? scene.namespaceOf(from), isVisible);
  if (anything?.source !== undefined) return undecided('made-by-operator', `${anything.source.kind} ${anything.source.name}`);
  for (const word of words) {
    const reason = scene.clues.unreadDocument(word) ?? scene.clues.customResource(word, from, isVisible);
    if (reason !== undefined) return undecided(reason.code, reason.by);
  }
  return undefined;
}

/** What `schemas/world.yaml` says of the kind: wrong, doubtful, or none of our business. */
function byWorld(scene: Scene, { reference, from, wanted, part }: Question): Absence {
  const [kind = ''] = wanted.kinds;
  const row = scene.world.row(reference.id, part, kind);
  let verdict = row.missing;
  if (row.withoutWorkloads !== undefined && !scene.held.workloads(from, wanted.namespace ?? scene.namespaceOf(from))) verdict = row.withoutWorkloads;
  if (row.withOthers !== undefined && scene.held.kind(from, kind)) verdict = row.withOthers;
  if (verdict === 'undecided') return undecided('world', kind);
  return { state: 'missing', reason: undefined, world: reference.atMost === 'warning' ? 'warning' : verdict };
}

/** Decides what it means that a target was not found. `words` are what a maker of it would have to name. */
export function explainAbsence(scene: Scene, question: Question, words: readonly string[] = wordsOf(question)): Absence {
  if (question.part !== 'object') return byKustomize(scene, question) ?? byWorld(scene, question);
  return namedElsewhere(scene, question)
    ?? inAnotherSet(scene, question)
    ?? acrossUnnamed(scene, question)
    ?? byKustomize(scene, question)
    ?? byClues(scene, question, words)
    ?? byWorld(scene, question);
}
