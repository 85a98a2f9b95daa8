import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { readEnglish } from '../../../core/intake/english/read-english.js';
import { resolveDraft } from '../workbench/resolve-draft.js';
import { mergePatches, type ChartDraftValues } from '../workbench/chart-draft.js';
import { AgentSession } from './agent-session.js';

function createDraft(): ChartDraftValues {
  const { facts } = readEnglish('A FastAPI service from ghcr.io/acme/orders:1.4.2, 3 replicas', KNOWLEDGE);
  const resolution = resolveDraft(facts, [], KNOWLEDGE, {});
  if (resolution.kind !== 'draft') throw new Error('the request leaves questions open');
  return resolution.draft;
}

function openSession(): AgentSession {
  return new AgentSession({ resolved: createDraft().resolved, modelName: 'test', raise: () => undefined });
}

const CPU = '/components/orders/resources/requests/cpu';

describe('AgentSession', () => {
  it('takes a valid proposal into the draft', () => {
    const session = openSession();
    expect(session.propose('optimizer', CPU, '333m').accepted).toBe(true);
    expect(session.draft.blueprint.components['orders']?.resources.requests.cpu).toBe('333m');
    expect(session.base.blueprint.components['orders']?.resources.requests.cpu).not.toBe('333m');
  });

  it.each([
    ['an unknown key', '/components/orders/replicaCuont', 3],
    ['a wrong form', CPU, 'a lot'],
    ['what the request decided', '/components/orders/scaling/replicas', 9],
    ['a weaker security field', '/components/orders/security/privileged', true],
    ['a tree with one weaker leaf', '/components/orders/security', { privileged: true, runAsUser: 1001 }],
  ])('refuses %s and says why', (_name, pointer, value) => {
    const session = openSession();
    const outcome = session.propose('optimizer', pointer, value);
    expect(outcome.accepted).toBe(false);
    expect(outcome.reason.length).toBeGreaterThan(10);
    expect(session.patches).toEqual([]);
    expect(session.draft).toBe(session.base);
  });

  it('gives one Blueprint whatever order the agents speak in', () => {
    const draft = createDraft();
    const outcomes = [['optimizer', 'validator'] as const, ['validator', 'optimizer'] as const].map(
      (agents) => {
        const session = openSession();
        agents.forEach((agent) => session.propose(agent, CPU, agent === 'optimizer' ? '300m' : '400m'));
        return mergePatches(draft, session.patches).resolved.blueprint;
      },
    );
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]?.components['orders']?.resources.requests.cpu).toBe('300m');
  });

  it('keeps the first failure', () => {
    const session = openSession();
    session.recordFailure(new Error('first'));
    session.recordFailure(new Error('second'));
    expect(session.failure?.message).toBe('first');
  });
});
