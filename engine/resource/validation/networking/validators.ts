import { validateIngressClassSpec } from '#engine/resource/validation/networking/ingress-class.js';
import { validateHttpIngressPath, validateIngress, validateIngressBackend, validateIngressSpec } from '#engine/resource/validation/networking/ingress.js';
import { validateNetworkPolicyPort, validateNetworkPolicySpec } from '#engine/resource/validation/networking/network-policy.js';
import { validateServiceCidrSpec } from '#engine/resource/validation/networking/service-cidr.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of networking. */
export const networkingValidators: Validators = {
  'io.k8s.api.networking.HTTPIngressPath': validateHttpIngressPath,
  'io.k8s.api.networking.Ingress': validateIngress,
  'io.k8s.api.networking.IngressBackend': validateIngressBackend,
  'io.k8s.api.networking.IngressClassSpec': validateIngressClassSpec,
  'io.k8s.api.networking.IngressSpec': validateIngressSpec,
  'io.k8s.api.networking.NetworkPolicyPort': validateNetworkPolicyPort,
  'io.k8s.api.networking.NetworkPolicySpec': validateNetworkPolicySpec,
  'io.k8s.api.networking.ServiceCIDRSpec': validateServiceCidrSpec,
};
