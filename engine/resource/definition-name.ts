const VERSION = /\.v\d+(?:(?:alpha|beta)\d+)?(?=\.[^.]+$)/;

/** `io.k8s.api.batch.v1.JobSpec` -> `io.k8s.api.batch.JobSpec`. */
export const withoutVersion = (definition: string): string => definition.replace(VERSION, '');

/** What a table says of a definition: by its full name, else by its name without the version. */
export const byDefinition = <Value>(table: { readonly [definition: string]: Value }, definition: string): Value | undefined =>
  table[definition] ?? table[withoutVersion(definition)];
