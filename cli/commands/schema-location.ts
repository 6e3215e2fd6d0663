import type { JsonObject } from '#engine/index.js';
import type { Host } from '#cli/host.js';
import { UsageError } from '#cli/usage-error.js';

/** What a template may name, as in kubeconform. */
function valuesOf(apiVersion: string, kind: string, kubernetesVersion: string): { readonly [name: string]: string } {
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  return {
    NormalizedKubernetesVersion: `v${kubernetesVersion}.0`,
    StrictSuffix: '-strict',
    ResourceKind: kind.toLowerCase(),
    ResourceAPIVersion: version,
    Group: group,
    KindSuffix: `-${group === '' ? version : `${group.split('.')[0] ?? ''}-${version}`}`,
  };
}

const filledIn = (template: string, values: { readonly [name: string]: string }): string =>
  template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new UsageError(`--schema-location ${template}: ${whole} is not known; there are ${Object.keys(values).map((known) => `.${known}`).join(', ')}`);
    return value;
  });

function readSchema(path: string, host: Host): JsonObject | undefined {
  let text: string;
  try {
    text = host.read(path);
  } catch {
    return undefined;
  }
  try {
    const schema: unknown = JSON.parse(text);
    return typeof schema === 'object' && schema !== null ? { ...schema } : undefined;
  } catch (error) {
    throw new UsageError(`--schema-location: ${path} is no JSON (${error instanceof Error ? error.message : ''})`);
  }
}

/** Looks the JSON Schema of a kind up on disk, by the templates in their order; `default` is what kubelore knows itself. */
export function schemasAt(templates: readonly string[], kubernetesVersion: string, host: Host): (apiVersion: string, kind: string) => JsonObject | undefined {
  const remote = templates.find((template) => /^https?:/.test(template));
  if (remote !== undefined) throw new UsageError(`--schema-location ${remote}: kubelore never uses the network; download the schemas and name the folder`);
  return (apiVersion, kind) => {
    const values = valuesOf(apiVersion, kind, kubernetesVersion);
    for (const template of templates) {
      if (template === 'default') continue;
      const schema = readSchema(filledIn(template, values), host);
      if (schema !== undefined) return schema;
    }
    return undefined;
  };
}
