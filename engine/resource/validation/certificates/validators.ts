import { validateCertificateSigningRequestSpec } from '#engine/resource/validation/certificates/certificate-signing-request.js';
import { validateClusterTrustBundle } from '#engine/resource/validation/certificates/cluster-trust-bundle.js';
import { validatePodCertificateRequestSpec } from '#engine/resource/validation/certificates/pod-certificate-request.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of certificates. */
export const certificatesValidators: Validators = {
  'io.k8s.api.certificates.CertificateSigningRequestSpec': validateCertificateSigningRequestSpec,
  'io.k8s.api.certificates.ClusterTrustBundle': validateClusterTrustBundle,
  'io.k8s.api.certificates.PodCertificateRequestSpec': validatePodCertificateRequestSpec,
};
