import type {
  RenderCase,
  RenderResult,
  SchemaProblem,
  ValidationOutcome,
} from '../../../core/ports/helm-engine.js';
import type { WireResponse } from './engine-protocol.js';
import { readRender } from './render-results.js';

/** A validation's answer and what was asked. */
export interface ValidationAnswer {
  readonly response: WireResponse;
  readonly body: Uint8Array;
  readonly cases: readonly RenderCase[];
  readonly kubernetesVersions: readonly string[];
}

/**
 * Turns a validation's answer into the port's result: one render per case and version, in the order asked, named
 * `<case>@<version>`. The engine renders a case once when its templates do not look at the version; such renders
 * share their documents.
 */
export function readValidation({
  response,
  body,
  cases,
  kubernetesVersions,
}: ValidationAnswer): ValidationOutcome {
  const byName = new Map<string, RenderResult>();
  for (const render of response.renders ?? []) {
    const shared = readRender(render, body);
    for (const version of render.versions ?? []) {
      const name = `${render.name}@${version}`;
      byName.set(name, { ...shared, name });
    }
  }
  const failed = { ok: false, documents: [], manifest: '', notes: '', errors: response.diagnostics ?? [] };
  return {
    renders: cases.flatMap((one) =>
      kubernetesVersions.map((version) => {
        const name = `${one.name}@${version}`;
        return byName.get(name) ?? { ...failed, name };
      }),
    ),
    problems: readProblems(response),
    unknownKinds: response.unknownKinds ?? [],
    validated: response.validated ?? 0,
  };
}

/** The schema problems of an answer, in the port's words. */
export function readProblems(response: WireResponse): readonly SchemaProblem[] {
  return (response.problems ?? []).map(({ case: caseName, version, ...rest }) => ({
    caseName,
    kubernetesVersion: version,
    ...rest,
  }));
}
