import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Container, Lifecycle, LifecycleHandler, PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const numbered = (name: string, last: number): readonly string[] => Array.from({ length: last }, (_, index) => `${name}${index + 1}`);

const WINDOWS_SIGNALS: readonly string[] = ['SIGKILL', 'SIGTERM'];
const LINUX_SIGNALS: readonly string[] = [
  ...['ABRT', 'ALRM', 'BUS', 'CHLD', 'CLD', 'CONT', 'FPE', 'HUP', 'ILL', 'INT', 'IO', 'IOT', 'KILL', 'PIPE', 'POLL', 'PROF', 'PWR', 'QUIT'].map((name) => `SIG${name}`),
  'SIGRTMAX', ...numbered('SIGRTMAX-', 14), 'SIGRTMIN', ...numbered('SIGRTMIN+', 15),
  ...['SEGV', 'STKFLT', 'STOP', 'SYS', 'TERM', 'TRAP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'USR1', 'USR2', 'VTALRM', 'WINCH', 'XCPU', 'XFSZ'].map((name) => `SIG${name}`),
].sort();

/** The signal that ends a container: one that its operating system has. Follows pkg/apis/core/validation.validateStopSignal. */
function validateStopSignal(signal: string, { os }: PodSpec, at: Field, { errors }: ValidationContext): void {
  if (os === undefined) return void errors.push(forbidden(at, 'may not be set for containers with empty `spec.os.name`'));
  const signals = os.name === 'windows' ? WINDOWS_SIGNALS : os.name === 'linux' ? LINUX_SIGNALS : undefined;
  if (signals?.includes(signal) === false) errors.push(notSupported(at, signal, signals));
}

/** Sleeping may not take longer than the Pod has for its end. Follows pkg/apis/core/validation.validateSleepAction. */
function validateSleepAction(handler: LifecycleHandler | undefined, { terminationGracePeriodSeconds: grace }: PodSpec, at: Field, context: ValidationContext): void {
  if (handler?.sleep === undefined || handler.exec !== undefined || handler.httpGet !== undefined || handler.tcpSocket !== undefined || grace === undefined) return;
  const { seconds = 0 } = handler.sleep;
  const allowsZero = context.isOn('PodLifecycleSleepActionAllowZero');
  if (seconds <= grace && (allowsZero ? seconds >= 0 : seconds > 0)) return;
  context.errors.push(invalid(child(at, 'sleep'), seconds, `must be ${allowsZero ? 'non-negative' : 'greater than 0'} and less than terminationGracePeriodSeconds (${grace})`));
}

/** What happens around the life of a container, as far as its Pod has a say. Follows pkg/apis/core/validation.validateLifecycle. */
export function validateLifecycle({ postStart, preStop, stopSignal }: Lifecycle, at: Field, context: ValidationContext, spec: PodSpec): void {
  validateSleepAction(postStart, spec, child(at, 'postStart'), context);
  validateSleepAction(preStop, spec, child(at, 'preStop'), context);
  if (stopSignal !== undefined && context.isOn('ContainerStopSignals')) validateStopSignal(stopSignal, spec, child(at, 'stopSignal'), context);
}

const AT_WORK = ['livenessProbe', 'startupProbe'] as const;
const OF_PROBES = { rule: 'probe-invalid' } as const;

/** What the probes of a container may not say. Follows pkg/apis/core/validation.validateLivenessProbe, validateReadinessProbe, validateStartupProbe. */
export function validateProbes(container: Container, at: Field, { errors }: ValidationContext): void {
  for (const name of AT_WORK) {
    const threshold = container[name]?.successThreshold ?? 1;
    if (threshold !== 1) errors.push(invalid(child(child(at, name), 'successThreshold'), threshold, 'must be 1', OF_PROBES));
  }
  const seconds = container.readinessProbe?.terminationGracePeriodSeconds;
  if (seconds !== undefined)
    errors.push(invalid(child(child(at, 'readinessProbe'), 'terminationGracePeriodSeconds'), seconds, 'must not be set for readinessProbes', OF_PROBES));
}
