import { holds } from '#engine/simulation/cluster-object.js';
import { elapsedAt } from '#engine/simulation/clock.js';
import { deadlineOf } from '#engine/simulation/deployment/status.js';
import type { Kernel } from '#engine/simulation/kernel.js';
import { readySince } from '#engine/simulation/kubelet/pod-conditions.js';

/** When which objects have to be looked at again, in seconds since the simulation began. */
function dueTimes(kernel: Kernel): Map<string, number> {
  const due = new Map<string, number>();
  const { view } = kernel;
  for (const deployment of view.list('Deployment.apps')) {
    const deadline = deadlineOf(deployment);
    if (deadline !== undefined && deadline > view.elapsed) due.set(deployment.key, deadline);
  }
  for (const replicaSet of view.list('ReplicaSet.apps')) {
    const seconds = replicaSet.object.spec?.minReadySeconds ?? 0;
    const moments = view.ownedBy(replicaSet.uid, 'Pod').filter((pod) => holds(pod, 'Pod')).map(({ object }) => elapsedAt(readySince(object)) + seconds);
    const next = moments.filter((moment) => moment > view.elapsed);
    if (seconds > 0 && next.length > 0) due.set(replicaSet.key, Math.min(...next));
  }
  return due;
}

/** Lets seconds pass, from one timer to the next, and the controllers run at each. */
export function waitFor(kernel: Kernel, seconds: number): void {
  const end = kernel.view.elapsed + seconds;
  for (;;) {
    const due = dueTimes(kernel);
    const next = Math.min(end, ...due.values());
    kernel.pass(next - kernel.view.elapsed);
    for (const [key, moment] of due) if (moment <= next) kernel.wake(key);
    kernel.settle();
    if (next >= end) return;
  }
}
