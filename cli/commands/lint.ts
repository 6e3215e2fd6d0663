import { lint, type Language, type Library, type Observer, type Report } from '#engine/index.js';
import type { LintArguments } from '#cli/arguments.js';
import { apiServerOptionsOf } from '#cli/commands/api-server-options.js';
import { kubernetesVersionOf } from '#cli/commands/kubernetes-version.js';
import { severitiesOf } from '#cli/commands/severities.js';
import { narrowTo, mayTouch } from '#cli/commands/touching.js';
import { writeOutput } from '#cli/commands/write-output.js';
import type { ExitCode, Host } from '#cli/host.js';
import { readInput, type Input } from '#cli/input.js';
import type { Look, Reporter } from '#cli/reporters/reporter.js';
import { kubeloreVersion } from '#cli/version.js';

const FAILING: { readonly [level in LintArguments['failOn']]: readonly ('error' | 'warning' | 'info')[] } = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  none: [],
};

async function reporterOf(format: LintArguments['format']): Promise<Reporter> {
  if (format === 'json') return (await import('#cli/reporters/json.js')).json;
  if (format === 'sarif') return (await import('#cli/reporters/sarif.js')).sarif;
  return (await import('#cli/reporters/text.js')).text;
}

/** Machines' formats speak English whatever the locale, unless told otherwise. */
const languageOf = (given: LintArguments, host: Host): Language => given.lang ?? (given.format === 'text' ? host.language : 'en');

function lookOf(given: LintArguments, input: Input, library: Library, host: Host): Look {
  const textOf = new Map(input.files.map((file) => [file.path, file]));
  const onTerminal = given.output === undefined;
  return {
    colours: host.colours && onTerminal,
    excerpts: host.terminal && onTerminal,
    quiet: given.quiet,
    verbose: given.verbose,
    textOf: (file) => textOf.get(file)?.text,
    rules: library.rules,
  };
}

const exitCodeOf = (report: Report, failOn: LintArguments['failOn']): ExitCode =>
  FAILING[failOn].some((level) => report.summary.counts[level] > 0) ? 1 : 0;

/** `kubelore lint`: reads, judges, reports. */
export async function lintCommand(paths: readonly string[], given: LintArguments, library: Library, host: Host, observe: Observer): Promise<ExitCode> {
  const kubernetesVersion = kubernetesVersionOf(given.kubernetesVersion, library.kubernetes.versions);
  const apiServer = apiServerOptionsOf(given, library.kubernetes, kubernetesVersion);
  const severities = severitiesOf(given.rule, library.rules);
  if (given.touching && !mayTouch(paths, host)) return 0;
  const input = readInput(given.touching ? [] : paths, given, host);
  const whole = lint(input.files, library, {
    kubernetesVersion,
    apiServer,
    severities,
    namespace: given.namespace ?? '',
    provided: given.provided,
    language: languageOf(given, host),
    version: kubeloreVersion(),
    notes: input.notes,
  }, observe);
  const report = given.touching ? narrowTo(whole, paths, host.folder) : whole;
  const reporter = await reporterOf(given.format);
  writeOutput(reporter(report, lookOf(given, input, library, host)), given.output, host);
  return exitCodeOf(report, given.failOn);
}
