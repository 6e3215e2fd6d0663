import { CommanderError } from 'commander';
import { RuleError, type Stage } from '#engine/index.js';
import { commandLine, withLongFlags, type Actions } from '#cli/arguments.js';
import type { ExitCode, Host } from '#cli/host.js';
import { readLibrary } from '#cli/library.js';
import { UsageError } from '#cli/usage-error.js';
import { kubeloreVersion } from '#cli/version.js';

/** Commander says *error: unknown option '--x'*, and a hint on a line of its own: one line of it. */
const oneLine = (text: string): string =>
  text.trim().replace(/^error:\s*/i, '').replace(/\s*\n\(Did you mean ([^)]*)\)/, (_, hint: string) => ` (did you mean ${hint})`).split('\n', 1)[0] ?? '';

/** What a run did: its exit status, and the stage that it was in. */
interface Progress {
  status: ExitCode;
  stage: Stage | undefined;
}

function actionsOf(host: Host, progress: Progress): Actions {
  const observe = (stage: Stage): void => { progress.stage = stage; };
  return {
    lint: async (paths, given) => { progress.status = await (await import('#cli/commands/lint.js')).lintCommand(paths, given, readLibrary(), host, observe); },
    graph: async (paths, given) => { progress.status = await (await import('#cli/commands/graph.js')).graphCommand(paths, given, readLibrary(), host, observe); },
    simulate: async (paths, given) => { progress.status = await (await import('#cli/commands/simulate.js')).simulateCommand(paths, given, readLibrary(), host, observe); },
    validate: async (paths, given) => { progress.status = await (await import('#cli/commands/validate.js')).validateCommand(paths, given, readLibrary(), host, observe); },
    explain: async (word, given) => { progress.status = (await import('#cli/commands/explain.js')).explainCommand(word, given, readLibrary(), host); },
    rules: async (given) => { progress.status = (await import('#cli/commands/rules.js')).rulesCommand(given, readLibrary(), host); },
  };
}

function told(error: unknown, stage: Stage | undefined, host: Host): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    for (const line of error.lines) host.complain(`kubelore: ${line}`);
    return 2;
  }
  if (error instanceof RuleError) {
    host.complain(`kubelore: ${error.message}`);
    return 2;
  }
  host.complain(`kubelore: a fault of kubelore itself${stage === undefined ? '' : `, in the stage ${stage}`}; nothing is known to be wrong with your manifests.`);
  host.complain(`Please report it with the manifests (or the smallest part of them that shows it), the command line, and this (kubelore ${kubeloreVersion()}):`);
  host.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 3;
}

/** Runs a command line. Nothing is thrown: what goes wrong is told on standard error and in the exit status (design §8). */
export async function run(words: readonly string[], host: Host): Promise<ExitCode> {
  const progress: Progress = { status: 0, stage: undefined };
  const program = commandLine(kubeloreVersion(), actionsOf(host, progress), {
    writeOut: (text) => { host.out(text); },
    writeErr: (text) => { host.complain(text.trimEnd()); },
    outputError: (text, write) => { write(`kubelore: ${oneLine(text)}`); },
  });
  try {
    await program.parseAsync([...withLongFlags(words)], { from: 'user' });
    return progress.status;
  } catch (error) {
    return told(error, progress.stage, host);
  }
}
