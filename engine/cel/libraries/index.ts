import type { CelFunction } from '#engine/cel/function.js';
import { lists } from '#engine/cel/libraries/lists.js';
import { optionals } from '#engine/cel/libraries/optionals.js';
import { regex } from '#engine/cel/libraries/regex.js';
import { sets } from '#engine/cel/libraries/sets.js';
import { standard } from '#engine/cel/libraries/standard.js';
import { strings } from '#engine/cel/libraries/strings.js';

/** Every function that a condition may call, beside the macros. Overloads of one name are tried in this order. */
export const libraries: readonly CelFunction[] = [
  ...lists, ...optionals, ...regex, ...sets, ...standard, ...strings,
];
