import type { Edge, Graph } from '#engine/graph/edge.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { ClusterEvent, Simulation } from '#engine/simulation/simulation.js';
import type { Document } from '#engine/source/document.js';
import type { Span } from '#engine/source/node.js';
import type { UNDECIDED } from '#engine/cel/undecided.js';

/** A place that a finding can stand at: a field of a resource, or a stretch of a document. */
export type Place = Anchor | { readonly document: Document; readonly span: Span };

/** A value of a column, as `schemas/facts/<fact>.schema.json` declares it. `UNDECIDED`: it cannot be known from the input. */
export type Column =
  | string | number | boolean | null
  | readonly Column[]
  | { readonly [key: string]: Column }
  | typeof UNDECIDED;

/** One link of the chain of causes: data, words are made of it in `report/`. */
export type Cause =
  | { readonly type: 'edge'; readonly edge: Edge }
  | { readonly type: 'event'; readonly event: ClusterEvent }
  | { readonly type: 'place'; readonly place: Place; readonly role: string; readonly arguments: { readonly [name: string]: string } };

/** A row that rules look at: typed columns, a place, and why it holds. Never a verdict, a threshold or a sentence. */
export interface Fact {
  /** The file name of its schema in `schemas/facts/`. */
  readonly fact: string;
  readonly columns: { readonly [name: string]: Column };
  /** Columns that are places (`at:` of a rule names one); `at` is the default. */
  readonly places: { readonly [name: string]: Place };
  readonly resource: Resource | undefined;
  readonly because: readonly Cause[];
}

/** What facts are derived from. */
export interface Evidence {
  readonly documents: readonly Document[];
  readonly scheme: Scheme;
  readonly graph: Graph;
  readonly simulations: readonly Simulation[];
}

/** One file of `fact/facts/`: a name and how its rows are derived. */
export interface FactDerivation {
  readonly fact: string;
  derive(evidence: Evidence): Iterable<Fact>;
}
