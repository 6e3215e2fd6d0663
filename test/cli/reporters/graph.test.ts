import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { graphDot } from '#cli/reporters/graph-dot.js';
import { graphJson } from '#cli/reporters/graph-json.js';
import { graphMermaid } from '#cli/reporters/graph-mermaid.js';
import { graphText } from '#cli/reporters/graph-text.js';
import type { GraphEdge, GraphNode, GraphView } from '#engine/index.js';

const node = (kind: string, name: string, line: number, namespace = 'shop'): GraphNode =>
  ({ id: `${kind}/${namespace}/${name}`, kind, group: '', namespace, name, file: 'a.yaml', line, sets: ['a.yaml'] });

const edge = (more: Partial<GraphEdge>): GraphEdge => ({
  reference: 'service-pods', from: 'Service/shop/web', field: 'spec.selector', file: 'a.yaml', line: 5, state: 'resolved', wanted: 'Pod app=web',
  to: ['Deployment/shop/web'], places: [{ file: 'a.yaml', line: 20 }], missing: null, optional: false, reason: null, closest: [], ...more,
});

const view: GraphView = {
  sets: [{ name: 'a.yaml', because: 'folder', base: null, objects: 3 }],
  nodes: [node('Service', 'web', 1), node('Deployment', 'web', 10), node('Namespace', 'shop', 30, '')],
  edges: [
    edge({}),
    edge({ reference: 'object-namespace', field: 'metadata.namespace', to: ['Namespace//shop'] }),
    edge({ reference: 'workload-template', from: 'Deployment/shop/web', field: 'spec.selector', line: 14 }),
    edge({ reference: 'env-secret-key', from: 'Deployment/shop/web', field: 'spec.x', line: 25, state: 'missing', wanted: 'Secret shop/key', to: [], places: [], missing: 'object', closest: [{ node: 'Service/shop/web', differs: 'label', has: '', wanted: 'a=b' }] }),
    edge({ reference: 'volume-config-map', from: 'Deployment/shop/web', field: 'spec.y', line: 26, state: 'provided', wanted: 'ConfigMap shop/made', to: [], places: [], reason: { code: 'generated', by: 'kustomization.yaml' } }),
  ],
};

test('text: what refers to what, and why not', () => {
  assert.is(graphText(view, { colours: false }), `Service shop/web  a.yaml:1
  -> Deployment shop/web  a.yaml:20
     spec.selector  a.yaml:5  service-pods

Deployment shop/web  a.yaml:10
  -x Secret shop/key  missing, closest: Service shop/web (label none)
     spec.x  a.yaml:25  env-secret-key
  -> ConfigMap shop/made  provided, may be generated (kustomization.yaml)
     spec.y  a.yaml:26  volume-config-map

3 objects, 5 references: 1 missing, 1 provided, 3 resolved
`);
});

test('text: an empty graph', () => assert.is(graphText({ sets: [], nodes: [], edges: [] }, { colours: true }), '0 objects, 0 references\n'));

test('Mermaid: boxes by namespace, arrows by state', () => {
  assert.is(graphMermaid(view), `flowchart LR
  subgraph s0["shop"]
    n0["Service<br/>web"]
    n1["Deployment<br/>web"]
  end
  n2["Namespace<br/>shop"]
  x0("Secret shop/key"):::absent
  x1("ConfigMap shop/made"):::absent
  n0 -->|"service-pods"| n1
  n1 --x|"env-secret-key: missing"| x0
  n1 -.->|"volume-config-map: provided"| x1
  classDef absent stroke-dasharray: 4 4
`);
});

test('DOT: clusters by namespace, styles by state', () => {
  const text = graphDot(view);
  assert.match(text, '  subgraph cluster_0 {\n    label="shop";\n    n0 [label="Service\\nweb"];');
  assert.match(text, '  n1 -> x0 [label="env-secret-key: missing", color=red];');
});

const hostile: GraphView = { sets: [], nodes: [node('Service', 'a"]; b\\ <script>`|\u001b[31m\u202e', 1)], edges: [] };

test('names are escaped in every format', () => {
  assert.match(graphMermaid(hostile), 'n0["Service<br/>a#34;#93;; b#92; #60;script#62;#96;#124;');
  assert.match(graphDot(hostile), 'label="Service\\na\\"]; b\\\\ <script>');
  for (const text of [graphMermaid(hostile), graphDot(hostile), graphText({ ...hostile, edges: [edge({ from: hostile.nodes[0]?.id ?? '', to: [] })] }, { colours: false })]) {
    assert.not.match(text, '\u001b');
    assert.not.match(text, '\u202e');
  }
});

test('JSON: the view as it is', () => assert.equal(JSON.parse(graphJson(view)), view));

test.run();
