import type { RenderedDocument, ValidationOutcome } from '../../core/ports/helm-engine.js';

/** Documents that some Helm rendered for one case on one Kubernetes version. */
export interface RenderedVersion {
  readonly caseName: string;
  readonly kubernetesVersion: string;
  readonly documents: readonly RenderedDocument[];
}

/** Checks rendered documents against the strict schemas of their Kubernetes version. */
export interface ManifestValidator {
  /** @throws AutopilotError `CONFIG_INVALID` when a version has no schemas. */
  validateDocuments(renders: readonly RenderedVersion[]): Promise<Omit<ValidationOutcome, 'renders'>>;
}
