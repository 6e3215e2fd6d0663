import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const DISK = 'diskName: d, diskURI: ';

const CASES: readonly (readonly [source: string, ...errors: string[]])[] = [
  ['hostPath: {path: "", type: Odd}', 'Required hostPath.path'],
  ['hostPath: {path: a/../b, type: Odd}', 'Invalid hostPath.path', 'NotSupported hostPath.type'],
  ['hostPath: {path: relative..}'],
  ['gitRepo: {repository: ""}', 'Required gitRepo.repository'],
  ['gitRepo: {repository: r, directory: /a/..}', 'Invalid gitRepo.directory', 'Invalid gitRepo.directory'],
  ['awsElasticBlockStore: {volumeID: v, partition: 0}'],
  ['awsElasticBlockStore: {volumeID: "", partition: -1}', 'Required awsElasticBlockStore.volumeID', 'Invalid awsElasticBlockStore.partition'],
  ['secret: {defaultMode: 512}', 'Required secret.secretName', 'Invalid secret.defaultMode'],
  ['secret: {secretName: UPPER, items: [{key: "", path: ..data, mode: -1}]}', 'Required secret.items[0].key', 'Invalid secret.items[0].path', 'Invalid secret.items[0].mode'],
  ['configMap: {items: [{key: k, path: ..}]}', 'Required configMap.name', 'Invalid configMap.items[0].path', 'Invalid configMap.items[0].path'],
  ['configMap: {name: c, defaultMode: 0, items: [{key: k, path: a}, {key: k, path: a}]}'],
  ['persistentVolumeClaim: {claimName: ""}', 'Required persistentVolumeClaim.claimName'],
  ['nfs: {server: "", path: ""}', 'Required nfs.server', 'Required nfs.path', 'Invalid nfs.path'],
  ['nfs: {server: s, path: a}', 'Invalid nfs.path'],
  ['fc: {}', 'Required fc.targetWWNs'],
  ['fc: {targetWWNs: [a], wwids: [b]}', 'Invalid fc.targetWWNs', 'Required fc.lun'],
  ['fc: {targetWWNs: [a], lun: 256}', 'Invalid fc.lun'],
  ['fc: {wwids: [b], lun: 256}'],
  ['quobyte: {registry: "", volume: ""}', 'Required quobyte.volume', 'Required quobyte.registry'],
  ['quobyte: {registry: "a:1,b,[::1]:2,::1:2,:", volume: v}', 'Invalid quobyte.registry'],
  [`quobyte: {registry: b, volume: v, tenant: ${'t'.repeat(65)}}`, 'Required quobyte.tenant'],
  ['glusterfs: {endpoints: "", path: ""}', 'Required glusterfs.endpoints', 'Required glusterfs.path'],
  ['flocker: {}', 'Required flocker'],
  ['flocker: {datasetName: a/b, datasetUUID: c}', 'Invalid flocker', 'Invalid flocker.datasetName'],
  ['rbd: {monitors: [], image: "", secretRef: {}}', 'Required rbd.monitors', 'Required rbd.image'],
  ['cinder: {volumeID: "", secretRef: {}}', 'Required cinder.volumeID', 'Required cinder.secretRef.name'],
  ['cephfs: {monitors: [], secretRef: {}}', 'Required cephfs.monitors'],
  ['flexVolume: {driver: "", options: {kubernetes.io: a, A.K8S.io/x: b, k8s.io.example: c}}', 'Required flexVolume.driver', 'Invalid flexVolume.options[kubernetes.io]', 'Invalid flexVolume.options[A.K8S.io/x]'],
  ['azureFile: {secretName: "", shareName: ""}', 'Required azureFile.secretName', 'Required azureFile.shareName'],
  [`azureDisk: {${DISK}https://a}`],
  [`azureDisk: {${DISK}https://a, kind: Managed, cachingMode: ""}`, 'NotSupported azureDisk.cachingMode', 'NotSupported azureDisk.diskURI'],
  [`azureDisk: {${DISK}/subscriptions/x, kind: Odd}`, 'NotSupported azureDisk.kind', 'NotSupported azureDisk.diskURI'],
  ['azureDisk: {diskName: "", diskURI: ""}', 'Required azureDisk.diskName', 'Required azureDisk.diskURI', 'NotSupported azureDisk.diskURI'],
  ['vsphereVolume: {volumePath: ""}', 'Required vsphereVolume.volumePath'],
  ['photonPersistentDisk: {pdID: ""}', 'Required photonPersistentDisk.pdID'],
  ['portworxVolume: {volumeID: ""}', 'Required portworxVolume.volumeID'],
  ['scaleIO: {gateway: "", system: "", volumeName: "", secretRef: {}}', 'Required scaleIO.gateway', 'Required scaleIO.system', 'Required scaleIO.volumeName'],
  ['storageos: {volumeName: "", volumeNamespace: A, secretRef: {}}', 'Required storageos.volumeName', 'Invalid storageos.volumeNamespace', 'Required storageos.secretRef.name'],
  ['csi: {driver: ""}', 'Required csi.driver'],
  [`csi: {driver: ${'a'.repeat(64)}_, nodePublishSecretRef: {}}`, 'TooLong csi.driver', 'Invalid csi.driver', 'Required csi.nodePublishSecretRef.name'],
  ['csi: {driver: Csi.Example.COM, nodePublishSecretRef: {name: A_b}}', 'Invalid csi.name'],
  ['ephemeral: {}', 'Required ephemeral.volumeClaimTemplate'],
  ['image: {pullPolicy: Odd}', 'NotSupported image.pullPolicy', 'Required image.reference'],
];

for (const [source, ...errors] of CASES)
  test(`a volume with ${source}`, () => {
    assert.equal(volumeErrors(source).sort(), [...errors].sort());
  });

test.run();
