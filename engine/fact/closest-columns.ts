import { isAkin } from '#engine/apimachinery/nearest-word.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import type { Edge } from '#engine/graph/edge.js';

/** What came closest to what a reference asks for: what it is, what differs, and what it has there. Empty where nothing is near. */
export function closestColumns(edge: Edge): { closestKind: string; closestObject: string; closestDiffers: string; closestHas: string } {
  const closest = edge.closest[0];
  if (closest === undefined || (closest.differs === 'name' && !isAkin(closest.wanted, closest.has))) return { closestKind: '', closestObject: '', closestDiffers: '', closestHas: '' };
  const { resource } = closest.anchor;
  return {
    closestKind: resource.kind,
    closestObject: qualifiedName(resource.namespace, resource.name),
    closestDiffers: closest.differs,
    closestHas: closest.has,
  };
}
