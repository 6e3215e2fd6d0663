import { Command, Option, type OutputConfiguration } from 'commander';

/** Options of every command that reads manifests. */
export interface InputOptions {
  readonly exclude: readonly string[];
  readonly stdinFilename?: string;
  readonly kubernetesVersion?: string;
  readonly namespace?: string;
  readonly provided: readonly string[];
  readonly featureGates: readonly string[];
  readonly serviceClusterIpRange?: string;
  readonly serviceNodePortRange?: string;
  readonly output?: string;
}

/** Options of `lint`. */
export interface LintArguments extends InputOptions {
  readonly format: 'text' | 'json' | 'sarif';
  readonly lang?: 'en' | 'ja';
  readonly failOn: 'error' | 'warning' | 'info' | 'none';
  readonly rule: readonly string[];
  readonly touching: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Options of `graph`. */
export interface GraphArguments extends InputOptions {
  readonly format: 'text' | 'json' | 'mermaid' | 'dot';
}

/** Options of `simulate`. */
export interface SimulateArguments extends InputOptions {
  readonly format: 'text' | 'json';
}

/** Options of `validate`: those of kubeconform where they mean the same. */
export interface ValidateArguments {
  readonly exclude: readonly string[];
  readonly stdinFilename?: string;
  readonly kubernetesVersion?: string;
  readonly strict: boolean;
  readonly ignoreMissingSchemas: boolean;
  readonly ignoreFilenamePattern: readonly string[];
  readonly skip: readonly string[];
  readonly reject: readonly string[];
  readonly schemaLocation: readonly string[];
  readonly output: 'text' | 'pretty' | 'json' | 'junit' | 'tap';
  readonly summary: boolean;
  readonly verbose: boolean;
  readonly exitOnError: boolean;
  readonly featureGates: readonly string[];
  readonly serviceClusterIpRange?: string;
  readonly serviceNodePortRange?: string;
}

/** Options of `explain` and `rules`. */
export interface WordsArguments {
  readonly format: 'text' | 'json';
  readonly lang?: 'en' | 'ja';
}

/** What each command does; `main.ts` loads the command when it is asked for. */
export interface Actions {
  lint(paths: readonly string[], given: LintArguments): Promise<void>;
  graph(paths: readonly string[], given: GraphArguments): Promise<void>;
  simulate(paths: readonly string[], given: SimulateArguments): Promise<void>;
  validate(paths: readonly string[], given: ValidateArguments): Promise<void>;
  explain(word: string, given: WordsArguments): Promise<void>;
  rules(given: WordsArguments): Promise<void>;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const repeatable = (flags: string, description: string): Option => new Option(flags, description).argParser(collect).default([], 'none');

const choice = (flags: string, description: string, choices: readonly string[], byDefault?: string): Option => {
  const option = new Option(flags, description).choices(choices);
  return byDefault === undefined ? option : option.default(byDefault);
};

const languageOption = (): Option => choice('--lang <language>', 'language of the words (default: that of the locale)', ['en', 'ja']);

const listed = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((value: string, before: readonly string[]) => [...before, ...value.split(',').filter((word) => word !== '')]).default([], 'none');

/** How the API server that the manifests go to is started. */
const withApiServer = (command: Command): Command => command
  .addOption(listed('--feature-gates <gates>', 'feature gates of the API server, as Gate=true,Other=false'))
  .option('--service-cluster-ip-range <cidrs>', 'as the API server has it (default: 10.96.0.0/16)')
  .option('--service-node-port-range <from-to>', 'as the API server has it (default: 30000-32767)');

function reading(command: Command): Command {
  return withApiServer(command
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: the current folder)')
    .addOption(repeatable('--exclude <glob>', 'leave out what matches; may be repeated'))
    .option('--stdin-filename <name>', 'what standard input is called in findings')
    .option('--kubernetes-version <version>', 'judge as this Kubernetes would, such as 1.33 (default: the newest)')
    .option('--namespace <name>', 'where objects without a namespace are applied')
    .addOption(repeatable('--provided <KIND/NAMESPACE/NAME>', 'what exists although no manifest holds it, as a glob; may be repeated'))
    .option('--output <file>', 'write there instead of standard output'));
}

const LINT_EXAMPLES = `
Examples:
  kubelore lint                                    the current folder
  kubelore lint deploy/ --fail-on warning          warnings fail too
  kubelore lint deploy/ --lang ja                  in Japanese
  kubelore lint . --format sarif --output out.sarif
  kubelore lint . --rule image-tag-latest=off --provided 'Secret/*/*-tls'
  helm template ./chart | kubelore lint - --stdin-filename chart.yaml

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong use, 3 a fault of kubelore.`;

function addLint(program: Command, actions: Actions): void {
  reading(program.command('lint'))
    .description('say what would go wrong when these manifests are applied together')
    .addOption(choice('--format <format>', 'how findings are written', ['text', 'json', 'sarif'], 'text'))
    .addOption(choice('--lang <language>', 'language of the words (default: that of the locale; json and sarif: en)', ['en', 'ja']))
    .addOption(choice('--fail-on <level>', 'least level that makes the exit status 1', ['error', 'warning', 'info', 'none'], 'error'))
    .addOption(repeatable('--rule <ID=LEVEL>', 'off, error, warning or info for one rule; may be repeated'))
    .option('--touching', 'the paths are changed files: read the current folder, report what touches them', false)
    .option('--quiet', 'findings only', false)
    .option('--verbose', 'also what was skipped, and what was taken as applied together', false)
    .addHelpText('after', LINT_EXAMPLES)
    .action((paths: readonly string[], given: LintArguments) => actions.lint(paths, given));
}

const VALIDATE_EXAMPLES = `
Long flags may have one dash, as in kubeconform: -kubernetes-version 1.33 -output json.

Examples:
  kubelore validate deploy/
  kubelore validate -summary -output json -kubernetes-version 1.33 deploy/
  kubelore validate -skip Secret,argoproj.io/v1alpha1/Application deploy/
  helm template ./chart | kubelore validate -

Exit status: 0 all are accepted, 1 some are refused or could not be judged, 2 wrong use, 3 a fault of kubelore.`;

function addValidate(program: Command, actions: Actions): void {
  withApiServer(program.command('validate'))
    .description('say of each object by itself whether the API server would accept it')
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: the current folder)')
    .option('--kubernetes-version <version>', 'judge as this Kubernetes would, such as 1.33 (default: the newest)')
    .option('--strict', 'unknown fields are refused (the default, as of kubectl)', true)
    .option('--no-strict', 'unknown fields are warnings')
    .option('--ignore-missing-schemas', 'pass over kinds that nothing describes, instead of failing', false)
    .addOption(repeatable('--ignore-filename-pattern <regex>', 'leave out files whose path matches; may be repeated'))
    .addOption(repeatable('--exclude <glob>', 'leave out what matches; may be repeated'))
    .addOption(listed('--skip <kinds>', 'kinds, or group/version/kinds, that are passed over'))
    .addOption(listed('--reject <kinds>', 'kinds, or group/version/kinds, that are refused'))
    .addOption(repeatable('--schema-location <template>', 'JSON Schemas on disk for other kinds, as crds/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json; may be repeated'))
    .addOption(choice('--output <format>', 'how verdicts are written', ['text', 'pretty', 'json', 'junit', 'tap'], 'text'))
    .option('--summary', 'how many of each at the end (junit and tap: always)', false)
    .option('--verbose', 'also what is valid or passed over', false)
    .option('--exit-on-error', 'stop at the first that is not valid', false)
    .option('--stdin-filename <name>', 'what standard input is called')
    .option('-n, --goroutines <number>', 'taken for the sake of those who come from kubeconform; one thread does it all')
    .addHelpText('after', VALIDATE_EXAMPLES)
    .action((paths: readonly string[], given: ValidateArguments) => actions.validate(paths, given));
}

/** Long flags with one dash, as Go's programs take them, with two; `-strict=false` is `--no-strict`. */
export function withLongFlags(words: readonly string[]): readonly string[] {
  if (words[0] !== 'validate') return words;
  return words.map((word) => {
    const [, name, value] = /^--?([a-z][a-z-]+)(?:=(true|false))?$/.exec(word) ?? [];
    if (name !== undefined) return value === 'false' ? `--no-${name}` : `--${name}`;
    return /^-[a-z][a-z-]+=/.test(word) ? `-${word}` : word;
  });
}

function addOthers(program: Command, actions: Actions): void {
  reading(program.command('graph'))
    .description('print what refers to what')
    .addOption(choice('--format <format>', 'how the graph is written', ['text', 'json', 'mermaid', 'dot'], 'text'))
    .addHelpText('after', '\nExamples:\n  kubelore graph deploy/\n  kubelore graph deploy/ --format mermaid --output graph.mmd')
    .action((paths: readonly string[], given: GraphArguments) => actions.graph(paths, given));
  reading(program.command('simulate'))
    .description('print what the control plane would make of them, round by round')
    .addOption(choice('--format <format>', 'how it is written', ['text', 'json'], 'text'))
    .addHelpText('after', '\nExample:\n  kubelore simulate deploy/ --kubernetes-version 1.33')
    .action((paths: readonly string[], given: SimulateArguments) => actions.simulate(paths, given));
  program.command('explain')
    .description('explain a rule, or a term of Kubernetes')
    .argument('<word>', 'the word in brackets behind a finding, or a term')
    .addOption(choice('--format <format>', 'how it is written', ['text', 'json'], 'text'))
    .addOption(languageOption())
    .addHelpText('after', '\nExamples:\n  kubelore explain service-selects-no-pods\n  kubelore explain pvc --lang ja')
    .action((word: string, given: WordsArguments) => actions.explain(word, given));
  program.command('rules')
    .description('list all rules')
    .addOption(choice('--format <format>', 'how they are written', ['text', 'json'], 'text'))
    .addOption(languageOption())
    .action((given: WordsArguments) => actions.rules(given));
}

/** The table of commands and flags: parsing and `--help` come from it. It neither prints nor exits by itself. */
export function commandLine(version: string, actions: Actions, output: OutputConfiguration): Command {
  const program = new Command('kubelore')
    .description('Reads Kubernetes manifests as a cluster and says what would go wrong, why, and how to mend it.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nExamples:\n  kubelore lint deploy/\n  kubelore explain service-selects-no-pods\n\nkubelore COMMAND --help says more of each.');
  program.exitOverride().configureOutput(output);
  addLint(program, actions);
  addValidate(program, actions);
  addOthers(program, actions);
  for (const command of program.commands) command.helpOption('--help', 'print this help');
  return program;
}
