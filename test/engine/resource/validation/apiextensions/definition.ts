/** A definition of `widgets.example.com` with one version; `spec` is more of the version, `schema` the root of its schema. */
export const definition = (schema: string, { version = '', spec = '' }: { readonly version?: string; readonly spec?: string } = {}): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: widgets, kind: Widget, singular: widget, listKind: WidgetList}
  ${spec}
  versions:
  - name: v1
    served: true
    storage: true
    ${version}
    schema:
      openAPIV3Schema: ${schema}
`;

/** A definition whose spec has these properties. */
export const ofProperties = (properties: string, more?: { readonly version?: string; readonly spec?: string }): string =>
  definition(`{type: object, properties: {spec: {type: object, properties: ${properties}}}}`, more);

/** Where the properties of the spec are, as the API server says it of a definition with one version. */
export const AT = 'spec.validation.openAPIV3Schema.properties[spec].properties';
