import { Command, Option, type OutputConfiguration } from 'commander';

/** Options of every command that reads manifests. */
export interface InputOptions {
  readonly exclude: readonly string[];
  readonly stdinFilename?: string;
  readonly kubernetesVersion?: string;
  readonly namespace?: string;
  readonly provided: readonly string[];
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

function reading(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: the current folder)')
    .addOption(repeatable('--exclude <glob>', 'leave out what matches; may be repeated'))
    .option('--stdin-filename <name>', 'what standard input is called in findings')
    .option('--kubernetes-version <version>', 'judge as this Kubernetes would, such as 1.33 (default: the newest)')
    .option('--namespace <name>', 'where objects without a namespace are applied')
    .addOption(repeatable('--provided <KIND/NAMESPACE/NAME>', 'what exists although no manifest holds it, as a glob; may be repeated'))
    .option('--output <file>', 'write there instead of standard output');
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
  addOthers(program, actions);
  for (const command of program.commands) command.helpOption('--help', 'print this help');
  return program;
}
