import type { EngineDiagnostic, UnitTestResult } from '../../../core/ports/helm-engine.js';

/** A byte range of a response's body: start and length. */
export type Span = readonly [start: number, length: number];

/** One rendered object, as `engine/facade/protocol.go` writes it. */
interface WireDocument {
  readonly template: string;
  readonly kind: string;
  readonly name: string;
  readonly hooks?: readonly string[];
  readonly yaml: Span;
}

/** One rendered case; a validation shares one between versions. */
export interface WireRender {
  readonly name: string;
  readonly versions?: readonly string[];
  readonly ok: boolean;
  readonly documents?: readonly WireDocument[];
  readonly manifest: Span;
  readonly notes?: string;
  readonly errors?: readonly EngineDiagnostic[];
}

/** One strict-schema problem. */
interface WireProblem {
  readonly case: string;
  readonly version: string;
  readonly template: string;
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
  readonly message: string;
}

/** The header of a response frame. */
export interface WireResponse {
  readonly ok: boolean;
  readonly renders?: readonly WireRender[];
  readonly problems?: readonly WireProblem[];
  readonly unknownKinds?: readonly string[];
  readonly validated?: number;
  readonly diagnostics?: readonly EngineDiagnostic[];
  readonly unitTests?: readonly (Omit<UnitTestResult, 'message'> & { readonly message?: string })[];
  readonly fileName?: string;
  readonly archive: Span;
  readonly helmVersion?: string;
  readonly kubernetesVersion?: string;
  readonly failure?: string;
}
