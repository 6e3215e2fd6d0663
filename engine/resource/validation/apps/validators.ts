import { validateControllerRevision } from '#engine/resource/validation/apps/controller-revision.js';
import { validateDaemonSet, validateDaemonSetSpec, validateDaemonSetUpdateStrategy } from '#engine/resource/validation/apps/daemon-set.js';
import { validateDeployment, validateDeploymentSpec, validateDeploymentStrategy } from '#engine/resource/validation/apps/deployment.js';
import { validateReplicaSet, validateReplicaSetSpec } from '#engine/resource/validation/apps/replica-set.js';
import { validateReplicationController, validateReplicationControllerSpec } from '#engine/resource/validation/apps/replication-controller.js';
import { validateStatefulSet, validateStatefulSetSpec, validateStatefulSetUpdateStrategy } from '#engine/resource/validation/apps/stateful-set.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of apps, and of ReplicationControllers, which are like them. */
export const appsValidators: Validators = {
  'io.k8s.api.apps.ControllerRevision': validateControllerRevision,
  'io.k8s.api.apps.DaemonSet': validateDaemonSet,
  'io.k8s.api.apps.DaemonSetSpec': validateDaemonSetSpec,
  'io.k8s.api.apps.DaemonSetUpdateStrategy': validateDaemonSetUpdateStrategy,
  'io.k8s.api.apps.Deployment': validateDeployment,
  'io.k8s.api.apps.DeploymentSpec': validateDeploymentSpec,
  'io.k8s.api.apps.DeploymentStrategy': validateDeploymentStrategy,
  'io.k8s.api.apps.ReplicaSet': validateReplicaSet,
  'io.k8s.api.apps.ReplicaSetSpec': validateReplicaSetSpec,
  'io.k8s.api.apps.StatefulSet': validateStatefulSet,
  'io.k8s.api.apps.StatefulSetSpec': validateStatefulSetSpec,
  'io.k8s.api.apps.StatefulSetUpdateStrategy': validateStatefulSetUpdateStrategy,
  'io.k8s.api.core.ReplicationController': validateReplicationController,
  'io.k8s.api.core.ReplicationControllerSpec': validateReplicationControllerSpec,
};
