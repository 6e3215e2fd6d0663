import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { formatSelector } from '#engine/apimachinery/label-selector.js';
import { isAkin, nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { Cause } from '#engine/fact/fact.js';
import type { Candidate, Edge, Wanted } from '#engine/graph/edge.js';
import type { Anchor } from '#engine/resource/resource.js';
import type { ClusterEvent } from '#engine/simulation/simulation.js';
import type { Location, ReportedCause } from '#engine/generated/report.js';
import { displayText, shorten, visible } from '#engine/report/display.js';
import { locate } from '#engine/report/locate.js';
import { speakKind, speakResource } from '#engine/report/object.js';
import type { Phrases, SpokenEdge } from '#engine/report/words/phrases.js';

/** Longest chain that is shown whole. */
const MOST_LINKS = 12;
/** Most targets of one reference that are named. */
const MOST_TARGETS = 3;

const qualified = (wanted: Wanted, name: string): string =>
  displayText(wanted.namespace === undefined || wanted.namespace === '' ? name : `${wanted.namespace}/${name}`);

function speakWanted(wanted: Wanted, phrases: Phrases): string {
  const kinds = [...new Set(wanted.kinds.map(speakKind))].slice(0, MOST_TARGETS).join('/') || phrases.wanted.anyKind;
  if (wanted.selector !== undefined) {
    const { namespace } = wanted;
    const where = namespace === undefined ? phrases.wanted.anyNamespace : namespace === '' ? '' : phrases.wanted.inNamespace(displayText(namespace));
    const selected = phrases.wanted.selected(kinds, visible(shorten(formatSelector(wanted.selector))), where);
    return wanted.port === undefined ? selected : phrases.wanted.port(selected, displayText(String(wanted.port)));
  }
  if (wanted.kinds[0] === 'ContainerPort' && wanted.port !== undefined) return phrases.wanted.containerPort(displayText(String(wanted.port)));
  const target = wanted.name === undefined ? kinds : phrases.wanted.named(kinds, qualified(wanted, wanted.name));
  if (wanted.key !== undefined) return phrases.wanted.key(target, displayText(wanted.key));
  return wanted.port === undefined ? target : phrases.wanted.port(target, displayText(String(wanted.port)));
}

function speakTargets(targets: readonly Anchor[], phrases: Phrases): string {
  const names = [...new Set(targets.map(({ resource }) => speakResource(resource)))];
  const shown = names.slice(0, MOST_TARGETS).join(', ');
  return names.length > MOST_TARGETS ? `${shown}, ${phrases.more(names.length - MOST_TARGETS)}` : shown;
}

function speakEdge(edge: Edge, phrases: Phrases): string {
  const spoken: SpokenEdge = {
    from: speakResource(edge.from),
    field: visible(shorten(formatFieldPath(edge.path))),
    wanted: speakWanted(edge.wanted, phrases),
    targets: speakTargets(edge.targets, phrases),
    optional: edge.optional,
  };
  const reason = edge.reason === undefined ? '' : phrases.reasons[edge.reason.code](displayText(edge.reason.by));
  switch (edge.state) {
    case 'resolved':
      return phrases.edge.resolved(spoken);
    case 'missing':
      return edge.missing === 'key' ? phrases.edge.missingKey(spoken) : edge.missing === 'port' ? phrases.edge.missingPort(spoken) : phrases.edge.missing(spoken);
    case 'ambiguous':
      return phrases.edge.ambiguous(spoken);
    case 'provided':
      return phrases.edge.provided(spoken, reason);
    case 'undecided':
      return phrases.edge.undecided(spoken, reason);
  }
}

const speakCandidate = ({ anchor, differs, has, wanted }: Candidate, phrases: Phrases): ReportedCause => ({
  text: phrases.closest(speakResource(anchor.resource), phrases.differs[differs](displayText(has), displayText(wanted))),
  location: locate(anchor),
});

/** Another name or label that has nothing in common with what is wanted helps nobody. */
const isWorthNaming = ({ differs, has, wanted }: Candidate, index: number): boolean => {
  if (differs === 'name') return index === 0 ? isAkin(wanted, has) : nearestWord(wanted, [has]) !== undefined;
  return differs !== 'label' || (index === 0 && has !== '') || nearestWord(wanted, [has]) !== undefined;
};

function* edgeCauses(edge: Edge, phrases: Phrases): Iterable<ReportedCause> {
  yield { text: speakEdge(edge, phrases), location: locate({ resource: edge.from, path: edge.path, on: 'value' }) };
  if (edge.state === 'resolved' || edge.state === 'ambiguous') {
    for (const target of edge.targets.slice(0, MOST_TARGETS))
      yield { text: phrases.edge.target(speakResource(target.resource)), location: locate(target) };
  }
  for (const candidate of edge.closest.slice(0, MOST_TARGETS).filter(isWorthNaming)) yield speakCandidate(candidate, phrases);
}

function eventCause({ component, reason, message, regarding, origin }: ClusterEvent, phrases: Phrases): ReportedCause {
  const text = phrases.event({ component, reason, message: visible(shorten(message, 400)), regarding: displayText(regarding.replace(/\/\//, '/')) });
  return origin === undefined ? { text } : { text, location: locate({ resource: origin, path: ['metadata', 'name'], on: 'value' }) };
}

function placeCause(cause: Extract<Cause, { type: 'place' }>, phrases: Phrases): ReportedCause {
  const given = Object.fromEntries(Object.entries(cause.arguments).map(([name, value]) => [name, displayText(value)]));
  const phrase = phrases.roles[cause.role];
  const plain = [cause.role, ...Object.entries(given).map(([name, value]) => `${name} ${value}`)].join(' ');
  return { text: phrase === undefined ? plain : phrase(given), location: locate(cause.place) };
}

const causesOf = (cause: Cause, phrases: Phrases): Iterable<ReportedCause> => {
  if (cause.type === 'edge') return edgeCauses(cause.edge, phrases);
  return [cause.type === 'event' ? eventCause(cause.event, phrases) : placeCause(cause, phrases)];
};

const keyOf = ({ text, location }: { readonly text: string; readonly location?: Location | undefined }): string =>
  location === undefined ? text : `${text}\n${location.file}:${location.line}:${location.column}`;

/** The chain of causes in words, each link with its place; what was said once is not said again. */
export function speakCauses(causes: readonly Cause[], phrases: Phrases): readonly ReportedCause[] {
  const spoken = new Map<string, ReportedCause>();
  for (const cause of causes) for (const link of causesOf(cause, phrases)) if (!spoken.has(keyOf(link))) spoken.set(keyOf(link), link);
  const links = [...spoken.values()];
  return links.length <= MOST_LINKS ? links : [...links.slice(0, MOST_LINKS - 1), { text: phrases.more(links.length - MOST_LINKS + 1) }];
}
