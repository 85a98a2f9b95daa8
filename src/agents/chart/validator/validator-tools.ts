import { z } from 'zod';
import type { JsonObject } from '../../../core/ports/json.js';
import type { AgentSession } from '../session/agent-session.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';
import { describeFindings, proposeRepairs } from '../session/describe-findings.js';
import type { ChartAtHand } from '../workbench/chart-workbench.js';
import {
  checkLint,
  checkPractices,
  checkRenders,
  checkSchemas,
  collectValidation,
  type CheckResult,
} from './collect-validation.js';

/** The seven tools of the validator. Engine results are computed once per Blueprint, however often they are asked for. */
export function createValidatorTools(session: AgentSession, chart: ChartAtHand): readonly AgentTool[] {
  const nothing = z.object({});
  const check = (
    name: string,
    description: string,
    run: (chart: ChartAtHand) => Promise<CheckResult>,
  ): AgentTool =>
    defineTool(session, 'validator', {
      name,
      description,
      schema: nothing,
      run: async () => describeResult(await run(chart)),
    });
  return [
    check('run_helm_lint', 'helm lint in strict mode.', checkLint),
    check('render_matrix', 'Renders every values file on every Kubernetes version.', checkRenders),
    check('validate_schema', 'Checks every object against the strict Kubernetes schemas.', checkSchemas),
    defineTool(session, 'validator', {
      name: 'run_dry_run',
      description:
        'What an installation would create. Client-side: rendered and checked by schema, no cluster is asked.',
      schema: nothing,
      run: () => describeInstallation(chart),
    }),
    check(
      'check_best_practices',
      'Rules about references, reliability, operability and values.',
      checkPractices,
    ),
    defineTool(session, 'validator', {
      name: 'suggest_fixes',
      description: 'Findings that a change of the Blueprint repairs.',
      schema: nothing,
      run: async () => {
        const { findings } = await collectValidation(chart);
        return describeFindings(findings.filter((finding) => finding.repair !== undefined));
      },
    }),
    defineTool(session, 'validator', {
      name: 'apply_fixes',
      description: 'Applies the repairs of findings, by id, to the Blueprint.',
      schema: z.object({ ids: z.array(z.string()).min(1) }),
      run: async ({ ids }) =>
        proposeRepairs(session, 'validator', (await collectValidation(chart)).findings, ids),
    }),
  ];
}

function describeResult({ findings, summary }: CheckResult): JsonObject {
  return { ok: summary.ok, detail: summary.detail, ...describeFindings(findings) };
}

async function describeInstallation(chart: ChartAtHand): Promise<JsonObject> {
  const [first] = await chart.checks.renderedCases();
  const objects = first?.objects ?? [];
  return {
    mode: 'client-side',
    ok: objects.length > 0,
    creates: objects.filter(({ hooks }) => hooks.length === 0).map(({ kind, name }) => `${kind}/${name}`),
    hooks: objects.filter(({ hooks }) => hooks.length > 0).map(({ kind, name }) => `${kind}/${name}`),
  };
}
