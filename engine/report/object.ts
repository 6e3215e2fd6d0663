import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { Resource } from '#engine/resource/resource.js';
import type { ReportedObject } from '#engine/generated/report.js';
import { displayText } from '#engine/report/display.js';

/** `Service shop/web`; without a namespace `ClusterRole reader`. */
export function speakResource(resource: Resource): string {
  const name = resource.name === '' ? '' : ` ${displayText(resource.namespace === '' ? resource.name : `${resource.namespace}/${resource.name}`)}`;
  return `${displayText(resource.kind)}${name}`;
}

/** `Deployment.apps` -> `Deployment`. Where a selector asks for Pods, bare or of a template: `Pod`. */
export function speakKind(kind: GroupKind): string {
  const bare = kind.split('.', 1)[0] ?? kind;
  return bare === 'PodTemplate' ? 'Pod' : displayText(bare);
}

/** The object of a finding, as the report names it. */
export const reportObject = ({ apiVersion, kind, namespace, name }: Resource): ReportedObject => ({ apiVersion, kind, namespace, name });
