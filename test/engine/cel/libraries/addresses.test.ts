import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CelError } from '#engine/cel/cel-error.js';
import { compileExpression } from '#engine/cel/expression.js';

const CASES: readonly (readonly [string, unknown])[] = [
  ['isIP("10.0.0.1")', true], ['isIP("10.1")', false], ['isCIDR("10.0.0.0/8")', true], ['isCIDR("10.0.0.0")', false],
  ['ip("10.0.0.1").family()', 4n], ['ip("::1").family() == 6', true], ['ip.isCanonical("::1")', true], ['ip.isCanonical("0:0::1")', false],
  ['ip("127.0.0.1").isLoopback()', true], ['ip("0.0.0.0").isUnspecified()', true], ['ip("fe80::1").isLinkLocalUnicast()', true],
  ['ip("224.0.0.1").isLinkLocalMulticast()', true], ['ip("ff12::1").isLinkLocalMulticast()', true], ['ip("10.0.0.1").isGlobalUnicast()', true], ['ip("255.255.255.255").isGlobalUnicast()', false],
  ['cidr("10.0.0.0/8").containsIP("10.1.2.3")', true], ['cidr("10.0.0.0/8").containsIP(ip("11.1.2.3"))', false],
  ['cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16")', true], ['cidr("10.1.0.0/16").containsCIDR(cidr("10.0.0.0/8"))', false],
  ['cidr("10.1.2.3/8").prefixLength()', 8n], ['cidr("10.1.2.3/8").masked().containsIP("10.9.9.9")', true], ['cidr("10.1.2.3/8").ip().family()', 4n],
  ['ip("::1") == ip("0::1")', true], ['cidr("10.0.0.0/8") != cidr("10.0.0.0/9")', true], ['quantity("1Gi") == quantity("1024Mi")', true],
  ['ip("x") == ip("y")', "error: 'x' is no IP address"], ['cidr("x").prefixLength() == 1', "error: 'x' is no CIDR"],
];

for (const [source, wanted] of CASES) {
  test(source, () => {
    const expression = compileExpression(source, []);
    const value = expression instanceof CelError ? expression : expression.value({});
    assert.equal(value instanceof CelError ? `error: ${value.message}` : value, wanted);
  });
}

test.run();
