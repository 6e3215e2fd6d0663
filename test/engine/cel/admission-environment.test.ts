import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileCelExpression } from '#engine/cel/admission-environment.js';
import type { AdmissionVariables, Wanted } from '#engine/cel/admission-environment.js';

const POLICY: AdmissionVariables = {
  hasParams: true, hasAuthorizer: true, hasPatchTypes: false, variables: { count: 'dyn', b: 'bool', l: 'list<string>', m: 'map<string, dyn>' },
};
const WEBHOOK: AdmissionVariables = { hasParams: false, hasAuthorizer: true, hasPatchTypes: false, variables: undefined };
const MUTATION: AdmissionVariables = { hasParams: false, hasAuthorizer: true, hasPatchTypes: true, variables: {} };

const problem = (source: string, variables: AdmissionVariables, wanted: Wanted): string | undefined => compileCelExpression(source, variables, wanted).problem;

const RIGHT = [
  'namespaceObject == null', 'namespaceObject != null && namespaceObject.metadata.name == "x"', 'oldObject == null || has(oldObject.a[0].b)',
  'object.list.min() < 1', '[1,2].min() < 2', 'object.x.map(a, true, "x").min() == "x"',
  'authorizer.group("apps").resource("deployments").namespace("x").check("get").allowed()', 'authorizer.requestResource.check("get").allowed()',
  'authorizer.path("/healthz").check("get").allowed()',
  'authorizer.serviceAccount("a","b").group("").resource("pods").subresource("x").fieldSelector("a=b").labelSelector("x").name("y").check("create").reason() == ""',
  'url("https://x").getHost() == "x"', 'isURL(object.spec.url) && url(object.spec.url).getQuery()["a"] == ["b"]',
  'quantity(object.spec.x).isLessThan(quantity("1Gi"))', 'quantity("1").add(2).compareTo(quantity("1")) == 0', 'ip("1.2.3.4").family() == 4',
  'ip.isCanonical("::1")', 'cidr("10.0.0.0/8").containsIP("10.0.0.1")', 'format.dns1123Label().validate(object.metadata.name).hasValue()',
  '!format.named("uri").value().validate("x").hasValue()', 'semver("1.2.3").isGreaterThan(semver("v1.0", true))', 'isSemver("1.2")',
  'sets.contains(["a"], object.x)', 'sets.intersects(object.x, object.y)', '"%s %d".format([object.x, 1]) == "x"', 'object.x.all(i, v, v == i)',
  '{"a":1}.exists(k, v, v > 1)', 'object.x.transformList(i, v, v + 1).size() > 0', '{"a":"b"}.transformMap(k, v, v + k)["a"] == "b"',
  'object.?spec.?x.optMap(v, v + 1).orValue(2) == 3', 'optional.of("a") == object.?x', 'object.?x != optional.none()', 'variables.b',
  'variables.b && variables.count > 1', 'variables.l.exists(x, x == "a")', 'variables.m.foo == 1', 'matches(object.name, "^a$")',
  'object.name.matches("^a$")', 'object.x.find("a") == "b"', 'object.x.findAll("[0-9]+").map(x, int(x)).sum() > 1',
  'request.operation in ["CREATE"]', 'request.userInfo.groups.exists(g, g == "x")', 'request.userInfo.extra["x"][0] == "y"',
  'request.kind.group == ""', 'has(request.userInfo.username)', 'has(request.options.dryRun)', 'params.data.x == "1"',
  'object.x ? namespaceObject.metadata.name == "a" : true', '[1,2,3].map(x, x * 2).exists(x, x == 2)', 'lists.range(3).all(x, x < 3)',
  '["b","a"].sort() == ["a","b"]', 'object.x.sortBy(e, e.name)[0].name == "a"', 'object.x.flatten().size() == 1', '[[1],[2]].flatten() == [1,2]',
  '.object.x == 1', 'size(object.metadata.labels) == 0', '{?"a": object.?x} == {}', '["a", ?optional.none()] == ["a"]',
  'timestamp(object.x) < timestamp("2024-01-01T00:00:00Z")', 'duration("1h30m") > duration(object.x)', 'string(timestamp(object.x)) == "a"',
  'object.x in variables.l', 'object.metadata.name == "in {"', '"a" in {"a": 1}',
  'object.spec.containers.all(c, !has(c.securityContext) || c.securityContext.privileged != true)',
  'object.metadata.?labels["a"].orValue("b") == "c"', 'object.spec.replicas <= params.maxReplicas',
  '!(object.metadata.namespace in ["kube-system"])', 'oldObject.spec == object.spec', '// comment\ntrue',
  "object.spec.template.spec.containers.map(c, c.image.split(':')[0]).all(i, i.startsWith('x'))", '(has(object.a) ? object.a : 0) + 1 > 2',
  'dyn(object.x) == 1', 'int(quantity("1").asInteger()) == 1', 'double(object.x) < 1', '1 < 1.5', 'type(object) == map',
  'object.spec.exists_one(x, x == 1)', 'object.spec.existsOne(x, x == 1)', 'namespaceObject.metadata.labels["a"] == "b"',
  '"a" in namespaceObject.metadata.labels', 'namespaceObject.metadata.creationTimestamp < timestamp("2024-01-01T00:00:00Z")',
  'object.x == null ? true : object.x > 1', 'object.a.b.all(k, object.a.b[k].size() < 63 && object.a.b[k].matches("^[a-z]+$"))',
  'has(object.metadata.labels) && object.metadata.labels.exists(l, l == "x" && object.metadata.labels[l] == "y")', 'true ? true : false',
  'image(object.x).registry() == "a"', 'quantity("1").mul(2) == quantity("2")', 'type(object.x) == net.IP',
];

test('what the API server compiles is compiled', () => {
  for (const source of RIGHT) assert.is(problem(source, POLICY, 'bool'), undefined, source);
});

const WRONG = [
  'foo', 'foo(1)', 'object.x', '1', '"a"', 'namespaceObject.metadata.foo == "x"', 'request.object.x == 1', 'request.foo == 1', 'variables.nope',
  'variables.b + 1 == 2', 'variables.l == 1', '"a" + 1 == "b"', 'object.x &&', 'has(object)', 'has(object[0])', 'object.name.matches("[")',
  'duration("x") < duration("1s")', 'timestamp("x") < timestamp("y")', 'authorizer.foo("x").allowed()', 'authorizer.group("x").check("y").allowed()',
  'Foo{a: 1} == Foo{}', '"a" == 1', '1 == 1.0', '!1', 'size(1) == 1', 'request.name == 1', 'request.operation == null', '[1, "a"].size() == 2',
  'namespaceObject.metadata.labels.exists(l, l == 1)', 'object.x.foo() == 1', 'self.x', 'import == 1', '"abc', 'object.x.map(a.b, true) == []',
  '"a".reverse() == "a"', 'object.x = 1', '"a".matches(1)', 'true ? 1 : 2', 'true ? true : "a"',
  '[1, 2.0].size() == 2', 'authorizer.group("a").bad()',
];

test('syntax errors, unknown names and fields, wrong types and wrong results are found', () => {
  for (const source of WRONG) assert.ok(problem(source, POLICY, 'bool'), source);
});

const SAID: readonly (readonly [string, AdmissionVariables, Wanted, string | undefined])[] = [
  ['sample', WEBHOOK, 'bool', "compilation failed: ERROR: undeclared reference to 'sample' (in container '')"],
  ['params.x == 1', WEBHOOK, 'bool', "compilation failed: ERROR: undeclared reference to 'params' (in container '')"],
  ['variables.x == 1', WEBHOOK, 'bool', "compilation failed: ERROR: undeclared reference to 'variables' (in container '')"],
  ['variables.x == 1', POLICY, 'bool', "compilation failed: ERROR: undefined field 'x'"],
  ['0', WEBHOOK, 'bool', 'must evaluate to bool but got int'],
  ['object.spec', WEBHOOK, 'string', 'must evaluate to string but got dyn'],
  ['["a"]', POLICY, 'string or null', 'must evaluate to one of [string, null_type] but got list(string)'],
  ['null', POLICY, 'string or null', undefined],
  ['0', MUTATION, 'list(JSONPatch)', 'must evaluate to list(JSONPatch) but got int'],
  ['object.spec', POLICY, 'anything', undefined],
];

test('it is said in the words of the API server', () => {
  for (const [source, variables, wanted, said] of SAID) assert.is(problem(source, variables, wanted), said, source);
});

test('the type of a variable is that of its expression', () => {
  assert.is(compileCelExpression('object.spec.replicas > 1', WEBHOOK, 'anything').type, 'bool');
  assert.is(compileCelExpression('object.spec.replicas', WEBHOOK, 'anything').type, 'dyn');
  assert.is(compileCelExpression('[]', WEBHOOK, 'anything').type, 'list<dyn>');
  assert.is(compileCelExpression('nothing', WEBHOOK, 'anything').type, 'dyn');
});

const MUTATIONS: readonly (readonly [string, Wanted, boolean])[] = [
  ['Object{metadata: Object.metadata{labels: {"x": "y"}}}', 'Object', true],
  ['Object{}', 'Object', true],
  ['object.metadata.?labels["a"].hasValue() ? Object{} : Object{ metadata: Object.metadata{ labels: {"a": "b"}}}', 'Object', true],
  ['Object{spec: Object.spec{containers: object.spec.containers.map(c, Object.spec.containers{name: c.x ? "a" : "b"})}, ?metadata: optional.none()}', 'Object', true],
  ['Object.metadata{}', 'Object', false],
  ['{"a": 1}', 'Object', false],
  ['Other{}', 'Object', false],
  ['object', 'Object', false],
  ['[JSONPatch{op: "add", path: "/metadata/annotations", value: {}}]', 'list(JSONPatch)', true],
  ['[JSONPatch{op: "add", path: "/a/" + jsonpatch.escapeKey("a/b"), value: 1}] + (true ? [JSONPatch{op: "remove", path: "/x"}] : [])', 'list(JSONPatch)', true],
  ['has(object.x) ? [] : [JSONPatch{op: "test", path: "/x", from: "/y"}]', 'list(JSONPatch)', true],
  ['object.spec.containers.map(c, [JSONPatch{op: "test", path: "/x"}]).flatten()', 'list(JSONPatch)', true],
  ['JSONPatch{op: "add"}', 'list(JSONPatch)', false],
  ['[]', 'list(JSONPatch)', false],
  ['[JSONPatch{op: 1}]', 'list(JSONPatch)', false],
  ['[JSONPatch{other: "x"}]', 'list(JSONPatch)', false],
];

test('mutations have types of their own', () => {
  for (const [source, wanted, isRight] of MUTATIONS) assert.is(problem(source, MUTATION, wanted) === undefined, isRight, source);
  assert.ok(problem('Object{}', POLICY, 'Object'), 'only mutations have');
});

test.run();
