/** Every agent that talks to a chat model, by graph. Names are public: events, metrics and model settings use them. */
export const AGENT_NAMES = [
  'coordinator',
  'planning_supervisor',
  'requirements_validator',
  'best_practices_researcher',
  'architecture_planner',
  'template_generator',
  'values_generator',
  'dependencies_manager',
  'security_hardening',
  'documentation_generator',
  'validator',
  'security',
  'optimizer',
] as const;

/** One of {@link AGENT_NAMES}. */
export type AgentName = (typeof AGENT_NAMES)[number];
