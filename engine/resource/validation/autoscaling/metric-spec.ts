import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { MetricSpec } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** In the order in which the server looks for them. */
const SOURCES = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] as const;
const SOURCE_OF = new Map<string, (typeof SOURCES)[number]>([
  ['Object', 'object'], ['External', 'external'], ['Pods', 'pods'], ['Resource', 'resource'], ['ContainerResource', 'containerResource'],
]);

/** Where a metric comes from; only the first source is judged, whatever the type. Follows pkg/apis/autoscaling/validation.validateMetricSpec. */
export function validateMetricSpec(metric: MetricSpec, at: Field, { errors }: ValidationContext): Judged {
  const { type = '' } = metric;
  const expected = SOURCE_OF.get(type);
  const place = child(at, 'type');
  if (type === '') errors.push(required(place, 'must specify a metric source type'));
  if (expected === undefined) errors.push(notSupported(place, type, TYPES));
  else if (metric[expected] === undefined) errors.push(required(child(at, expected), 'must populate information for the given metric source'));
  const present = SOURCES.filter((source) => metric[source] !== undefined);
  if (present.length < 2) return undefined;
  for (const source of present) if (source !== expected) errors.push(forbidden(child(at, source), 'must populate the given metric source only'));
  return present.slice(1);
}
