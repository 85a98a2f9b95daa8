import type { BaseMessage } from '@langchain/core/messages';
import { callTool, followScript, type Playbook, type PlaybookStep } from '../../model/playbook.js';
import { SWARM_MEMBERS, type SwarmAgent } from './swarm-plan.js';

/** Looks at every part the member is responsible for, then hands over to whom the task names. */
export function createSwarmPlaybook(member: SwarmAgent): Playbook {
  return followScript({ calls: SWARM_MEMBERS[member].tools.map((name) => callTool(name)) }, (messages) =>
    handOver(messages),
  );
}

function handOver(messages: readonly BaseMessage[]): PlaybookStep {
  const task = messages.find((message) => message.type === 'human')?.content;
  const next =
    typeof task === 'string' ? /hand over to (?<name>\w+)/.exec(task)?.groups?.['name'] : undefined;
  if (next === undefined) return { say: 'Everything is in place.' };
  return { calls: [callTool(`transfer_to_${next}`, { reason: 'My part is done.' })] };
}
