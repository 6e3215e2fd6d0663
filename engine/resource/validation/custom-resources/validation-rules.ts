import { asList, asObject, asString, isList, isObject, jsonText } from '#engine/apimachinery/json.js';
import { sameJson } from '#engine/apimachinery/same-json.js';
import { child, fieldText, item, key } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { CelError } from '#engine/cel/cel-error.js';
import { compileExpression, type Expression } from '#engine/cel/expression.js';
import { optionalOf } from '#engine/cel/optional.js';
import { celValue } from '#engine/resource/validation/custom-resources/cel-value.js';
import { oldItem } from '#engine/resource/validation/custom-resources/correlation.js';
import { typeWord } from '#engine/resource/validation/custom-resources/schema-validator.js';
import type { CelContext } from '#engine/cel/context.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorType } from '#engine/apimachinery/validation/field-error.js';
import type { FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

const compiled = new Map<string, Expression | undefined>();

/** An expression over `self` and `oldSelf`; undefined where the package cannot compile it: nothing is then said of objects. */
function expressionOf(source: string): Expression | undefined {
  if (!compiled.has(source)) {
    const made = compileExpression(source, ['self', 'oldSelf']);
    compiled.set(source, made instanceof CelError ? undefined : made);
  }
  return compiled.get(source);
}

/** What comes of an expression; undefined where the package fails: nothing is then said of objects. */
function valueOf(source: string, context: CelContext): unknown {
  try {
    return expressionOf(source)?.value(context);
  } catch {
    return undefined;
  }
}

/** What a rule can speak of; undefined for one about a change where there is none. */
function contextOf(rule: JsonObject, self: unknown, old: Json | undefined, schema: JsonObject): CelContext | undefined {
  if (!isTransition(rule)) return { self };
  const oldSelf = old === undefined || old === null ? undefined : celValue(old, schema);
  if (rule['optionalOldSelf'] === true) return { self, oldSelf: optionalOf(oldSelf) };
  return oldSelf === undefined ? undefined : { self, oldSelf };
}

const isTransition = (rule: JsonObject): boolean => /\boldSelf\b/.test(asString(rule['rule']) ?? '');

/** Where a rule of a node reports: the node, or the field that `fieldPath` names from there. */
function fieldOf(rule: JsonObject, at: Field): Field {
  const path = asString(rule['fieldPath']) ?? '';
  let field = at;
  for (const [, name, quoted] of path.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g))
    field = name === undefined ? key(field, (quoted ?? '').replace(/\\(.)/g, '$1')) : child(field, name);
  return field;
}

function messageOf(rule: JsonObject, context: CelContext): string {
  const source = asString(rule['messageExpression']) ?? '';
  const said = source === '' ? undefined : valueOf(source, context);
  if (typeof said === 'string' && said.trim() !== '' && !said.includes('\n') && said.length <= 5120) return said;
  const message = (asString(rule['message']) ?? '').trim();
  return message === '' ? `failed rule: ${(asString(rule['rule']) ?? '').trim()}` : message;
}

/** What is wrong with a value by the rule's author. Other errors may be the package's own, and are not told. */
const AUTHORS_ERROR = /^(?:no such key|division by zero)/i;

const isScalar = (value: Json): boolean => typeof value !== 'object';

function failed(rule: JsonObject, value: Json, at: Field, self: unknown): FieldError {
  const field = fieldOf(rule, at);
  const detail = messageOf(rule, { self });
  switch (rule['reason']) {
    case 'FieldValueForbidden': return forbidden(field, detail, { rule: 'cel-rule-failed' });
    case 'FieldValueRequired': return required(field, detail, { rule: 'cel-rule-failed' });
    case 'FieldValueDuplicate': return duplicate(field, isScalar(value) ? value : null, { rule: 'cel-rule-failed' });
    default: return invalid(field, isScalar(value) ? value : null, detail, { rule: 'cel-rule-failed' });
  }
}

/** Where it is said what rules find. */
interface Found extends Pick<ValidationContext, 'errors' | 'warnings'> {
  /** The value, or one that it is in, is left as it is by an update. */
  readonly isKept?: boolean;
}

const WORDS: { readonly [type in FieldErrorType]?: string } = { Forbidden: 'Forbidden', Required: 'Required value', Duplicate: 'Duplicate value' };

const shownValue = ({ type, value }: FieldError): string =>
  type === 'Forbidden' || type === 'Required' || value === undefined || value === null ? '' : `: ${jsonText(value)}`;

/** An error as a warning, in the API server's words. */
const warningOf = (error: FieldError): FieldWarning =>
  ({ field: error.field, message: `${fieldText(error.field)}: ${WORDS[error.type] ?? 'Invalid value'}${shownValue(error)}: ${error.detail}`, rule: 'cel-rule-failed' });

/**
 * What the rules of one node say of its value. A rule about the change of a value says nothing where there is no old one; any other may go on
 * being broken by a value that an update leaves as it is: that is but warned of.
 */
function validateNode(value: Json, old: Json | undefined, schema: JsonObject, at: Field, { errors, warnings, isKept = false }: Found): void {
  const rules = asList(schema['x-kubernetes-validations']);
  if (rules.length === 0) return;
  const self = celValue(value, schema);
  for (const row of rules) {
    const rule = asObject(row) ?? {};
    const context = contextOf(rule, self, old, schema);
    const outcome = context && valueOf(asString(rule['rule']) ?? '', context);
    if (outcome === false) {
      const error = failed(rule, value, at, self);
      if (isKept && !isTransition(rule)) warnings.push(warningOf(error));
      else errors.push(error);
    }
    if (outcome instanceof CelError && AUTHORS_ERROR.test(outcome.message))
      errors.push(invalid(at, typeWord(value), `${outcome.message} evaluating rule: ${messageOf(rule, { self })}`, { rule: 'cel-rule-failed' }));
  }
}

/** The CEL rules of a schema (`x-kubernetes-validations`) at every depth. Follows apiserver/schema/cel.Validator. */
export function validateRules(value: Json, old: Json | undefined, schema: JsonObject, at: Field, found: Found): void {
  if (value === null) return;
  const here = found.isKept !== true && old !== undefined && sameJson(value, old) ? { errors: found.errors, warnings: found.warnings, isKept: true } : found;
  validateNode(value, old, schema, at, here);
  if (isList(value)) {
    const items = asObject(schema['items']);
    if (items !== undefined) for (const [index, part] of value.entries()) validateRules(part, oldItem(old, part, schema), items, item(at, index), here);
    return;
  }
  if (!isObject(value)) return;
  const before = asObject(old);
  const properties = asObject(schema['properties']) ?? {};
  const others = asObject(schema['additionalProperties']);
  for (const name of Object.keys(value)) {
    const isProperty = Object.hasOwn(properties, name);
    const part = isProperty ? asObject(properties[name]) : others;
    if (part !== undefined) validateRules(value[name] ?? null, before?.[name], part, isProperty ? child(at, name) : key(at, name), here);
  }
}
