import { deriveFacts } from '#engine/fact/derive.js';
import type { Graph } from '#engine/graph/edge.js';
import { resolveReferences } from '#engine/graph/resolve.js';
import type { Library } from '#engine/library.js';
import type { Language } from '#engine/report/language.js';
import type { InputNote } from '#engine/report/words/phrases.js';
import { renderReport } from '#engine/report/render.js';
import { silence } from '#engine/report/silence.js';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf, type Scheme } from '#engine/resource/scheme.js';
import { validateResources } from '#engine/resource/validation/validated-resources.js';
import type { ApiServerOptions } from '#engine/resource/validation/validation-context.js';
import { compileRules } from '#engine/rule/compile.js';
import { evaluateRules } from '#engine/rule/evaluate.js';
import type { Severity } from '#engine/rule/rule.js';
import { simulateSets } from '#engine/simulation/simulate.js';
import type { Simulation } from '#engine/simulation/simulation.js';
import type { Document } from '#engine/source/document.js';
import { parseFiles } from '#engine/source/parse.js';
import { suppressionsOf } from '#engine/source/suppression.js';
import type { SourceFile } from '#engine/source/source-file.js';
import type { Report } from '#engine/generated/report.js';

/** The steps of a run, in their order. */
export type Stage = 'compile' | 'parse' | 'decode' | 'validate' | 'resolve' | 'simulate' | 'derive' | 'evaluate' | 'render';

/** Told at the start of each stage: the engine has no clock, its caller may have one. */
export type Observer = (stage: Stage) => void;

/** How the input is to be read. */
export interface ResolveOptions {
  /** A version that the library has, such as `1.37`. */
  readonly kubernetesVersion: string;
  /** How the API server is started; absent: by its own defaults. */
  readonly apiServer?: ApiServerOptions;
  /** What the unnamed namespace is called; empty: it has no name. */
  readonly namespace: string;
  /** Objects that come from elsewhere, as globs of `KIND/NAMESPACE/NAME`. */
  readonly provided: readonly string[];
}

/** How the input is to be judged, and in which words. */
export interface LintOptions extends ResolveOptions {
  /** Rules with another severity than their own, by id. */
  readonly severities: { readonly [rule: string]: Severity };
  readonly language: Language;
  /** The program's version. */
  readonly version: string;
  /** What was left out of the input and why, for the summary. */
  readonly notes: readonly InputNote[];
}

/** Files as documents, resources and their references. */
export interface Resolved {
  readonly documents: readonly Document[];
  readonly scheme: Scheme;
  readonly graph: Graph;
}

const unobserved: Observer = () => undefined;

/** Files to documents, resources and their graph: the first half of the flow, which `graph` and `simulate` need too. */
export function resolve(files: readonly SourceFile[], library: Library, options: ResolveOptions, observe = unobserved): Resolved {
  observe('parse');
  const documents = parseFiles(files);
  observe('decode');
  const scheme = schemeOf(library.kubernetes, options.kubernetesVersion, documents);
  const decoded = decodeResources(documents, scheme);
  observe('validate');
  const resources = validateResources(decoded, library.kubernetes, scheme, options.apiServer);
  observe('resolve');
  const graph = resolveReferences({ documents, resources, scheme, library, namespace: options.namespace, provided: options.provided });
  return { documents, scheme, graph };
}

/** Files to what the control plane makes of each set. */
export function simulate(files: readonly SourceFile[], library: Library, options: ResolveOptions, observe = unobserved): readonly Simulation[] {
  const { graph } = resolve(files, library, options, observe);
  observe('simulate');
  return simulateSets(graph);
}

/** The whole flow, a stage after the other: files in, report out. Throws only where kubelore itself is wrong. */
export function lint(files: readonly SourceFile[], library: Library, options: LintOptions, observe = unobserved): Report {
  observe('compile');
  const rules = compileRules(library.rules, library.facts, options.severities);
  const { documents, scheme, graph } = resolve(files, library, options, observe);
  observe('simulate');
  const simulations = simulateSets(graph);
  observe('derive');
  const facts = deriveFacts({ documents, scheme, graph, simulations });
  observe('evaluate');
  const evaluated = evaluateRules(rules, facts);
  const heard = silence(evaluated.findings, suppressionsOf(documents), documents, library.rules, options.severities);
  const findings = [...heard.findings, ...evaluateRules(rules, heard.facts).findings];
  observe('render');
  return renderReport(findings, { ...options, files: files.length, documents, graph, simulations, undecided: evaluated.undecided, suppressed: heard.suppressed });
}
