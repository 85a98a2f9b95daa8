import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { coordinatorPlaybook } from '../chart/coordinator/coordinator-playbook.js';
import { optimizerPlaybook } from '../chart/optimizer/optimizer-playbook.js';
import {
  architecturePlannerPlaybook,
  bestPracticesResearcherPlaybook,
  planningSupervisorPlaybook,
  requirementsValidatorPlaybook,
} from '../chart/planner/planner-playbooks.js';
import { securityPlaybook } from '../chart/security/security-playbook.js';
import { createSwarmPlaybook } from '../chart/template/swarm-playbooks.js';
import { validatorPlaybook } from '../chart/validator/validator-playbook.js';
import type { AgentName } from './agent-name.js';
import type { Playbook } from './playbook.js';
import { PlaybookChatModel } from './playbook-chat-model.js';

/** The playbook of every agent. */
export const PLAYBOOKS: Readonly<Record<AgentName, Playbook>> = {
  coordinator: coordinatorPlaybook,
  planning_supervisor: planningSupervisorPlaybook,
  requirements_validator: requirementsValidatorPlaybook,
  best_practices_researcher: bestPracticesResearcherPlaybook,
  architecture_planner: architecturePlannerPlaybook,
  template_generator: createSwarmPlaybook('template_generator'),
  values_generator: createSwarmPlaybook('values_generator'),
  dependencies_manager: createSwarmPlaybook('dependencies_manager'),
  security_hardening: createSwarmPlaybook('security_hardening'),
  documentation_generator: createSwarmPlaybook('documentation_generator'),
  validator: validatorPlaybook,
  security: securityPlaybook,
  optimizer: optimizerPlaybook,
};

/** The brain of an agent: its playbook, as long as no language model is configured. The only place that chooses. */
export function createAgentModel(agent: AgentName): BaseChatModel {
  return new PlaybookChatModel(agent, PLAYBOOKS[agent]);
}
