import { z } from 'zod';
import type { JsonValue } from '../../../core/ports/json.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';
import { classifyRequirements } from './classify-requirements.js';
import type { IntakeSession } from './intake-session.js';

/** Facts listed for a model at once. */
const SHOWN_FACTS = 120;

/** The three tools of the coordinator. */
export function createCoordinatorTools(
  session: IntakeSession,
  unread: readonly string[],
): readonly AgentTool[] {
  return [
    defineTool(session, 'coordinator', {
      name: 'parse_requirements',
      description:
        'What the rules read from the request, and the words nothing was read from. May add facts that the rules missed.',
      schema: z.object({
        facts: z.array(z.object({ pointer: z.string().startsWith('/'), value: z.json() })).optional(),
      }),
      run: ({ facts = [] }) => {
        const added = facts.map(({ pointer, value }) => ({
          pointer,
          ...session.addModelFact(pointer, value as JsonValue),
        }));
        const known = session.facts.slice(0, SHOWN_FACTS).map(({ pointer, value }) => ({ pointer, value }));
        return { added, facts: known, unread: [...unread] };
      },
    }),
    defineTool(session, 'coordinator', {
      name: 'classify_complexity',
      description: 'How complex the application is, and whether a person should look at the plan.',
      schema: z.object({}),
      run: () => {
        const { resolution } = session;
        return resolution.kind === 'questions'
          ? { complexity: 'unknown', reason: 'questions are open' }
          : { ...classifyRequirements(resolution.draft.resolved.blueprint) };
      },
    }),
    defineTool(session, 'coordinator', {
      name: 'validate_requirements',
      description: 'Whether everything a chart needs is known; otherwise the open questions.',
      schema: z.object({}),
      run: () => {
        const { resolution } = session;
        const questions = resolution.kind === 'questions' ? resolution.questions : [];
        return {
          valid: questions.length === 0,
          questions: questions.map(({ id, text, reason }) => ({ id, text, reason })),
          notes: [...resolution.notes],
        };
      },
    }),
  ];
}
