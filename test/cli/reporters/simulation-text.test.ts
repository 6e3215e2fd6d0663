import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { simulationText } from '#cli/reporters/simulation-text.js';
import { simulated } from '#test/engine/simulation/cluster.js';

const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: 'nginx:1.27'}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: {path: /data}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 20Gi}}}
`;

const WANTED = `folder: at rest after 4 rounds
  round 1
    deployment-controller               ScalingReplicaSet   Deployment shop/web: Scaled up replica set web-HASH from 0 to 2
    replicaset-controller               SuccessfulCreate    ReplicaSet shop/web-HASH: Created pod: web-HASH-* (2 times)
    persistentvolume-binder-controller  ProvisioningFailed  PersistentVolumeClaim shop/data: storageclass.storage.k8s.io "manual" not found
    default-scheduler                   Scheduled           Pod shop/web-HASH-*: Successfully assigned shop/web-HASH-* to assumed-node (2 times)
  in the end
    Deployment shop/web              2/2 available
    PersistentVolume disk            Available
    PersistentVolumeClaim shop/data  Pending
    Pod shop/web-HASH-* x2     Running
    ReplicaSet shop/web-HASH   2/2 available
    and 1 object that no component acts on
  claims that wait
    PersistentVolumeClaim shop/data: ProvisioningFailed: storageclass.storage.k8s.io "manual" not found
      not disk: size, wanted 20Gi, has 5Gi
  assumed: every Pod gets a node and runs (no Node is given)
`;

test('a timeline of rounds, what exists in the end, and why a claim waits', () => {
  const text = simulationText([simulated(SHOP)], { colours: false });
  const columns = (lines: string): string => lines.replaceAll(/(?<=\S) {2,}/g, '  ');
  assert.is(columns(text.replaceAll(/web-[bcdfghjklmnpqrstvwxz2456789]+/g, 'web-HASH')), columns(WANTED));
});

test('nothing to simulate is said', () => {
  assert.is(simulationText([], { colours: false }), 'No Kubernetes manifests found\n');
});

test('a name cannot act on the terminal', () => {
  const text = simulationText([simulated('apiVersion: v1\nkind: Pod\nmetadata: {name: "a\\e[31mb", namespace: shop}\nspec: {containers: []}\n')], { colours: false });
  assert.not.match(text, /\u001b/);
});

test.run();
