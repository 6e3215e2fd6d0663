import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import type { FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';

/** What the API server warns of when it takes an object, one row a warning. */
export const serverWarning: FactDerivation = {
  fact: 'server-warning',
  *derive({ graph }) {
    for (const resource of graph.resources)
      for (const { path, message, rule, gate = '' } of resource.warnings)
        yield {
          fact: 'server-warning',
          columns: { ...objectColumns(resource), field: formatFieldPath(path), message, rule, gate },
          places: { at: { resource, path, on: 'key' } },
          resource,
          because: [],
        };
  },
};
