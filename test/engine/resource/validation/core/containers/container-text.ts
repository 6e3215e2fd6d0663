import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const START = 'spec.containers[0].';

/** A Pod of one container with these fields, and what else its specification says. */
export const podOf = (fields: string, spec = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {${spec === '' ? '' : `${spec}, `}containers: [{name: c, image: i${fields === '' ? '' : `, ${fields}`}}]}}`;

/** A Pod of these containers, and what else its specification says. */
export const podWith = (containers: string, spec = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {${spec === '' ? '' : `${spec}, `}containers: [${containers}]}}`;

/** What is said of the container's fields: `Required ports[0].containerPort`. */
export const containerErrors = (fields: string, spec = '', version?: string): string[] =>
  errorsOf(podOf(fields, spec), undefined, version).map((line) => line.replace(START, ''));

/** What is said of the containers. */
export const podErrors = (containers: string, spec = '', old?: string): string[] => errorsOf(podWith(containers, spec), old);

/** The warnings. */
export const podWarnings = (containers: string, spec = ''): string[] => warningsOf(podWith(containers, spec));
