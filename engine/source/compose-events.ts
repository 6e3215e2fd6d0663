import { EVENT_ID, COLLECTION_STYLE, SCALAR_STYLE, getScalarValue, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml';
import { withMerges, type WrittenEntry } from '#engine/source/compose-mapping.js';
import type { SyntaxProblem } from '#engine/source/document.js';
import { keyOf } from '#engine/source/mapping-key.js';
import type { MappingNode, ScalarNode, SequenceNode, YamlNode } from '#engine/source/node.js';
import { isNotFinite, plainScalarOf } from '#engine/source/plain-scalar.js';

/** What is being composed. `at`: the first offset, of the whole text, after what has been composed. */
interface Composition {
  /** The document alone; offsets of events are into it. */
  readonly own: string;
  /** Where the document begins in the text. */
  readonly base: number;
  readonly events: readonly Event[];
  readonly problems: SyntaxProblem[];
  readonly words: Map<string, string>;
  next: number;
  at: number;
}

/** Thrown where an event asks for what only the forgiving reader knows: anchors, aliases, tags. */
class NeedsForgivingReader extends Error {}

const NEEDS_FORGIVING_READER = new NeedsForgivingReader();

/** Whether the error says that the events hold anchors, aliases or tags. */
export const needsForgivingReader = (error: unknown): boolean => error === NEEDS_FORGIVING_READER;

const longestWord = 40;

/** Equal short texts are one string for the whole run. */
function shared(text: string, words: Map<string, string>): string {
  if (text.length > longestWord) return text;
  const known = words.get(text);
  if (known !== undefined) return known;
  words.set(text, text);
  return text;
}

/** Skips blanks, line breaks and comments. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) at += 1;
    else if (code === 0x23) at = Math.max(text.indexOf('\n', at), at) === at ? text.length : text.indexOf('\n', at);
    else return at;
  }
}

/** A value that is not written stands behind its `:` or `-`. */
function emptyScalar(composition: Composition): ScalarNode {
  const mark = afterBlanks(composition.own, composition.at);
  const code = composition.own.charCodeAt(mark);
  if (code === 0x3a || code === 0x2d) composition.at = mark + 1;
  const place = composition.base + composition.at;
  return { type: 'scalar', value: null, start: place, end: place };
}

/** Where a scalar begins and ends: with its quotes, or from the `|` or `>` to the last line that is not blank. */
function stretchOf({ style, valueStart, valueEnd }: ScalarEvent, { own, at }: Composition): readonly [start: number, end: number] {
  if (style === SCALAR_STYLE.PLAIN) return [valueStart, valueEnd];
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return [valueStart - 1, valueEnd + 1];
  const header = own.indexOf(style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>', at);
  let end = valueEnd;
  for (let line = own.lastIndexOf('\n', end - 1); line > header && own.slice(line + 1, end).trim() === ''; line = own.lastIndexOf('\n', end - 1)) end = own.charCodeAt(line - 1) === 0x0d ? line - 1 : line;
  return [header, end];
}

function scalar(event: ScalarEvent, composition: Composition): ScalarNode {
  if (event.valueStart < 0) return emptyScalar(composition);
  const [start, end] = stretchOf(event, composition);
  const span = { start: composition.base + start, end: composition.base + end };
  composition.at = end;
  const text = getScalarValue(composition.own, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return { type: 'scalar', value: shared(text, composition.words), ...span };
  if (isNotFinite(text)) composition.problems.push({ code: 'number-not-finite', detail: text, ...span });
  const value = plainScalarOf(text);
  return { type: 'scalar', value: typeof value === 'string' ? shared(value, composition.words) : value, ...span };
}

/** Goes past the bracket that closes a flow collection. */
function closeFlow(composition: Composition): void {
  let at = afterBlanks(composition.own, composition.at);
  while (composition.own.charCodeAt(at) === 0x2c) at = afterBlanks(composition.own, at + 1);
  composition.at = at + 1;
}

function entry(composition: Composition): WrittenEntry {
  const event = composition.events[composition.next];
  const key = compose(composition);
  const name = keyOf(key);
  if (name === undefined) composition.problems.push({ code: 'key-not-a-string', detail: key.type === 'scalar' ? 'null' : key.type, start: key.start, end: key.end });
  const value = compose(composition);
  const isMerge = name === '<<' && event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  return { key: name === undefined ? '' : shared(name, composition.words), value, start: key.start, end: key.end, isMerge };
}

const isOver = ({ events, next }: Composition): boolean => events[next] === undefined || events[next]?.type === EVENT_ID.POP;

function collection(event: MappingEvent | SequenceEvent, composition: Composition): MappingNode | SequenceNode {
  const start = composition.base + event.start;
  const isFlow = event.style === COLLECTION_STYLE.FLOW && '{['.includes(composition.own.charAt(event.start));
  if (isFlow) composition.at = event.start + 1;
  const entries: WrittenEntry[] = [];
  const items: YamlNode[] = [];
  while (!isOver(composition)) {
    if (event.type === EVENT_ID.MAPPING) entries.push(entry(composition));
    else items.push(compose(composition));
  }
  composition.next += 1;
  if (isFlow) closeFlow(composition);
  const end = composition.base + composition.at;
  if (event.type === EVENT_ID.SEQUENCE) return { type: 'sequence', items, start, end };
  return { type: 'mapping', entries: withMerges(entries, composition.problems), start, end };
}

function compose(composition: Composition): YamlNode {
  const event = composition.events[composition.next];
  composition.next += 1;
  if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return emptyScalar(composition);
  if (event.type === EVENT_ID.ALIAS || event.tagStart >= 0 || event.anchorStart >= 0) throw NEEDS_FORGIVING_READER;
  return event.type === EVENT_ID.SCALAR ? scalar(event, composition) : collection(event, composition);
}

/**
 * The tree of one document from the events of the `js-yaml` package, whose offsets are into `own`, which begins at `base`. Throws what
 * `needsForgivingReader` knows where the events alone do not say what is meant.
 */
export function composeEvents(own: string, base: number, events: readonly Event[], problems: SyntaxProblem[], words: Map<string, string>): YamlNode | undefined {
  const composition: Composition = { own, base, events, problems, words, next: 1, at: 0 };
  return isOver(composition) ? undefined : compose(composition);
}
