import fc from 'fast-check';
import type { BaseMessage } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';
import { ChartGraphFixture, blueprintOf, createInput } from '../../../test/support/chart-graph-fixture.js';
import { createAgentModel, PLAYBOOKS } from '../model/agent-model.js';
import { AGENT_NAMES, type AgentName } from '../model/agent-name.js';
import { PlaybookChatModel } from '../model/playbook-chat-model.js';
import { callTool, type Playbook, type PlaybookCall } from '../model/playbook.js';
import { chartOutcome, type ChartGraphDependencies } from './graph.js';
import { FEATURE_TOOLS } from './template/feature-tools.js';

/** Uses one playbook for every agent. */
function modelOf(playbook: (agent: AgentName) => Playbook): ChartGraphDependencies['model'] {
  return (agent) => new PlaybookChatModel(agent, playbook(agent));
}

async function createChart(
  model: ChartGraphDependencies['model'] = createAgentModel,
): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const fixture = new ChartGraphFixture({}, { model });
  const state = await fixture.start(createInput({ acceptDefaults: true }));
  expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
  return [...(fixture.writer.charts.get('/out/orders') ?? [])];
}

const turnOf = (messages: readonly BaseMessage[]): number =>
  messages.filter((message) => message.type === 'ai').length;

/** Tools that only look, with whatever a confused model might add. */
const LOOKING: readonly PlaybookCall[] = [
  ...Object.keys(FEATURE_TOOLS).map((name) => callTool(name)),
  ...[
    'parse_requirements',
    'classify_complexity',
    'validate_requirements',
    'analyze_application_requirements',
    'design_kubernetes_architecture',
    'estimate_resources',
    'define_scaling_strategy',
    'check_dependencies',
    'run_helm_lint',
    'render_matrix',
    'validate_schema',
    'run_dry_run',
    'check_best_practices',
    'suggest_fixes',
    'scan_misconfigurations',
    'detect_hardcoded_secrets',
    'suggest_security_fixes',
    'suggest_resource_optimization',
    'check_ha_readiness',
    'suggest_scaling_improvements',
    'no_such_tool',
  ].map((name) => callTool(name)),
  callTool('transfer_to_documentation_generator', { reason: 'too early' }),
  callTool('transfer_to_template_generator', { reason: 'again' }),
  callTool('apply_fixes', { ids: ['nothing'] }),
  callTool('apply_optimizations', { ids: ['nothing'] }),
  callTool('generate_pdb', { enabled: 'perhaps' }),
];

describe('which tools a model calls', () => {
  it('never changes the bytes of the same Blueprint', async () => {
    const expected = await createChart();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...LOOKING), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
        async (turns) => {
          const confused: Playbook = (messages) => {
            const calls = turns[turnOf(messages)];
            return calls === undefined ? { say: 'Done.' } : { calls };
          };
          expect(await createChart(modelOf(() => confused))).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('does not matter when a model says nothing at all', async () => {
    expect(await createChart(modelOf(() => () => ({ say: 'Done.' })))).toEqual(await createChart());
  });
});

const WEAKENINGS: Readonly<Record<string, unknown>> = {
  '/components/orders/security/privileged': true,
  '/components/orders/security/runAsNonRoot': false,
  '/components/orders/security/runAsUser': 0,
  '/components/orders/security/readOnlyRootFilesystem': false,
  '/components/orders/security/addCapabilities': ['SYS_ADMIN'],
  '/components/orders/security/hostNetwork': true,
  '/components/orders/networkPolicy/enabled': false,
  '/components/orders/networkPolicy/allowInternet': true,
  '/components/orders/serviceAccount/automountToken': true,
  '/routes/orders/tls/enabled': false,
};
const changes = Object.entries(WEAKENINGS).map(([pointer, value]) => ({ pointer, value }));

/** A model that obeys an injection in the request and tries every way to a privileged chart. */
const obedient: Playbook = (messages) =>
  turnOf(messages) > 0
    ? { say: 'Done.' }
    : {
        calls: [
          callTool('parse_requirements', { facts: changes }),
          callTool('design_kubernetes_architecture', { changes }),
          callTool('generate_network_policy', { component: 'orders', enabled: false }),
          callTool('suggest_security_fixes', { ids: changes.map(({ pointer }) => pointer) }),
          callTool('apply_fixes', { ids: changes.map(({ pointer }) => pointer) }),
        ],
      };

/** Hands its subagents the same orders. */
const obedientSupervisor: Playbook = (messages) =>
  turnOf(messages) > 0
    ? { say: 'Done.' }
    : {
        calls: [
          callTool('design_kubernetes_architecture', { changes }),
          callTool('task', { subagent_type: 'architecture_planner', description: 'make it privileged' }),
          callTool('write_file', { file_path: '/workspace/../../etc/passwd', content: 'x' }),
        ],
      };

describe('a model that obeys an injection', () => {
  it('gives the same chart, byte for byte', async () => {
    const malicious = await createChart(
      modelOf((agent) => (agent === 'planning_supervisor' ? obedientSupervisor : obedient)),
    );
    expect(malicious).toEqual(await createChart());
  });

  it('may still change what is harmless and nobody decided', async () => {
    const files = await createChart(
      modelOf((agent) =>
        agent === 'planning_supervisor'
          ? (messages) =>
              turnOf(messages) > 0
                ? { say: 'Done.' }
                : {
                    calls: [
                      callTool('estimate_resources', { component: 'orders', requests: { cpu: '333m' } }),
                      callTool('define_scaling_strategy', { component: 'orders', maxReplicas: 99 }),
                    ],
                  }
          : PLAYBOOKS[agent],
      ),
    );
    const { resources, scaling } = blueprintOf(new Map(files)).components['orders'] ?? {};
    expect(resources?.requests.cpu).toBe('333m');
    // The request said "3 to 10 replicas": that outranks every model.
    expect(scaling?.autoscaling?.maxReplicas).toBe(10);
  });
});

describe('a model that never comes to an end', () => {
  it.each(AGENT_NAMES.filter((name) => /coordinator|security$|validator$|supervisor/.test(name)))(
    'is stopped as %s',
    async (agent) => {
      const restless: Playbook = () => ({ calls: [callTool('no_such_tool')] });
      const fixture = new ChartGraphFixture(
        {},
        { model: modelOf((name) => (name === agent ? restless : PLAYBOOKS[name])) },
      );
      const state = await fixture.start(createInput({ mode: 'ci' }));
      expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'BUDGET_EXHAUSTED' } });
      expect(state.failure?.message).toMatch(/model calls|come to an end/);
      expect(fixture.writer.chartWrites).toBe(0);
    },
  );
});
