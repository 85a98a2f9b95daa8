import { z } from 'zod';
import type { AgentSession } from '../session/agent-session.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';
import { describeFindings, proposeRepairs } from '../session/describe-findings.js';
import type { ChartAtHand } from '../workbench/chart-workbench.js';
import { checkSecurity, type SecurityEngine } from './collect-security.js';

/** The seven tools of the security agent. */
export function createSecurityTools(session: AgentSession, chart: ChartAtHand): readonly AgentTool[] {
  const scan = (name: string, description: string, engines?: readonly SecurityEngine[]): AgentTool =>
    defineTool(session, 'security', {
      name,
      description,
      schema: z.object({}),
      run: async () => describeFindings(await checkSecurity(chart, engines)),
    });
  return [
    scan('scan_misconfigurations', 'All security rules over every rendered values file.'),
    scan('detect_hardcoded_secrets', 'Secrets in values, environment variables and files.', ['secrets']),
    scan('validate_rbac', 'Roles, bindings and service accounts.', ['rbac']),
    scan('check_pod_security', 'The restricted Pod Security Standard.', ['pod-security']),
    scan('scan_network_policies', 'Isolation of pods and exposed services.', ['network-policy']),
    scan('check_image_security', 'Tags, digests and registries of images.', ['images']),
    defineTool(session, 'security', {
      name: 'suggest_security_fixes',
      description:
        'Proposes the repairs of findings, by id, as changes of the Blueprint. Without ids it lists them.',
      schema: z.object({ ids: z.array(z.string()).optional() }),
      run: async ({ ids = [] }) => {
        const findings = await checkSecurity(chart);
        const repairable = findings.filter((finding) => finding.repair !== undefined);
        return { ...describeFindings(repairable), ...proposeRepairs(session, 'security', findings, ids) };
      },
    }),
  ];
}
