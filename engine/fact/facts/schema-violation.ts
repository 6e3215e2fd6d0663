import { formatFieldPath, type FieldPath } from '#engine/apimachinery/field-path.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';

/** `${NAME}`: a value that is filled in before the manifest is applied (envsubst, Flux). */
const PLACEHOLDER = /\$\{[^}]*\}/;

/** What the API server says where it says no more. */
const SAID: { readonly [code in SchemaViolation['code']]: string } = {
  'unknown-field': '', 'field-name-case': '', 'field-type': '', 'field-required': 'Required value', 'field-invalid': 'Invalid value',
  'field-not-supported': 'Unsupported value', 'field-forbidden': 'Forbidden', 'field-duplicate': 'Duplicate value', 'field-too-long': 'Too long',
  'field-too-many': 'Too many', 'field-not-found': 'Not found',
};

const lastKey = (path: FieldPath): string => path.findLast((step) => typeof step === 'string') ?? '';

function listOf(path: FieldPath): string {
  const item = path.findLastIndex((step) => typeof step === 'number');
  return item < 1 ? '' : String(path[item - 1]);
}

/** The holder where the field would be right, with the field: `spec.containers[].image`. */
const homeOf = ({ home, path }: SchemaViolation): string => (home === undefined ? '' : home === '' ? lastKey(path) : `${home}.${lastKey(path)}`);

function toFact(graph: Graph, resource: Resource, violation: SchemaViolation): Fact {
  const { code, path, on, found, allowed, nearest, other, detail = '', rule = '' } = violation;
  const because: Cause[] = other === undefined
    ? []
    : [{ type: 'place', place: { resource, path: other, on: 'value' }, role: 'first', arguments: { what: found } }];
  return {
    fact: 'schema-violation',
    columns: {
      ...objectColumns(resource),
      apiVersion: resource.apiVersion,
      code,
      field: formatFieldPath(path),
      key: lastKey(path),
      parent: formatFieldPath(path.slice(0, -1)),
      list: listOf(path),
      found,
      allowed: [...allowed],
      nearest: nearest ?? '',
      home: homeOf(violation),
      detail: detail === '' ? SAID[code] : detail,
      rule,
      settled: PLACEHOLDER.test(found) ? UNDECIDED : known(graph, resource, path, true),
    },
    places: { at: { resource, path, on } },
    resource,
    because,
  };
}

/** What strict decoding and validation do not take, one row a place. */
export const schemaViolation: FactDerivation = {
  fact: 'schema-violation',
  *derive({ graph }) {
    for (const resource of graph.resources)
      for (const violation of resource.violations) yield toFact(graph, resource, violation);
  },
};
