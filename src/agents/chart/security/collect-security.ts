import type { CheckSummary } from '../../../contract/chart-run.js';
import type { Finding } from '../../../core/checks/finding.js';
import { isBlocking } from '../../../core/checks/summarise-findings.js';
import { countOf } from '../../../core/text/count-of.js';
import type { InspectedChart } from '../workbench/chart-checks.js';

/** Groups of security rules, with the name people see. */
export const SECURITY_ENGINES = {
  'pod-security': 'pod security',
  secrets: 'secrets',
  rbac: 'RBAC',
  images: 'images',
  'network-policy': 'network policies',
} as const;

/** One of the security rule groups. */
export type SecurityEngine = keyof typeof SECURITY_ENGINES;

const ENGINE_NAMES = Object.keys(SECURITY_ENGINES) as readonly SecurityEngine[];

/** Findings of some security rule groups over every rendered case, worst first. */
export async function checkSecurity(
  { checks, draft }: InspectedChart,
  engines: readonly string[] = ENGINE_NAMES,
): Promise<readonly Finding[]> {
  const all = await checks.findByRules(draft?.resolved);
  return all.filter(({ engine }) => engines.includes(engine));
}

/** A summary line per group. */
export function summariseSecurity(findings: readonly Finding[]): readonly CheckSummary[] {
  return ENGINE_NAMES.map((engine) => {
    const own = findings.filter((finding) => finding.engine === engine);
    const accepted = own.filter((finding) => finding.accepted !== undefined).length;
    const detail = `${countOf(own.length, 'finding')}${accepted === 0 ? '' : `, ${accepted} accepted`}`;
    return { name: SECURITY_ENGINES[engine], detail, ok: !own.some(isBlocking) };
  });
}
