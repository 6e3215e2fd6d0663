import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { CustomResourceColumnDefinition, CustomResourceDefinitionSpec, CustomResourceDefinitionVersion, CustomResourceSubresources, SelectableField } from '#engine/generated/kubernetes.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** What is alike in all versions; the API server judges and reports it at the spec, not at each version. */
export interface HoistedSpec {
  readonly schema: JSONSchemaProps | undefined;
  readonly subresources: CustomResourceSubresources | undefined;
  readonly columns: readonly CustomResourceColumnDefinition[] | undefined;
  readonly selectableFields: readonly SelectableField[] | undefined;
}

type Part = 'schema' | 'subresources' | 'additionalPrinterColumns' | 'selectableFields';

const isSame = (versions: readonly CustomResourceDefinitionVersion[], part: Part): boolean => {
  const [first, ...others] = versions;
  if (first === undefined) return false;
  if (others.length === 0) return true;
  return others.every((version) => semanticallyEqual(version[part], first[part]));
};

/** What all versions share. Follows apiextensions v1.Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec. */
export function hoistedSpec({ versions = [] }: CustomResourceDefinitionSpec): HoistedSpec {
  const [first] = versions;
  return {
    schema: isSame(versions, 'schema') ? first?.schema?.openAPIV3Schema : undefined,
    subresources: isSame(versions, 'subresources') ? first?.subresources : undefined,
    columns: isSame(versions, 'additionalPrinterColumns') ? first?.additionalPrinterColumns : undefined,
    selectableFields: isSame(versions, 'selectableFields') ? first?.selectableFields : undefined,
  };
}
