import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { isDns1123Label } from '#engine/apimachinery/validation/names.js';
import type { ObjectMeta } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const NAME = child(child(ROOT, 'metadata'), 'name');

/** Names of workloads become parts of names of Pods. Follows WarningsOnCreate of the strategies of Deployment, ReplicaSet, ReplicationController, Job and CronJob. */
export function warnOfPodNames(metadata: ObjectMeta | undefined, context: ValidationContext): void {
  const name = metadata?.name ?? '';
  if (context.old !== undefined || name === '') return;
  const messages = isDns1123Label(name);
  if (messages.length > 0)
    context.warnings.push({ field: NAME, message: `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]` });
}
