import { validateListLimits } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validateExtendedResourceName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { DeviceClassSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const LIMITS = { selectors: 32, config: 32 } as const;

/** What stays as it was is not judged again. Follows pkg/apis/resource/validation.validateDeviceClassSpec. */
export const validateDeviceClassSpec: Validator<DeviceClassSpec> = (spec, at, { errors }, old) => {
  const { extendedResourceName, selectors, config } = spec;
  if (extendedResourceName !== undefined) validateExtendedResourceName(extendedResourceName, at, errors);
  const tooLong = validateListLimits(spec, at, errors, LIMITS);
  if (old === undefined) return tooLong;
  return [
    ...tooLong,
    ...(semanticallyEqual(selectors, old.selectors) ? ['selectors'] : []),
    ...(semanticallyEqual(config, old.config) ? ['config'] : []),
  ];
};
