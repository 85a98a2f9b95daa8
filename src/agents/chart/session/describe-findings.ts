import type { Finding } from '../../../core/checks/finding.js';
import type { JsonObject } from '../../../core/ports/json.js';
import type { AgentName } from '../../model/agent-name.js';
import type { AgentSession } from './agent-session.js';

/** Findings shown to a model at once. */
const SHOWN_FINDINGS = 40;

/** What a tool tells a model about findings: counts, and the worst of them. Order as given, worst first. */
export function describeFindings(findings: readonly Finding[]): JsonObject {
  return {
    total: findings.length,
    repairable: findings.filter((finding) => finding.repair !== undefined).length,
    findings: findings.slice(0, SHOWN_FINDINGS).map((finding) => ({
      id: finding.id,
      severity: finding.severity,
      message: finding.message,
      ...(finding.repair === undefined ? {} : { repair: finding.repair.description }),
    })),
  };
}

/**
 * Proposes the repairs of findings as patches of a model. Only repairs that make the chart safer are taken, and only where
 * nobody with more say decided otherwise.
 *
 * @param ids - Findings to repair; unknown ids and findings without a safe repair are reported, not applied.
 */
export function proposeRepairs(
  session: AgentSession,
  agent: AgentName,
  findings: readonly Finding[],
  ids: readonly string[],
): JsonObject {
  const outcomes = ids.map((id) => {
    const repair = findings.find((finding) => finding.id === id)?.repair;
    if (repair === undefined) return { id, accepted: false, reason: 'There is no repair for it.' };
    if (!repair.safe) return { id, accepted: false, reason: 'Its repair needs a decision of a person.' };
    const refused = Object.entries(repair.changes)
      .map(([pointer, value]) => session.propose(agent, pointer, value))
      .find((outcome) => !outcome.accepted);
    return refused === undefined ? { id, accepted: true, reason: repair.description } : { id, ...refused };
  });
  return { outcomes };
}
