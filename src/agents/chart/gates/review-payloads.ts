import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import type { ChartRelease } from '../../../core/blueprint/schema/blueprint.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { isBlocking } from '../../../core/checks/summarise-findings.js';
import { countOf } from '../../../core/text/count-of.js';
import { DECISIONS_BY_GATE, type Gate, type ReviewPayload } from '../../../contract/review.js';
import type { ChartStateValues } from '../state.js';

/** Findings shown in a review; the rest is counted in the summary. */
const SHOWN_FINDINGS = 50;

type PayloadParts = Pick<ReviewPayload, 'title' | 'summary'> &
  Partial<Pick<ReviewPayload, 'questions' | 'findings' | 'optimisations' | 'files'>>;

/** Puts a review together. It depends on the state alone, so that a resumed gate asks exactly what it asked before. */
function createPayload(gate: Gate, digest: string, parts: PayloadParts): ReviewPayload {
  return { gate, digest, allowedDecisions: [...DECISIONS_BY_GATE[gate]], ...parts };
}

/** The open questions of a run without a Blueprint. Its digest is that of the questions. */
export function describeClarification(state: ChartStateValues): ReviewPayload {
  const { questions } = state;
  return createPayload('clarification', sha256Hex(JSON.stringify(questions)), {
    title: `${countOf(questions.length, 'question')} before the chart can be made`,
    summary: questions.map((question) => `${question.text} ${question.reason}`),
    questions,
  });
}

/** The plan of the chart. */
export function describePlanReview(state: ChartStateValues): ReviewPayload {
  const { plan, requirements } = state;
  return createPayload('planning', digestOf(state), {
    title: `Plan of the chart ${plan?.name ?? ''} ${plan?.version ?? ''}`.trim(),
    summary: [
      ...state.explained.map(({ pointer, value, why }) => `${pointer} is ${value}: ${why}`),
      ...(plan?.decisions ?? []),
      ...(requirements?.considerations ?? []),
      ...state.notes,
    ],
  });
}

/** What the checks refuse. */
export function describeValidationFailure(state: ChartStateValues): ReviewPayload {
  return describeFindingsReview(state, 'validation_failure', 'Validation found problems');
}

/** High and critical security findings. */
export function describeSecurityIssue(state: ChartStateValues): ReviewPayload {
  return describeFindingsReview(state, 'security_issue', 'Security found problems');
}

function describeFindingsReview(
  state: ChartStateValues,
  gate: 'validation_failure' | 'security_issue',
  title: string,
): ReviewPayload {
  const phase = gate === 'validation_failure' ? 'validator' : 'security';
  const findings = (state.findings[phase] ?? []).filter(isBlocking);
  const repairable = findings.filter(({ repair }) => repair !== undefined).length;
  return createPayload(gate, digestOf(state), {
    title: `${title}: ${findings.length} blocking`,
    summary: [
      `${repairable} of ${findings.length} can be repaired`,
      ...findings.slice(0, 5).map(({ message }) => message),
    ],
    findings: findings.slice(0, SHOWN_FINDINGS),
  });
}

/** Major proposals of the optimizer. */
export function describeOptimisationReview(state: ChartStateValues): ReviewPayload {
  const { optimisations } = state;
  return createPayload('major_optimization', digestOf(state), {
    title: `${countOf(optimisations.length, 'improvement')} proposed`,
    summary: optimisations.map(({ id, title, why }) => `${id}: ${title}. ${why}`),
    optimisations,
  });
}

/** The finished chart before it is written. */
export function describeGenerationReview(
  state: ChartStateValues,
  files: ChartFiles,
  changelog: readonly ChartRelease[] = [],
): ReviewPayload {
  const checks = [...(state.validationResult?.checks ?? []), ...(state.securityScanReport?.checks ?? [])];
  return createPayload('generation', digestOf(state), {
    title: `Chart ${state.chart?.name ?? ''} ${state.chart?.version ?? ''}: write it?`,
    summary: [
      `to ${state.outputDirectory ?? state.input.outputDirectory}`,
      ...describeNews(changelog),
      ...checks.map(({ name, detail, ok }) => `${ok ? 'passed' : 'failed'}: ${name}, ${detail}`),
      ...state.notes,
    ],
    files: [...files].map(([path, content]) => ({
      path,
      sha256: sha256Hex(content),
      lines: typeof content === 'string' ? content.split('\n').length - 1 : 0,
    })),
  });
}

/** What an update changes; nothing for a first release. */
function describeNews([release, earlier]: readonly ChartRelease[]): readonly string[] {
  if (release === undefined || earlier === undefined) return [];
  return [`new since ${earlier.version}: ${release.changes.map(({ description }) => description).join(' ')}`];
}

/** A failure that somebody has to look at. */
export function describeFailureReview(
  state: ChartStateValues,
  gate: 'generation_error' | 'escalation',
): ReviewPayload {
  const error = state.errors.at(-1);
  return createPayload(gate, digestOf(state), {
    title: error === undefined ? 'The run needs help' : `${error.node} failed: ${error.code}`,
    summary: error === undefined ? [] : [error.message, ...(error.hint === undefined ? [] : [error.hint])],
  });
}

function digestOf(state: ChartStateValues): string {
  return state.blueprint?.digest ?? '';
}
