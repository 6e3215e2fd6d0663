import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { formatApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { CustomKind, CustomVersion } from '#engine/resource/custom-resource-definition.js';
import type { FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['orphan', 'foregroundDeletion', 'kubernetes']);

/** `v10` before `v2`, `v1` before `v1beta1`, and that before what is no such version. Follows k8s.io/apimachinery/pkg/version.CompareKubeAwareVersionStrings. */
function rankOf(version: string): readonly [number, number, number] {
  const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  if (major === undefined) return [0, 0, 0];
  return [stage === undefined ? 3 : stage === 'beta' ? 2 : 1, Number(major), Number(minor ?? 0)];
}

function isNewer(left: string, right: string): boolean {
  const [ours, theirs] = [rankOf(left), rankOf(right)];
  const at = ours.findIndex((rank, index) => rank !== theirs[index]);
  return at === -1 ? left < right : (ours[at] ?? 0) > (theirs[at] ?? 0);
}

/** What the server says of a deprecated version, where the definition says nothing of its own. Follows customresourcedefinition's defaultDeprecationWarning. */
function defaultDeprecationWarning(kind: CustomKind, version: CustomVersion): string {
  const said = `${formatApiVersion(kind.group, version.name)} ${kind.kind} is deprecated`;
  const better = kind.versions.filter(({ isServed, isDeprecated, name }) => isServed && !isDeprecated && isNewer(name, version.name));
  const [first, ...others] = better;
  if (first === undefined) return said;
  const best = others.reduce((most, other) => (isNewer(other.name, most.name) ? other : most), first);
  return `${said}; use ${formatApiVersion(kind.group, best.name)} ${kind.kind}`;
}

function* finalizerWarnings({ object, old }: ValidationContext): Generator<FieldWarning> {
  const field = child(child(ROOT, 'metadata'), 'finalizers');
  const known = new Set(asList(asObject(old?.['metadata'])?.['finalizers']));
  for (const finalizer of asList(asObject(object['metadata'])?.['finalizers'])) {
    const name = asString(finalizer) ?? '';
    if (known.has(name) || name.includes('/') || STANDARD_FINALIZERS.has(name) || isQualifiedName(name).length > 0) continue;
    const path = name.includes('.') ? ' including a path (/)' : '';
    yield { field, message: `metadata.finalizers: "${name}": prefer a domain-qualified finalizer name${path} to avoid accidental conflicts with other finalizer writers` };
  }
}

/** What the API server advises against in a custom resource. Follows customResourceStrategy.WarningsOnCreate and the deprecation of versions. */
export function warnOfCustomResource(context: ValidationContext, kind: CustomKind, version: CustomVersion): void {
  if (version.isDeprecated)
    context.warnings.push({ field: child(ROOT, 'apiVersion'), message: version.deprecationWarning ?? defaultDeprecationWarning(kind, version), rule: 'api-version-deprecated' });
  context.warnings.push(...finalizerWarnings(context));
}
