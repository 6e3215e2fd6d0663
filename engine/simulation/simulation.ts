import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { ResourceSet } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

/** An event as `kubectl get events` shows it, and the round and component that it came of. */
export interface ClusterEvent {
  readonly round: number;
  readonly component: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `Kind/namespace/name` of the object that it is about. */
  readonly regarding: string;
  /** The object of the input that this object stems from (itself, or the owner that made it). */
  readonly origin: Resource | undefined;
}

/** Why one volume cannot be bound to one claim: the first criterion of the binder that rules it out. */
export interface VolumeRejection {
  readonly volume: Resource;
  readonly criterion: 'phase' | 'claimRef' | 'storageClassName' | 'accessModes' | 'volumeMode' | 'size' | 'selector' | 'nodeAffinity' | 'volumeAttributesClass' | 'deleting' | 'taken';
  readonly wanted: string;
  readonly has: string;
}

/** What became of one claim. */
export interface ClaimBinding {
  /** The claim, or the StatefulSet whose template it is made of. */
  readonly claim: Resource;
  /** The claim's own name: `data`, or `data-db-0` of a template. */
  readonly name: string;
  /** Where the claim's spec stands in `claim`: `spec`, or that of a template. */
  readonly path: FieldPath;
  readonly phase: 'Bound' | 'Pending' | 'Lost';
  readonly volume: Resource | undefined;
  /** Why it waits: the reason of the claim's last event (`FailedBinding`, `WaitForFirstConsumer`, `ProvisioningFailed` ...). */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly rejections: readonly VolumeRejection[];
  /** Whether something outside the input may bind it (a provisioner, volumes of the cluster). */
  readonly undecided: boolean;
}

/** One object of the final state. */
export interface SimulatedObject {
  readonly key: string;
  readonly object: JsonObject;
  readonly origin: Resource | undefined;
}

/** What the control plane made of one set. */
export interface Simulation {
  readonly set: ResourceSet;
  readonly outcome: 'converged' | 'oscillating' | 'exhausted';
  readonly rounds: number;
  /** What the set holds in the end; of a set above a base, what it adds or changes there, with its events and claims. */
  readonly objects: readonly SimulatedObject[];
  readonly events: readonly ClusterEvent[];
  readonly claims: readonly ClaimBinding[];
  /** What was taken for granted: `nodes-assumed` (every Pod gets a node), `volumes-assumed` (claims may be bound from outside), `replicas-bounded`. */
  readonly assumptions: readonly string[];
}
