import type { PersistentVolume, PersistentVolumeClaim } from '#engine/generated/kubernetes.js';
import type { Change, ClusterView, EventWords } from '#engine/simulation/component.js';
import { elapsedAt } from '#engine/simulation/clock.js';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, inPhase, isDelayed, NO_PROVISIONER, SELECTED_NODE } from '#engine/simulation/persistentvolume/claim-state.js';
import { bestMatch, type ClaimObject, classOfClaim, isKeptFor, mismatchOf, namesClass, type VolumeObject } from '#engine/simulation/persistentvolume/matching.js';
import { sameJson } from '#engine/apimachinery/same-json.js';

/** In-tree provisioners whose work CSI drivers do now, and the name that the driver goes by. After csi-translation-lib. */
const MIGRATED: { readonly [provisioner: string]: string } = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
};

const update = (claim: ClaimObject, object: PersistentVolumeClaim, events: readonly EventWords[] = []): readonly Change[] =>
  sameJson(object, claim.object) ? (events.length === 0 ? [] : [{ verb: 'record', events }]) : [{ verb: 'update', target: claim, object, events }];

const pending = (claim: ClaimObject, ...events: readonly EventWords[]): readonly Change[] => update(claim, inPhase(claim.object, 'Pending', undefined), events);

/** Ties a volume and a claim to each other, in both objects. After PersistentVolumeController.bind. */
function bind(volume: VolumeObject, claim: ClaimObject): readonly Change[] {
  const reference = volume.object.spec?.claimRef;
  const claimRef = { ...reference, apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: claim.namespace, name: claim.name, uid: claim.uid };
  const annotations = { ...volume.object.metadata?.annotations, ...(reference === undefined && { [BOUND_BY_CONTROLLER]: 'yes' }) };
  const bound: PersistentVolume = {
    ...volume.object,
    metadata: { ...volume.object.metadata, annotations },
    spec: { ...volume.object.spec, claimRef: reference?.uid === claim.uid ? reference : claimRef },
    status: { ...volume.object.status, phase: 'Bound' },
  };
  const { object } = claim;
  const chosen = object.spec?.volumeName === volume.name ? {} : { [BOUND_BY_CONTROLLER]: 'yes' };
  const claimed: PersistentVolumeClaim = {
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata?.annotations, ...chosen, [BIND_COMPLETED]: 'yes' } },
    spec: { ...object.spec, volumeName: volume.name },
  };
  const changes = update(claim, inPhase(claimed, 'Bound', volume));
  return sameJson(bound, volume.object) ? changes : [{ verb: 'update', target: volume, object: bound }, ...changes];
}

/** Asks for a new volume, as far as anybody can make one. After PersistentVolumeController.provisionClaim. */
function provision(claim: ClaimObject, cluster: ClusterView): EventWords {
  const name = classOfClaim(claim);
  const provisioner = cluster.get('StorageClass.storage.k8s.io', '', name)?.object.provisioner;
  const failed = (message: string): EventWords => ({ type: 'Warning', reason: 'ProvisioningFailed', message });
  if (provisioner === undefined) return failed(`storageclass.storage.k8s.io "${name}" not found`);
  const external = MIGRATED[provisioner] ?? provisioner;
  if (external.startsWith('kubernetes.io/')) return failed(`no volume plugin matched name: ${provisioner}`);
  const message =
    `Waiting for a volume to be created either by the external provisioner '${external}' or manually by the system administrator. ` +
    'If volume creation is delayed, please verify that the provisioner is running and correctly registered.';
  return { type: 'Normal', reason: 'ExternalProvisioning', message };
}

/** What a claim that waits for the scheduler is told. After emitEventForUnboundDelayBindingClaim. */
function waiting(claim: ClaimObject, cluster: ClusterView): EventWords {
  const pods = cluster.mounting(claim.namespace, claim.name).filter(({ object }) => object.spec?.nodeName === undefined && object.status?.conditions !== undefined);
  const names = pods.map(({ name }) => name).sort();
  if (names.length === 0) return { type: 'Normal', reason: 'WaitForFirstConsumer', message: 'waiting for first consumer to be created before binding' };
  return { type: 'Normal', reason: 'WaitForPodScheduled', message: `waiting for pod${names.length > 1 ? 's' : ''} ${names.join(',')} to be scheduled` };
}

/** Annotations that mark a class as default, the beta one still heard. */
const DEFAULT_MARKS = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];

/** The newest class that is marked as default; the first by name among those of one second. After storage/util.GetDefaultClass. */
export function defaultClass(cluster: ClusterView): string | undefined {
  const marked = cluster.list('StorageClass.storage.k8s.io').filter(({ object }) => DEFAULT_MARKS.some((mark) => object.metadata?.annotations?.[mark] === 'true'));
  const age = ({ object }: (typeof marked)[number]): number => elapsedAt(object.metadata?.creationTimestamp);
  return marked.sort((left, right) => age(right) - age(left) || (left.name < right.name ? -1 : 1))[0]?.name;
}

function syncUnnamed(claim: ClaimObject, cluster: ClusterView): readonly Change[] {
  const delayed = isDelayed(claim, cluster);
  const volumes = [...cluster.volumesKeptFor(claim.name), ...(delayed ? [] : cluster.volumesOfClass(classOfClaim(claim)))];
  const volume = bestMatch(claim, volumes, delayed);
  if (volume !== undefined) return bind(volume, claim);
  const given = namesClass(claim) ? undefined : defaultClass(cluster);
  if (given !== undefined) return update(claim, { ...claim.object, spec: { ...claim.object.spec, storageClassName: given } });
  if (delayed && claim.object.metadata?.annotations?.[SELECTED_NODE] === undefined) return pending(claim, waiting(claim, cluster));
  if (classOfClaim(claim) !== '') return pending(claim, provision(claim, cluster));
  return pending(claim, { type: 'Normal', reason: 'FailedBinding', message: 'no persistent volumes available for this claim and no storage class is set' });
}

function syncNamed(claim: ClaimObject, volume: VolumeObject | undefined): readonly Change[] {
  if (volume === undefined) return pending(claim);
  if (volume.object.spec?.claimRef === undefined) {
    const mismatch = mismatchOf(volume, claim);
    if (mismatch === undefined) return bind(volume, claim);
    return pending(claim, { type: 'Warning', reason: 'VolumeMismatch', message: `Cannot bind to requested volume "${volume.name}": ${mismatch[1]}` });
  }
  if (isKeptFor(volume, claim)) return bind(volume, claim);
  return pending(claim, { type: 'Warning', reason: 'FailedBinding', message: `volume "${volume.name}" already bound to a different claim.` });
}

/** A claim that was bound before. After PersistentVolumeController.syncBoundClaim. */
function syncBound(claim: ClaimObject, volume: VolumeObject | undefined): readonly Change[] {
  const lost = (reason: string, message: string): readonly Change[] =>
    claim.object.status?.phase === 'Lost' ? [] : update(claim, inPhase(claim.object, 'Lost', undefined), [{ type: 'Warning', reason, message }]);
  if ((claim.object.spec?.volumeName ?? '') === '') return lost('ClaimLost', 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!');
  if (volume === undefined) return lost('ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  const uid = volume.object.spec?.claimRef?.uid;
  if (volume.object.spec?.claimRef === undefined || uid === claim.uid) return bind(volume, claim);
  return lost('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly');
}

/** What becomes of one claim now. After PersistentVolumeController.syncClaim. */
export function syncClaim(claim: ClaimObject, cluster: ClusterView): readonly Change[] {
  const name = claim.object.spec?.volumeName ?? '';
  const volume = name === '' ? undefined : cluster.get('PersistentVolume', '', name);
  if (claim.object.metadata?.annotations?.[BIND_COMPLETED] !== undefined) return syncBound(claim, volume);
  return name === '' ? syncUnnamed(claim, cluster) : syncNamed(claim, volume);
}

/** Whether a class can make volumes by itself. */
export const isProvisioned = (provisioner: string | undefined): boolean => provisioner !== undefined && provisioner !== NO_PROVISIONER;
