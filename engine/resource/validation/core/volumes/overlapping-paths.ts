import { child, item } from '#engine/apimachinery/validation/field.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { KeyToPath, Volume, VolumeProjection } from '#engine/generated/kubernetes.js';
import type { FieldWarning } from '#engine/resource/validation/validation-context.js';

/** A file in a volume, and, in a projected one, what it comes from. */
interface VirtualFile {
  readonly path: string;
  readonly source: string;
}

const filesOf = (items: readonly Pick<KeyToPath, 'path'>[] = [], source = ''): VirtualFile[] =>
  items.map(({ path = '' }) => ({ path: path.replace(/\/+$/, ''), source }));

/** Of a source that has more than one kind, the first with something counts. */
function projectedFilesOf({ configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate }: VolumeProjection): VirtualFile[] {
  if (configMap?.items !== undefined) return filesOf(configMap.items, `ConfigMap "${configMap.name ?? ''}"`);
  if (secret?.items !== undefined) return filesOf(secret.items, `Secret "${secret.name ?? ''}"`);
  if (downwardAPI?.items !== undefined) return filesOf(downwardAPI.items, 'DownwardAPI');
  if (serviceAccountToken !== undefined) return filesOf([serviceAccountToken], 'ServiceAccountToken');
  if (clusterTrustBundle !== undefined) return filesOf([clusterTrustBundle], `ClusterTrustBundle "${clusterTrustBundle.name ?? clusterTrustBundle.signerName ?? ''}"`);
  if (podCertificate === undefined) return [];
  const { certificateChainPath = '', keyPath = '', credentialBundlePath = '' } = podCertificate;
  return [
    ...filesOf([{ path: certificateChainPath }], 'PodCertificate chain'), ...filesOf([{ path: keyPath }], 'PodCertificate key'),
    ...filesOf([{ path: credentialBundlePath }], 'PodCertificate credential bundle'),
  ];
}

const isOverlap = (left: string, right: string): boolean => left !== '' && right !== '' && (`${left}/`.startsWith(`${right}/`) || `${right}/`.startsWith(`${left}/`));

const named = ({ path, source }: VirtualFile): string => (source === '' ? `"${path}"` : `"${path}" (${source})`);

/** Follows pkg/api/pod.checkVolumeMappingForOverlap. */
function warnOfOverlaps(files: readonly VirtualFile[], volume: string, at: Field, warnings: FieldWarning[]): void {
  if (files.length < 2) return;
  for (const [index, file] of files.entries())
    for (const earlier of files.slice(0, index))
      if (isOverlap(file.path, earlier.path)) warnings.push({ field: at, message: `${volume}: overlapping paths: ${named(file)} with ${named(earlier)}` });
}

/** Files of one volume that lie on or in one another. Follows pkg/api/pod.warningsForOverlappingVirtualPaths. */
export function warnOfOverlappingPaths({ name = '', configMap, secret, downwardAPI, projected }: Volume, at: Field, warnings: FieldWarning[]): void {
  if (configMap !== undefined) warnOfOverlaps(filesOf(configMap.items), `volume "${name}" (ConfigMap "${configMap.name ?? ''}")`, child(at, 'configMap'), warnings);
  if (secret !== undefined) warnOfOverlaps(filesOf(secret.items), `volume "${name}" (Secret "${secret.secretName ?? ''}")`, child(at, 'secret'), warnings);
  if (downwardAPI !== undefined) warnOfOverlaps(filesOf(downwardAPI.items), `volume "${name}" (DownwardAPI)`, child(at, 'downwardAPI'), warnings);
  if (projected?.sources === undefined) return;
  const place = child(at, 'projected');
  for (const [index, source] of projected.sources.entries())
    if (Object.keys(source).length === 0) warnings.push({ field: item(child(place, 'sources'), index), message: `volume "${name}" (Projected) has no sources provided` });
  warnOfOverlaps(projected.sources.flatMap(projectedFilesOf), `volume "${name}" (Projected)`, place, warnings);
}
