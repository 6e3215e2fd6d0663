import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from '#engine/generated/kubernetes.js';

/** Labels of a node, or its fields, by key. */
type Labels = { readonly [key: string]: string };

function meets({ key = '', operator, values = [] }: NodeSelectorRequirement, labels: Labels): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

function matchesTerm(term: NodeSelectorTerm, labels: Labels, name: string): boolean {
  const { matchExpressions = [], matchFields = [] } = term;
  if (matchExpressions.length === 0 && matchFields.length === 0) return false;
  return matchExpressions.every((requirement) => meets(requirement, labels)) && matchFields.every((requirement) => meets(requirement, { 'metadata.name': name }));
}

/** Whether a node is one that the selector asks for: any term, all of its conditions. After component-helpers/scheduling/corev1/nodeaffinity. */
export const matchesNodeSelector = (selector: NodeSelector, labels: Labels, name: string): boolean =>
  (selector.nodeSelectorTerms ?? []).some((term) => matchesTerm(term, labels, name));
