import { validateDeviceClaim, validateDeviceConstraint } from '#engine/resource/validation/dynamic-resources/device-claim.js';
import { validateDeviceClassSpec } from '#engine/resource/validation/dynamic-resources/device-class.js';
import { validateDeviceRequest, validateDeviceSubRequest, validateExactDeviceRequest, validateFlatDeviceRequest } from '#engine/resource/validation/dynamic-resources/device-request.js';
import { validateCELDeviceSelector } from '#engine/resource/validation/dynamic-resources/device-selector.js';
import { validateDeviceTaint, validateDeviceTaintSelector } from '#engine/resource/validation/dynamic-resources/device-taint.js';
import { validateDeviceAttribute } from '#engine/resource/validation/dynamic-resources/device-attribute.js';
import { validateDevice, validateFlatDevice } from '#engine/resource/validation/dynamic-resources/device.js';
import { validateOpaqueConfiguration } from '#engine/resource/validation/dynamic-resources/opaque-configuration.js';
import { validateResourceClaim, validateResourceClaimTemplate, validateResourceClaimTemplateSpec } from '#engine/resource/validation/dynamic-resources/resource-claim.js';
import { validateResourcePool, validateResourcePoolStatusRequestSpec, validateResourceSliceSpec } from '#engine/resource/validation/dynamic-resources/resource-slice.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of dynamic-resources. */
export const dynamicResourceValidators: Validators = {
  'io.k8s.api.resource.CELDeviceSelector': validateCELDeviceSelector,
  'io.k8s.api.resource.Device': validateDevice,
  'io.k8s.api.resource.DeviceAttribute': validateDeviceAttribute,
  'io.k8s.api.resource.DeviceClaim': validateDeviceClaim,
  'io.k8s.api.resource.DeviceClassSpec': validateDeviceClassSpec,
  'io.k8s.api.resource.DeviceConstraint': validateDeviceConstraint,
  'io.k8s.api.resource.DeviceRequest': validateDeviceRequest,
  'io.k8s.api.resource.DeviceSubRequest': validateDeviceSubRequest,
  'io.k8s.api.resource.DeviceTaint': validateDeviceTaint,
  'io.k8s.api.resource.DeviceTaintSelector': validateDeviceTaintSelector,
  'io.k8s.api.resource.ExactDeviceRequest': validateExactDeviceRequest,
  'io.k8s.api.resource.OpaqueDeviceConfiguration': validateOpaqueConfiguration,
  'io.k8s.api.resource.ResourceClaim': validateResourceClaim,
  'io.k8s.api.resource.ResourceClaimTemplate': validateResourceClaimTemplate,
  'io.k8s.api.resource.ResourceClaimTemplateSpec': validateResourceClaimTemplateSpec,
  'io.k8s.api.resource.ResourcePool': validateResourcePool,
  'io.k8s.api.resource.ResourcePoolStatusRequestSpec': validateResourcePoolStatusRequestSpec,
  'io.k8s.api.resource.ResourceSliceSpec': validateResourceSliceSpec,
  'io.k8s.api.resource.v1alpha3.Device': validateFlatDevice,
  'io.k8s.api.resource.v1alpha3.DeviceRequest': validateFlatDeviceRequest,
  'io.k8s.api.resource.v1beta1.Device': validateFlatDevice,
  'io.k8s.api.resource.v1beta1.DeviceRequest': validateFlatDeviceRequest,
};
