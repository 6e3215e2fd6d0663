import { asList, asObject } from '#engine/apimachinery/json.js';
import { ownItems } from '#engine/resource/defaulting/strategy.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** Follows endpointSliceStrategy's dropTopologyOnV1. */
export const prepareEndpointSlice: Prepare = (slice, { old }) => {
  if (!asList(slice['endpoints']).some((endpoint) => asObject(endpoint)?.['deprecatedTopology'] !== undefined)) return;
  if (old !== undefined && semanticallyEqual(slice['endpoints'], old['endpoints'])) return;
  for (const endpoint of ownItems(slice, 'endpoints')) delete endpoint['deprecatedTopology'];
};
