import { callTool, followScript, type Playbook } from '../../model/playbook.js';

const SUBAGENTS = ['requirements_validator', 'best_practices_researcher', 'architecture_planner'] as const;

/** Work the supervisor plans for; shown in the chart plan. */
export const PLANNING_TODOS = [
  'Check the requirements',
  'Look up good practice and standards',
  'Design the Kubernetes architecture',
  'Write the chart plan',
] as const;

function listTodos(status: 'pending' | 'completed') {
  return PLANNING_TODOS.map((content) => ({ content, status }));
}

/** Delegates, then writes the plan down. */
export const planningSupervisorPlaybook: Playbook = followScript(
  {
    calls: [
      callTool('write_todos', { todos: listTodos('pending') }),
      ...SUBAGENTS.map((name) =>
        callTool('task', { subagent_type: name, description: 'Work on the Blueprint of this run.' }),
      ),
    ],
  },
  (messages) => ({
    calls: [
      callTool('write_todos', { todos: listTodos('completed') }),
      ...SUBAGENTS.map((name, index) =>
        callTool('write_file', {
          file_path: NOTES[index] ?? '/workspace/plans/notes.md',
          content: reportOf(messages, index) || name,
        }),
      ),
    ],
  }),
  { say: 'The plan is written.' },
);

/** Where the supervisor keeps what each subagent reported. */
const NOTES = [
  '/workspace/analysis/requirements.md',
  '/workspace/standards/practices.md',
  '/workspace/plans/chart-plan.md',
];

function reportOf(messages: Parameters<Playbook>[0], index: number): string {
  const reports = messages.filter((message) => message.type === 'tool' && message.name === 'task');
  const content = reports[index]?.content;
  return typeof content === 'string' ? content : '';
}

/** Looks at what the application is and what it talks to. */
export const requirementsValidatorPlaybook: Playbook = followScript(
  { calls: [callTool('analyze_application_requirements'), callTool('check_dependencies')] },
  { say: 'The Blueprint names everything a chart needs.' },
);

/** Looks at the sizing that the archetypes' sources give. */
export const bestPracticesResearcherPlaybook: Playbook = followScript(
  { calls: [callTool('estimate_resources'), callTool('ls', { path: '/memories/org-standards/' })] },
  { say: 'Sizing and probes follow the documented defaults of the archetypes.' },
);

/** Looks at objects and scaling. */
export const architecturePlannerPlaybook: Playbook = followScript(
  { calls: [callTool('design_kubernetes_architecture'), callTool('define_scaling_strategy')] },
  { say: 'Objects and scaling are laid out in the Blueprint.' },
);
