import { child, fieldText, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, internalError, invalid } from '#engine/apimachinery/validation/field-error.js';
import { EXPRESSION_COST_LIMIT, costMessage, expressionCost, observeCost, typeOf } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import { compileExpression, rulesEnvironment } from '#engine/resource/validation/apiextensions/cel/compile-rule.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CelScope } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import type { CompiledExpression } from '#engine/resource/validation/apiextensions/cel/compile-rule.js';
import type { DeclaredType } from '#engine/resource/validation/apiextensions/cel/declared-type.js';
import type { ValidationRule } from '#engine/resource/validation/apiextensions/json-schema.js';

const RULE = { rule: 'cel-invalid' } as const;

function validateMessageExpression({ messageExpression = '' }: ValidationRule, compiled: CompiledExpression, at: Field, scope: CelScope, options: ExpressionOptions): void {
  const place = child(at, 'messageExpression');
  const { errors } = options;
  if (compiled.error !== undefined) {
    errors.push(invalid(place, messageExpression, compiled.error.replace(/^compilation/, 'messageExpression compilation'), RULE));
    return;
  }
  if (options.limitsExpressionCost && compiled.cost > EXPRESSION_COST_LIMIT)
    errors.push(forbidden(place, costMessage('estimated messageExpression cost', compiled.cost, EXPRESSION_COST_LIMIT), RULE));
  observeCost(scope.total, place, compiled.cost);
}

function validateOldSelf({ rule = '', optionalOldSelf }: ValidationRule, { usesOldSelf }: CompiledExpression, at: Field, { uncorrelatable, errors }: ExpressionOptions): void {
  if (usesOldSelf && uncorrelatable !== undefined)
    errors.push(invalid(child(at, 'rule'), rule, `oldSelf cannot be used on the uncorrelatable portion of the schema within ${fieldText(uncorrelatable)}`, RULE));
  if (!usesOldSelf && optionalOldSelf !== undefined && optionalOldSelf !== null)
    errors.push(invalid(child(at, 'optionalOldSelf'), optionalOldSelf, 'may not be set if oldSelf is not used in rule', RULE));
}

/** What expressions are judged by beside their types. */
interface ExpressionOptions {
  readonly limitsExpressionCost: boolean;
  readonly uncorrelatable: Field | undefined;
  readonly errors: FieldError[];
}

function validateExpression(rule: ValidationRule, at: Field, scope: CelScope, type: DeclaredType, options: ExpressionOptions): void {
  const { rule: source = '', messageExpression = '' } = rule;
  if (source.trim() === '') return;
  const environment = rulesEnvironment(type, rule.optionalOldSelf === true);
  const compiled = compileExpression(source, type, environment, 'bool');
  const cost = expressionCost(compiled.cost, scope, type);
  const place = child(at, 'rule');
  if (options.limitsExpressionCost && cost > EXPRESSION_COST_LIMIT)
    options.errors.push(forbidden(place, costMessage('estimated rule cost', cost, EXPRESSION_COST_LIMIT), RULE));
  observeCost(scope.total, place, cost);
  if (compiled.error !== undefined) options.errors.push(invalid(place, source, compiled.error, RULE));
  else if (messageExpression.trim() !== '') validateMessageExpression(rule, compileExpression(messageExpression, type, environment, 'string'), at, scope, options);
  validateOldSelf(rule, compiled, at, options);
}

/** The expressions of a schema's rules: they compile, and cost no more than they may. Follows the end of ValidateCustomResourceDefinitionOpenAPISchema. */
export function validateExpressions(rules: readonly ValidationRule[], at: Field, scope: CelScope, options: ExpressionOptions): void {
  const type = typeOf(scope);
  const place = child(at, 'x-kubernetes-validations');
  if (type === undefined) {
    options.errors.push(internalError(place, 'internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations', RULE));
    return;
  }
  for (const [index, rule] of rules.entries()) validateExpression(rule, item(place, index), scope, type, options);
}
