/** Where a value stands in an object: keys of objects and indexes of lists, from the root. */
export type FieldPath = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/**
 * The path as the API server writes it: `spec.containers[0].ports[1].name`, `metadata.annotations[a.b/c]`.
 * Follows k8s.io/apimachinery/pkg/util/validation/field.Path.
 */
export function formatFieldPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (PLAIN_KEY.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${step}]`;
  }
  return text;
}

/** Whether `path` is `prefix` or lies below it. */
export const isWithin = (path: FieldPath, prefix: FieldPath): boolean =>
  prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
