import { DECISIONS_BY_GATE, type Decision, type Gate } from '../../../contract/review.js';
import type { Route } from '../chart-node.js';
import { GATE_NODES, type ChartNodeName, type GateNode } from '../node-names.js';
import type { ChartStateUpdate, ChartStateValues, GateRecord, RunFailure } from '../state.js';
import { decideGate, type GateFacts } from './decide-gate.js';

/** What a node hands to a gate. */
export interface GatePassage<Name extends Gate, Approved extends ChartNodeName> {
  readonly gate: Name;
  readonly facts?: GateFacts;
  /** Digest of the Blueprint at the gate; '' when there is none yet. */
  readonly digest: string;
  /** Where to go when the gate is open, with what to change. */
  readonly approved: Route<Approved>;
  /** Where to go when the proposal is left aside. @default approved */
  readonly skipped?: Route<Approved>;
  /** Changes that hold whatever the gate says. */
  readonly update: ChartStateUpdate;
  /** Why the run ends when the gate is closed for good. */
  readonly failure: RunFailure;
}

/**
 * Sends a run through a gate: on when policy approves, to the gate's own node when a person has to decide, to the end
 * when the mode does not allow to ask. Approvals by policy are recorded like those of people.
 */
export function passGate<Name extends Gate, Approved extends ChartNodeName>(
  state: ChartStateValues,
  passage: GatePassage<Name, Approved>,
): Route<Approved | GateNode<Name> | 'finalize'> {
  const { gate, update, failure } = passage;
  const verdict = decideGate(gate, state.input.mode, state.input, passage.facts ?? {});
  switch (verdict) {
    case 'approve':
    case 'skip': {
      const { goto, update: change } =
        verdict === 'skip' ? (passage.skipped ?? passage.approved) : passage.approved;
      const type = verdict === 'skip' ? 'skip' : DECISIONS_BY_GATE[gate][0];
      const passed = recordDecision(state, {
        gate,
        type,
        digest: passage.digest,
        by: 'policy',
        actor: 'policy',
      });
      return { goto, update: combineUpdates(update, change, passed) };
    }
    case 'ask':
      return { goto: GATE_NODES[gate], update };
    case 'end':
      return { goto: 'finalize', update: { ...update, outcome: 'succeeded' } };
    case 'exit':
      return { goto: 'finalize', update: { ...update, questions: [], outcome: 'failed', failure } };
  }
}

/** A decision as it is recorded; the id follows from the gate's visit count. */
export interface RecordedDecision extends Omit<GateRecord, 'id' | 'decision'> {
  readonly type: Decision['type'];
}

/** The state change that records a decision and counts the gate's visit. */
export function recordDecision(
  state: ChartStateValues,
  { type, ...rest }: RecordedDecision,
): Pick<ChartStateUpdate, 'decisions' | 'rounds'> {
  const visits = (state.rounds[`gate:${rest.gate}`] ?? 0) + 1;
  return {
    decisions: [{ id: `${rest.gate}#${visits}`, decision: type, ...rest }],
    rounds: { [`gate:${rest.gate}`]: visits },
  };
}

/** Puts updates together; counts, decisions and notes of all are kept, other keys are taken from the last that has them. */
export function combineUpdates(...updates: readonly ChartStateUpdate[]): ChartStateUpdate {
  const combined: ChartStateUpdate = {};
  for (const update of updates) {
    const { rounds, decisions, notes } = combined;
    Object.assign(combined, update);
    if (rounds !== undefined) combined.rounds = { ...rounds, ...update.rounds };
    if (decisions !== undefined) combined.decisions = [...decisions, ...(update.decisions ?? [])];
    if (notes !== undefined) combined.notes = [...notes, ...(update.notes ?? [])];
  }
  return combined;
}
