import { asObject, isList, isObject, parseJson } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
const NOTHING: readonly JsonObject[] = [];

/** What an annotation holds; undefined where there is none, or no JSON. */
const readJson = (text: string | undefined): Json | undefined => (text === undefined ? undefined : parseJson(text));

/** Without fields that have no value. */
const fields = (object: { readonly [name: string]: Json | undefined }): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));

const metricOf = (name: Json | undefined, selector: Json | undefined): JsonObject => fields({ name, selector });

function resourceTarget({ targetAverageUtilization: averageUtilization, targetAverageValue: averageValue }: JsonObject): JsonObject {
  return fields({ type: averageUtilization === undefined ? 'AverageValue' : 'Utilization', averageUtilization, averageValue });
}

/** Sources as autoscaling/v2 writes them. Follows Convert_v1_<source>MetricSource_To_autoscaling_<source>MetricSource. */
const SOURCES: { readonly [source: string]: (source: JsonObject) => JsonObject } = {
  object: ({ target, metricName, selector, targetValue = '0', averageValue }) => fields({
    describedObject: target, metric: metricOf(metricName, selector), target: fields({ type: averageValue === undefined ? 'Value' : 'AverageValue', value: targetValue, averageValue }),
  }),
  pods: ({ metricName, selector, targetAverageValue = '0' }) => ({ metric: metricOf(metricName, selector), target: { type: 'AverageValue', averageValue: targetAverageValue } }),
  resource: (source) => fields({ name: source['name'], target: resourceTarget(source) }),
  containerResource: (source) => fields({ name: source['name'], container: source['container'], target: resourceTarget(source) }),
  external: ({ metricName, metricSelector, targetValue, targetAverageValue }) => ({
    metric: metricOf(metricName, metricSelector), target: fields({ type: targetValue === undefined ? 'AverageValue' : 'Value', value: targetValue, averageValue: targetAverageValue }),
  }),
};

function metricSpec(metric: JsonObject): JsonObject {
  const sources = Object.entries(SOURCES).map(([name, convert]) => {
    const source = asObject(metric[name]);
    return [name, source && convert(source)] as const;
  });
  return fields({ type: metric['type'], ...Object.fromEntries(sources) });
}

/** Annotations by which autoscaling/v1 keeps what only later versions have fields for. */
export interface Annotations {
  readonly [name: string]: string;
}

/** Metrics that an annotation holds, as autoscaling/v2 writes them; what cannot be read is no metric. */
export function annotatedMetrics(annotations: Annotations): readonly JsonObject[] {
  const metrics = readJson(annotations[METRICS]);
  return isList(metrics) && metrics.every(isObject) ? metrics.filter(isObject).map(metricSpec) : NOTHING;
}

/** How the number of Pods may change, where an annotation says it. */
export const annotatedBehavior = (annotations: Annotations): JsonObject | undefined => asObject(readJson(annotations[BEHAVIOR]));

/** The annotations that hold metrics and behaviour. */
export const ANNOTATED = { metrics: METRICS, behavior: BEHAVIOR } as const;
