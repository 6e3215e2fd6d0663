import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

/** A Pod `p` with volumes, as a list in flow style. */
export const podWith = (volumes: string, mounts = '[]'): string => `
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop}
spec: {containers: [{name: c, image: i, terminationMessagePolicy: File, volumeMounts: ${mounts}}], volumes: ${volumes}}
`;

const VOLUME = 'spec.volumes[0].';
const SPEC = 'spec.';

const shortened = (errors: readonly string[], prefix: string): string[] => errors.map((error) => error.replace(` ${prefix}`, ' '));

/** What is said of one volume with the sources, by fields of the volume. */
export const volumeErrors = (sources: string, name = 'v'): string[] => shortened(errorsOf(podWith(`[{name: "${name}", ${sources}}]`)), VOLUME);

/** A PersistentVolume `pv` that is right but for the fields given. */
export const persistentVolumeWith = (spec: string, metadata = ''): string => `
apiVersion: v1
kind: PersistentVolume
metadata: {name: pv, ${metadata}}
spec: {${spec.includes('capacity:') ? '' : 'capacity: {storage: 1Gi}, '}${spec.includes('accessModes:') ? '' : 'accessModes: [ReadWriteOnce], '}${spec}}
`;

/** What is said of a PersistentVolume, by fields of its specification. */
export const persistentVolumeErrors = (spec: string, metadata = ''): string[] => shortened(errorsOf(persistentVolumeWith(spec, metadata)), SPEC);

/** A claim `c` that is right but for the fields given. */
export const claimWith = (spec: string, more = ''): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: c, namespace: shop}
spec: {${spec.includes('resources:') ? '' : 'resources: {requests: {storage: 1Gi}}, '}${spec.includes('accessModes:') ? '' : 'accessModes: [ReadWriteOnce], '}${spec}}
${more}
`;

/** What is said of a claim, by fields of its specification. */
export const claimErrors = (spec: string): string[] => shortened(errorsOf(claimWith(spec)), SPEC);
