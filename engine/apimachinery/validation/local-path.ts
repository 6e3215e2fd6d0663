import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];
const BACKSTEP = /(^|\/)\.\.(\/|$)/;

/** A path that does not go up. Follows pkg/apis/core/validation.validatePathNoBacksteps. */
export const pathWithoutBacksteps = (path: string): Messages => (BACKSTEP.test(path) ? ["must not contain '..'"] : FINE);

/** A relative path that does not go up. Follows pkg/apis/core/validation.validateLocalDescendingPath. */
export const localDescendingPath = (path: string): Messages =>
  path.startsWith('/') ? ['must be a relative path', ...pathWithoutBacksteps(path)] : pathWithoutBacksteps(path);

/** A relative path whose first name is not one that the kubelet keeps for itself. Follows pkg/apis/core/validation.ValidateLocalNonReservedPath. */
export const localNonReservedPath = (path: string): Messages =>
  path.startsWith('..') && !path.startsWith('../') ? [...localDescendingPath(path), "must not start with '..'"] : localDescendingPath(path);
