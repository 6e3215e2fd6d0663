import { validate, type Library, type Observer, type ValidatedObject } from '#engine/index.js';
import type { ValidateArguments } from '#cli/arguments.js';
import { apiServerOptionsOf } from '#cli/commands/api-server-options.js';
import { kubernetesVersionOf } from '#cli/commands/kubernetes-version.js';
import { schemasAt } from '#cli/commands/schema-location.js';
import type { ExitCode, Host } from '#cli/host.js';
import { readInput } from '#cli/input.js';
import { countsOf, type ValidationReporter } from '#cli/reporters/validation-report.js';
import { UsageError } from '#cli/usage-error.js';

async function reporterOf(format: ValidateArguments['output']): Promise<ValidationReporter> {
  switch (format) {
    case 'json': return (await import('#cli/reporters/validation-json.js')).validationJson;
    case 'junit': return (await import('#cli/reporters/validation-junit.js')).validationJunit;
    case 'tap': return (await import('#cli/reporters/validation-tap.js')).validationTap;
    case 'pretty': return (await import('#cli/reporters/validation-text.js')).validationPretty;
    case 'text': return (await import('#cli/reporters/validation-text.js')).validationText;
  }
}

/** Whether a word of `--skip` or `--reject` names the object: its kind, or its group/version/kind. */
const names = (words: readonly string[], { apiVersion, kind }: ValidatedObject): boolean =>
  words.includes(kind) || words.includes(`${apiVersion}/${kind}`);

function patternsOf(patterns: readonly string[]): readonly RegExp[] {
  return patterns.map((pattern) => {
    try {
      return new RegExp(pattern);
    } catch (error) {
      throw new UsageError(`--ignore-filename-pattern ${pattern}: ${error instanceof Error ? error.message : 'is no regular expression'}`);
    }
  });
}

/** The verdict as the flags want it. */
function asAsked(object: ValidatedObject, given: ValidateArguments): ValidatedObject {
  if (names(given.skip, object)) return { ...object, status: 'skipped', causes: [] };
  if (names(given.reject, object)) {
    const location = { file: object.file, line: object.line, column: 1, endLine: object.line, endColumn: 1 };
    return { ...object, status: 'error', causes: [{ rule: 'rejected', path: '', message: `prohibited resource kind ${object.kind}`, location }] };
  }
  const isMissing = object.status === 'error' && object.causes.some(({ rule }) => rule === 'unknown-kind');
  return isMissing && given.ignoreMissingSchemas ? { ...object, status: 'skipped', causes: [] } : object;
}

const isWrong = ({ status }: ValidatedObject): boolean => status === 'invalid' || status === 'error';

/** `kubelore validate`: reads, judges each object by itself, reports. */
export async function validateCommand(paths: readonly string[], given: ValidateArguments, library: Library, host: Host, observe: Observer): Promise<ExitCode> {
  const kubernetesVersion = kubernetesVersionOf(given.kubernetesVersion, library.kubernetes.versions);
  const apiServer = apiServerOptionsOf(given, library.kubernetes, kubernetesVersion);
  const ignored = patternsOf(given.ignoreFilenamePattern);
  const input = readInput(paths, { ...given, provided: [], output: '' }, host);
  const files = input.files.filter(({ path }) => !ignored.some((pattern) => pattern.test(path)));
  const schemaOf = schemasAt(given.schemaLocation, kubernetesVersion, host);
  const all = validate(files, library, { kubernetesVersion, apiServer, isStrict: given.strict, schemaOf }, observe).map((object) => asAsked(object, given));
  const first = given.exitOnError ? all.findIndex(isWrong) : -1;
  const objects = first === -1 ? all : all.slice(0, first + 1);
  const report = await reporterOf(given.output);
  host.out(report(objects, { counts: countsOf(objects, files.length), summary: given.summary, verbose: given.verbose, colours: host.colours }));
  return objects.some(isWrong) ? 1 : 0;
}
