import type { DocumentRole } from '#engine/source/document.js';
import type { Candidate, EdgeReason } from '#engine/graph/edge.js';
import type { Location } from '#engine/generated/report.js';

/** What a cause that is a place is about; the arguments are the cause's own. */
export type RolePhrase = (given: { readonly [name: string]: string }) => string;

/** Something of the input that was not read, or not as it stands, as `cli/` tells it. */
export interface InputNote {
  readonly path: string;
  /** `link-outside`, `unreadable`, `too-large`, `utf-16`. */
  readonly why: string;
  readonly detail: string;
}

/** A reference in words, before the language is known. */
export interface SpokenEdge {
  /** `Ingress shop/front spec.rules[0].http...` */
  readonly from: string;
  readonly field: string;
  /** What is asked for: `Service shop/web port 80`, `Pod with app=web`. */
  readonly wanted: string;
  readonly targets: string;
  readonly optional: boolean;
}

/** Every sentence that is no rule's, in one language. One such table a language; the type holds them to the same keys. */
export interface Phrases {
  readonly none: string;
  readonly unknown: string;
  more(count: number): string;
  /** Words between the parts of a finding in text. */
  readonly labels: { readonly because: string; readonly why: string; readonly fix: string; readonly see: string };
  readonly severities: { readonly error: string; readonly warning: string; readonly info: string };
  /** `kind` with labels, a name, a key or a port: what a reference asks for. */
  readonly wanted: {
    selected(kinds: string, selector: string, namespace: string): string;
    named(kinds: string, name: string): string;
    key(target: string, key: string): string;
    port(target: string, port: string): string;
    containerPort(port: string): string;
    readonly anyKind: string;
    readonly anyNamespace: string;
    inNamespace(namespace: string): string;
  };
  readonly edge: {
    resolved(edge: SpokenEdge): string;
    missing(edge: SpokenEdge): string;
    missingKey(edge: SpokenEdge): string;
    missingPort(edge: SpokenEdge): string;
    ambiguous(edge: SpokenEdge): string;
    provided(edge: SpokenEdge, reason: string): string;
    undecided(edge: SpokenEdge, reason: string): string;
    target(target: string): string;
  };
  readonly reasons: { readonly [code in EdgeReason['code']]: (by: string) => string };
  closest(candidate: string, difference: string): string;
  readonly differs: { readonly [code in Candidate['differs']]: (has: string, wanted: string) => string };
  event(event: { readonly component: string; readonly reason: string; readonly message: string; readonly regarding: string }): string;
  readonly roles: { readonly [role: string]: RolePhrase };
  readonly documentRoles: { readonly [role in DocumentRole]: string };
  readonly assumptions: { readonly [code: string]: string };
  readonly setReasons: { readonly [because: string]: string };
  readonly inputNotes: { readonly [why: string]: (path: string, detail: string) => string };
  readonly summary: SummaryPhrases;
}

/** The lines under the findings. */
export interface SummaryPhrases {
  counts(counts: { readonly error: number; readonly warning: number; readonly info: number }): string;
  readonly nothingWrong: string;
  readonly noManifests: string;
  read(read: { readonly files: number; readonly documents: number; readonly objects: number; readonly sets: number; readonly kubernetes: string }): string;
  broken(count: number): string;
  skipped(count: number, byRole: string, isListed: boolean): string;
  undecided(count: number): string;
  suppressed(count: number): string;
  assumed(what: string): string;
  note(what: string): string;
  readonly explain: string;
  readonly verboseSkipped: string;
  readonly verboseSets: string;
  set(name: string, because: string, objects: number): string;
}

/** `file:line:column`, as compilers write it. */
export const place = (location: Location): string => `${location.file}:${location.line}:${location.column}`;
