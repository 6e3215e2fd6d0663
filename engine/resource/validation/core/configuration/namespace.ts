import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { STANDARD_FINALIZERS } from '#engine/resource/validation/meta/object-meta.js';
import type { NamespaceSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** Finalizers; an update keeps the old ones. Follows pkg/apis/core/validation.ValidateNamespace and validateFinalizerName. */
export const validateNamespaceSpec: Validator<NamespaceSpec> = ({ finalizers = [] }, at, context) => {
  if (context.old !== undefined) return;
  const place = child(at, 'finalizers');
  for (const [index, name] of finalizers.entries()) {
    const written = { place: [...pathOf(place), index] };
    for (const message of isQualifiedName(name)) context.errors.push(invalid(place, name, message, written));
    if (!name.includes('/') && !STANDARD_FINALIZERS.has(name))
      context.errors.push(invalid(place, name, 'name is neither a standard finalizer name nor is it fully qualified', written));
  }
};
