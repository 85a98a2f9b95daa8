import type { BaseStore } from '@langchain/langgraph';
import { createAgent, todoListMiddleware, type AgentMiddleware } from 'langchain';
import {
  CompositeBackend,
  StateBackend,
  StoreBackend,
  createDeepAgent,
  createFilesystemMiddleware,
  createHarnessProfile,
  registerHarnessProfile,
  type CompiledSubAgent,
  type FsToolName,
} from 'deepagents';
import type { ToolHost } from './tool-host.js';
import { createAgentGuard } from './agent-guard.js';
import type { AgentDefinition } from './run-agent.js';

/** File tools of deep agents. `delete` is left out: on `/` it wipes the whole workspace. */
const FILE_TOOLS: readonly FsToolName[] = ['ls', 'read_file', 'write_file', 'edit_file', 'grep'];

/** Store namespace of what is remembered across runs. */
const MEMORY_NAMESPACE = ['memories'];

/** One subagent of a deep agent. */
export interface SubagentDefinition extends AgentDefinition {
  /** How the supervisor chooses it. */
  readonly description: string;
}

let isProfileRegistered = false;

/** Playbooks need neither the general-purpose subagent nor the summaries' file tools; registered once per process. */
function registerPlaybookProfile(): void {
  if (isProfileRegistered) return;
  isProfileRegistered = true;
  registerHarnessProfile(
    'playbook',
    createHarnessProfile({ generalPurposeSubagent: { enabled: false }, excludedTools: ['delete', 'glob'] }),
  );
}

/**
 * The virtual workspace of one visit: `/workspace` and everything else live in the agent's own state and vanish with it;
 * `/memories` is kept across runs when there is a store. Nothing touches the real file system.
 */
export function createWorkspace(store: BaseStore | undefined): CompositeBackend {
  const memories =
    store === undefined ? new StateBackend() : new StoreBackend({ store, namespace: MEMORY_NAMESPACE });
  return new CompositeBackend(new StateBackend(), { '/memories/': memories });
}

/** Makes a deep agent: todos, the virtual workspace, subagents, and the guard every agent has. */
export function createWorkspaceAgent(
  session: ToolHost,
  definition: AgentDefinition & { readonly subagents?: readonly SubagentDefinition[] },
  store: BaseStore | undefined,
) {
  registerPlaybookProfile();
  const backend = createWorkspace(store);
  const createFileTools = () => createFilesystemMiddleware({ backend, tools: [...FILE_TOOLS] });
  return createDeepAgent({
    name: definition.name,
    model: definition.model,
    systemPrompt: definition.systemPrompt,
    tools: [...definition.tools],
    backend,
    checkpointer: false,
    // The cast bridges optional members that deepagents declares without `undefined`.
    middleware: [todoListMiddleware(), createFileTools(), createAgentGuard(session)] as AgentMiddleware[],
    subagents: (definition.subagents ?? []).map((subagent): CompiledSubAgent => ({
      name: subagent.name,
      description: subagent.description,
      runnable: createAgent({
        name: subagent.name,
        model: subagent.model,
        systemPrompt: subagent.systemPrompt,
        tools: [...subagent.tools],
        middleware: [createFileTools(), createAgentGuard(session)],
        checkpointer: false,
      }),
    })),
  });
}
