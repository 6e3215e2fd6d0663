import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { persistentVolumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const HOST = 'hostPath: {path: /a}';
const AFFINITY = 'nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}';

const CASES: readonly (readonly [spec: string, ...errors: string[]])[] = [
  [HOST],
  ['mountOptions: [a]', 'Required spec'],
  [`accessModes: [], capacity: {}, ${HOST}`, 'Required accessModes', 'Required capacity', 'NotSupported capacity'],
  [`accessModes: [ReadWriteOnce, RWX, ReadWriteOncePod, RWO], ${HOST}`, 'NotSupported accessModes', 'NotSupported accessModes', 'Forbidden accessModes'],
  [`accessModes: [ReadWriteOncePod, ReadWriteOncePod, RWX], ${HOST}`, 'NotSupported accessModes'],
  [`capacity: {storage: 1Gi, cpu: 1}, ${HOST}`, 'NotSupported capacity'],
  [`capacity: {storage: 0}, ${HOST}`, 'Invalid capacity[storage]'],
  [`capacity: {storage: -1}, ${HOST}`, 'Invalid capacity[storage]', 'Invalid capacity[storage]'],
  [`${HOST}, persistentVolumeReclaimPolicy: Keep, storageClassName: A_b, volumeMode: ""`, 'NotSupported persistentVolumeReclaimPolicy', 'Invalid storageClassName', 'NotSupported volumeMode'],
  ['hostPath: {path: /a/../}, persistentVolumeReclaimPolicy: Recycle', 'Invalid hostPath.path', 'Forbidden persistentVolumeReclaimPolicy'],
  ['hostPath: {path: //.}, persistentVolumeReclaimPolicy: Recycle', 'Forbidden persistentVolumeReclaimPolicy'],
  [`${HOST}, persistentVolumeReclaimPolicy: Recycle`],
  [`${HOST}, volumeAttributesClassName: ""`, 'Required volumeAttributesClassName', 'Required csi'],
  ['csi: {driver: d, volumeHandle: h}, volumeAttributesClassName: A_b', 'Invalid volumeAttributesClassName'],
  ['local: {path: /a}', 'Required nodeAffinity'],
  ['local: {path: ""}, nodeAffinity: {}', 'Required local.path', 'Required nodeAffinity.required'],
  [`local: {path: ../a}, ${AFFINITY}`, 'Invalid local.path'],
  [`${HOST}, ${AFFINITY.replace('Exists', 'In, values: [a b]')}`, 'Invalid nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0]'],
  [`${HOST}, nfs: {server: "", path: ""}, cephfs: {monitors: []}, flexVolume: {driver: ""}, csi: {driver: "", volumeHandle: ""}`, 'Forbidden nfs', 'Forbidden cephFS', 'Required flexVolume.driver', 'Forbidden csi'],
  ['gcePersistentDisk: {pdName: "", partition: -1}', 'Required persistentDisk.pdName', 'Invalid persistentDisk.partition'],
  ['glusterfs: {endpoints: "", path: "", endpointsNamespace: ""}', 'Required glusterfs.endpoints', 'Required glusterfs.path', 'Invalid glusterfs.endpointsNamespace'],
  ['glusterfs: {endpoints: e, path: p, endpointsNamespace: A}', 'Invalid glusterfs.endpointsNamespace'],
  ['cinder: {volumeID: v, secretRef: {}}', 'Required cinder.secretRef.name', 'Required cinder.secretRef.namespace'],
  ['azureFile: {secretName: s, shareName: s, secretNamespace: ""}', 'Required azureFile.secretNamespace'],
  ['storageos: {volumeName: A, secretRef: {}}', 'Invalid storageos.volumeName', 'Required storageos.secretRef.name', 'Required storageos.secretRef.namespace'],
  ['rbd: {monitors: [], image: ""}', 'Required rbd.monitors', 'Required rbd.image'],
  ['scaleIO: {gateway: "", system: "", volumeName: "", secretRef: {}}', 'Required scaleIO.gateway', 'Required scaleIO.system', 'Required scaleIO.volumeName'],
  ['csi: {driver: "", volumeHandle: "", controllerPublishSecretRef: {}, nodeStageSecretRef: {}}', 'Required csi.driver', 'Required csi.volumeHandle', 'Required csi.controllerPublishSecretRef.name', 'Required csi.controllerPublishSecretRef.namespace'],
  ['csi: {driver: d, volumeHandle: h, nodeExpandSecretRef: {name: A, namespace: a.b}}', 'Invalid csi.nodeExpandSecretRef.name', 'Invalid csi.nodeExpandSecretRef.namespace'],
];

for (const [spec, ...errors] of CASES)
  test(`a PersistentVolume with ${spec}`, () => {
    assert.equal(persistentVolumeErrors(spec).sort(), [...errors].sort());
  });

test.run();
