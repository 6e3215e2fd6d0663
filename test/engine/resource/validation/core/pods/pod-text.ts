import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

/** The fields with one container, where they have none. */
const withContainers = (fields: string): string => [...(fields === '' ? [] : [fields]), ...(/\bcontainers: \[/.test(fields) ? [] : ['containers: [{name: web, image: nginx}]'])].join(', ');

/** A manifest of a Pod with these fields of its specification, and of its metadata, in YAML's flow style. */
export const podText = (fields: string, metadata = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web${metadata === '' ? '' : `, ${metadata}`}}, spec: {${withContainers(fields)}}}`;

/** A manifest of a template of such Pods. */
export const templateText = (fields: string, metadata = ''): string =>
  `{apiVersion: v1, kind: PodTemplate, metadata: {name: web}, template: {metadata: {${metadata}}, spec: {${withContainers(fields)}}}}`;

/** What is said of such a Pod when it is made. */
export const podErrors = (fields: string, metadata?: string): string[] => errorsOf(podText(fields, metadata));

/** What is said of a template of such Pods. */
export const templateErrors = (fields: string, metadata?: string): string[] => errorsOf(templateText(fields, metadata));

/** What is advised against in such a Pod. */
export const podWarnings = (fields: string, metadata?: string): string[] => warningsOf(podText(fields, metadata));
