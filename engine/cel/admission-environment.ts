import type { Environment } from '@marcbachmann/cel-js';
import { AUTHORIZER, JSON_PATCH_TYPE, OBJECT_TYPE } from '#engine/cel/checking/declarations.js';
import { checkingEnvironment, extended } from '#engine/cel/checking/environment.js';
import { UNKNOWN_TYPE, typeOf } from '#engine/cel/checking/type-of.js';
import { CelError } from '#engine/cel/cel-error.js';
import type { Additions } from '#engine/cel/checking/environment.js';

/** Which variables an expression of admission has beside `object`, `oldObject`, `request` and `namespaceObject`. */
export interface AdmissionVariables {
  readonly hasParams: boolean;
  readonly hasAuthorizer: boolean;
  readonly hasPatchTypes: boolean;
  /** Types of `variables.<name>`; undefined: there is no such variable at all. */
  readonly variables: { readonly [name: string]: string } | undefined;
}

/** What an expression must be: `null` beside `string` for a value that may be left out. */
export type Wanted = 'bool' | 'string' | 'string or null' | 'Object' | 'list(JSONPatch)' | 'anything';

const GROUP_VERSION = { group: 'string', version: 'string' } as const;

/** `kubernetes.AdmissionRequest` and `kubernetes.Namespace` (`apiserver/pkg/admission/plugin/cel`). */
const TYPES: NonNullable<Additions['types']> = {
  'kubernetes.GroupVersionKind': { ...GROUP_VERSION, kind: 'string' },
  'kubernetes.GroupVersionResource': { ...GROUP_VERSION, resource: 'string' },
  'kubernetes.UserInfo': { username: 'string', uid: 'string', groups: 'list<string>', extra: 'map<string, list<string>>' },
  'kubernetes.AdmissionRequest': {
    kind: 'kubernetes.GroupVersionKind', resource: 'kubernetes.GroupVersionResource', subResource: 'string',
    requestKind: 'kubernetes.GroupVersionKind', requestResource: 'kubernetes.GroupVersionResource', requestSubResource: 'string',
    name: 'string', namespace: 'string', operation: 'string', userInfo: 'kubernetes.UserInfo', dryRun: 'bool', options: 'dyn',
  },
  'kubernetes.NamespaceMetadata': {
    name: 'string', generateName: 'string', namespace: 'string', labels: 'map<string, string>', annotations: 'map<string, string>', UID: 'string',
    creationTimestamp: 'google.protobuf.Timestamp', deletionGracePeriodSeconds: 'int', deletionTimestamp: 'google.protobuf.Timestamp',
    generation: 'int', resourceVersion: 'string', finalizers: 'list<string>',
  },
  'kubernetes.NamespaceSpec': { finalizers: 'list<string>' },
  'kubernetes.NamespaceCondition': { status: 'string', type: 'string', lastTransitionTime: 'google.protobuf.Timestamp', message: 'string', reason: 'string' },
  'kubernetes.NamespaceStatus': { conditions: 'list<kubernetes.NamespaceCondition>', phase: 'string' },
  'kubernetes.Namespace': { metadata: 'kubernetes.NamespaceMetadata', spec: 'kubernetes.NamespaceSpec', status: 'kubernetes.NamespaceStatus' },
};

const ALWAYS = { object: 'dyn', oldObject: 'dyn', request: 'kubernetes.AdmissionRequest', namespaceObject: 'kubernetes.Namespace' } as const;
const VARIABLES_TYPE = 'kubernetes.variables';

let admission: Environment | undefined;
const environments = new Map<string, Environment>();
const MOST_ENVIRONMENTS = 100;

/** One environment for all expressions that have the same variables. */
function environmentOf(key: string, { hasParams, hasAuthorizer, hasPatchTypes, variables }: AdmissionVariables): Environment {
  const known = environments.get(key);
  if (known !== undefined) return known;
  if (environments.size >= MOST_ENVIRONMENTS) environments.clear();
  admission ??= extended(checkingEnvironment(), { types: TYPES, variables: ALWAYS });
  const made = extended(admission, {
    types: variables === undefined ? {} : { [VARIABLES_TYPE]: variables },
    variables: {
      ...(hasParams ? { params: 'dyn' } : {}),
      ...(hasAuthorizer ? { authorizer: AUTHORIZER.name } : {}),
      ...(variables === undefined ? {} : { variables: VARIABLES_TYPE }),
    },
    hasPatchTypes,
  });
  environments.set(key, made);
  return made;
}

const keyOf = ({ hasParams, hasAuthorizer, hasPatchTypes, variables }: AdmissionVariables): string =>
  `${hasParams}${hasAuthorizer}${hasPatchTypes}${variables === undefined ? '' : JSON.stringify(variables)}`;

const types = new Map<string, string | CelError>();
const MOST_TYPES = 10_000;

/** The type of an expression, found once per text and variables. */
function typeIn(source: string, variables: AdmissionVariables): string | CelError {
  const key = keyOf(variables);
  const known = types.get(`${key}\n${source}`);
  if (known !== undefined) return known;
  if (types.size >= MOST_TYPES) types.clear();
  const found = typeOf(source, environmentOf(key, variables));
  types.set(`${key}\n${source}`, found);
  return found;
}

const ACCEPTED: { readonly [wanted in Wanted]: ReadonlySet<string> } = {
  'bool': new Set(['bool']),
  'string': new Set(['string']),
  'string or null': new Set(['string', 'null']),
  'Object': new Set([OBJECT_TYPE]),
  'list(JSONPatch)': new Set([`list<${JSON_PATCH_TYPE}>`]),
  'anything': new Set(),
};

/** A type in the API server's notation. */
const typeText = (type: string): string => type.replaceAll('<', '(').replaceAll('>', ')').replace(/^list$/, 'list(dyn)').replace(/^null$/, 'null_type');

const wantedText = (wanted: Wanted): string => (wanted === 'string or null' ? 'one of [string, null_type]' : wanted);

/** A sum of lists may be of more than the package sees. */
const isDoubtful = (type: string, wanted: Wanted, source: string): boolean =>
  type === UNKNOWN_TYPE || (wanted === 'list(JSONPatch)' && /^list(?:<dyn>)?$/.test(type) && source.trim() !== '[]');

/** What is known of an expression of admission. */
interface Compiled {
  /** `dyn` where the expression is not right. */
  readonly type: string;
  /** In the API server's words; undefined: nothing is wrong. */
  readonly problem: string | undefined;
}

/** Compiles an expression of admission. Follows apiserver/pkg/admission/plugin/cel.CompileCELExpression. */
export function compileCelExpression(source: string, variables: AdmissionVariables, wanted: Wanted): Compiled {
  const type = typeIn(source, variables);
  if (type instanceof CelError) return { type: 'dyn', problem: `compilation failed: ERROR: ${type.message}` };
  if (wanted === 'anything' || ACCEPTED[wanted].has(type) || isDoubtful(type, wanted, source)) return { type: type === UNKNOWN_TYPE ? 'dyn' : type, problem: undefined };
  return { type: 'dyn', problem: `must evaluate to ${wantedText(wanted)} but got ${typeText(type)}` };
}
