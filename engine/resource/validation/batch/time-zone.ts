import { asList } from '#engine/apimachinery/json.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/** What is wrong with a zone by its name; undefined where it is known. Follows time.LoadLocation. */
export function locationError(zone: string, { load }: ValidationContext): string | undefined {
  if (zone === '' || zone === 'UTC' || zone === 'Local') return undefined;
  if (zone.includes('..') || zone.startsWith('/') || zone.includes('\\')) return 'time: invalid location name';
  return asList(load('time-zones')).includes(zone) ? undefined : `unknown time zone ${zone}`;
}

const isPartOfName = (part: string): boolean => part !== '.' && part !== '..' && !part.startsWith('-') && PART.test(part);

/** Follows pkg/apis/batch/validation.validateTimeZone. */
export function validateTimeZone(zone: string, at: Field, context: ValidationContext): void {
  const { errors } = context;
  if (zone === '') return void errors.push(invalid(at, zone, 'timeZone must be nil or non-empty string'));
  if (!zone.split('/').every(isPartOfName)) return void errors.push(invalid(at, zone, `unknown time zone ${zone}`));
  if (zone.toLowerCase() === 'local') errors.push(invalid(at, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'));
  const message = locationError(zone, context);
  if (message !== undefined) errors.push(invalid(at, zone, message));
}
