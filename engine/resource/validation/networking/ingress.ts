import { ROOT, child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import { isDns1123Subdomain, isValidPortName, isValidPortNum, isWildcardDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule, IngressSpec, IngressTLS } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
const CLASS_ANNOTATION_PLACE = ['metadata', 'annotations', CLASS_ANNOTATION] as const;
const INVALID_PATH = { rule: 'ingress-path-invalid' } as const;
const INVALID_SEQUENCES = ['//', '/./', '/../', '%2f', '%2F'] as const;
const INVALID_SUFFIXES = ['/..', '/.'] as const;
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'] as const;

const hostMessages = (host: string): readonly string[] => (host.includes('*') ? isWildcardDns1123Subdomain(host) : isDns1123Subdomain(host));

/** The class is written once: as the old annotation, or as the field. Follows ValidateIngressCreate. */
export const validateIngress: Validator<Ingress> = ({ metadata, spec }, _at, { errors, warnings, old }) => {
  const annotation = metadata?.annotations?.[CLASS_ANNOTATION];
  if (annotation === undefined || old !== undefined) return;
  const field = child(child(ROOT, 'annotations'), CLASS_ANNOTATION);
  if (spec?.ingressClassName === undefined) warnings.push({ field: child(child(child(ROOT, 'metadata'), 'annotations'), CLASS_ANNOTATION), message: 'annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead' });
  else if (spec.ingressClassName !== annotation) errors.push(invalid(field, annotation, 'must match `ingressClassName` when both are specified', { place: CLASS_ANNOTATION_PLACE }));
};

function validateRuleHost(host: string, at: Field, errors: FieldError[]): void {
  if (host === '') return;
  if (parseIpSloppy(host) !== undefined) errors.push(invalid(at, host, 'must be a DNS name, not an IP address'));
  for (const message of hostMessages(host)) errors.push(invalid(at, host, message));
}

const hasInvalidSecretName = (tls: readonly IngressTLS[] | undefined): boolean =>
  tls?.some(({ secretName = '' }) => secretName !== '' && isDns1123Subdomain(secretName).length > 0) === true;

function validateTls(tls: readonly IngressTLS[], at: Field, errors: FieldError[], allowsInvalidSecretName: boolean): void {
  for (const [index, { hosts = [], secretName = '' }] of tls.entries()) {
    const place = item(at, index);
    for (const [hostIndex, host] of hosts.entries())
      for (const message of hostMessages(host)) errors.push(invalid(item(child(place, 'hosts'), hostIndex), host, message));
    if (secretName !== '' && !allowsInvalidSecretName) for (const message of isDns1123Subdomain(secretName)) errors.push(invalid(child(place, 'secretName'), secretName, message));
  }
}

const RULE = 'io.k8s.api.networking.v1.IngressRule';

const isWildcard = ({ host = '' }: IngressRule): boolean => host.includes('*');

/** Whether a stored rule for many hosts says what would be refused today: then such rules are not judged. Follows allowInvalidWildcardHostRule. */
function hasInvalidWildcardRule(rules: readonly IngressRule[] | undefined, context: ValidationContext): boolean {
  const judged: ValidationContext = { ...context, errors: [], warnings: [] };
  for (const rule of rules ?? []) if (isWildcard(rule)) context.walk(RULE, rule, ROOT, judged);
  return judged.errors.length > 0;
}

/** Follows pkg/apis/networking/validation.ValidateIngressSpec; what is inside of rules is judged by its type. */
export const validateIngressSpec: Validator<IngressSpec> = ({ defaultBackend, rules = [], tls = [] }, at, context, old) => {
  const { errors } = context;
  if (rules.length === 0 && defaultBackend === undefined) errors.push(invalid(at, '', 'either `defaultBackend` or `rules` must be specified'));
  for (const [index, { host = '' }] of rules.entries()) validateRuleHost(host, child(item(child(at, 'rules'), index), 'host'), errors);
  validateTls(tls, child(at, 'tls'), errors, hasInvalidSecretName(old?.tls));
  if (old?.rules?.some(isWildcard) !== true || !hasInvalidWildcardRule(old.rules, context)) return undefined;
  for (const [index, rule] of rules.entries()) if (!isWildcard(rule)) context.walk(RULE, rule, item(child(at, 'rules'), index), context);
  return ['rules'];
};

function validateAbsolutePath(path: string, at: Field, errors: FieldError[]): void {
  if (!path.startsWith('/')) errors.push(invalid(at, path, 'must be an absolute path', INVALID_PATH));
  for (const sequence of INVALID_SEQUENCES) if (path.includes(sequence)) errors.push(invalid(at, path, `must not contain '${sequence}'`, INVALID_PATH));
  for (const suffix of INVALID_SUFFIXES) if (path.endsWith(suffix)) errors.push(invalid(at, path, `cannot end with '${suffix}'`, INVALID_PATH));
}

/** Follows validateHTTPIngressPath. */
export const validateHttpIngressPath: Validator<HTTPIngressPath> = ({ path = '', pathType }, at, { errors }) => {
  switch (pathType) {
    case undefined:
      errors.push(required(child(at, 'pathType'), 'pathType must be specified'));
      return ['*'];
    case 'Exact':
    case 'Prefix':
      return validateAbsolutePath(path, child(at, 'path'), errors);
    case 'ImplementationSpecific':
      if (path !== '' && !path.startsWith('/')) errors.push(invalid(child(at, 'path'), path, 'must be an absolute path', INVALID_PATH));
      return undefined;
    default:
      errors.push(notSupported(child(at, 'pathType'), pathType, PATH_TYPES));
  }
};

/** A backend is a Service with one port, or another object. Follows validateIngressBackend. */
export const validateIngressBackend: Validator<IngressBackend> = ({ service, resource }, at, { errors }) => {
  if (resource !== undefined && service !== undefined) return void errors.push(invalid(at, '', 'cannot set both resource and service backends'));
  if (resource !== undefined) return;
  if (service === undefined) return void errors.push(invalid(at, '', 'resource or service backend is required'));
  const { name = '', number = 0 } = service.port ?? {};
  const place = child(child(at, 'service'), 'port');
  if (name !== '' && number !== 0) errors.push(invalid(at, '', 'cannot set both port name & port number'));
  else if (name !== '') for (const message of isValidPortName(name)) errors.push(invalid(child(place, 'name'), name, message));
  else if (number !== 0) for (const message of isValidPortNum(number)) errors.push(invalid(child(place, 'number'), number, message));
  else errors.push(required(at, 'port name or number is required'));
};
