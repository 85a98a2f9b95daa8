import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RaisedEvent } from '../../contract/run-event.js';
import type { ProgressTarget } from '../command-context.js';
import { PhaseLines } from './phase-lines.js';
import { PhaseTree } from './phase-tree.js';
import { formatElapsed } from './progress.js';
import { createStyle } from './style.js';

function createTarget(): { readonly target: ProgressTarget; readonly written: () => string } {
  let text = '';
  const stream = {
    columns: 80,
    write: (chunk: string) => ((text += chunk), true),
  } as unknown as NodeJS.WriteStream;
  return { target: { stream, isTerminal: true, style: createStyle(false) }, written: () => text };
}

const EVENTS: readonly RaisedEvent[] = [
  { type: 'run-start', data: { workflow: 'chart', mode: 'auto', attempt: 1 } },
  { type: 'phase-start', data: { phase: 'coordinator', round: 0 } },
  { type: 'tool-end', data: { agent: 'coordinator', tool: 'parse_requirements', ok: true } },
  { type: 'phase-end', data: { phase: 'coordinator', summary: '9 facts \u001b[31m' } },
  { type: 'note', data: { level: 'warning', text: 'not understood: purple' } },
  { type: 'phase-start', data: { phase: 'validator', round: 1 } },
  {
    type: 'review-requested',
    data: { reviewId: 'review-1', gate: 'generation', title: 'Look at the files' },
  },
];

const ESCAPE = '\u001b';
const CONTROL_SEQUENCE = new RegExp(`${ESCAPE}\\[[\\d?]*[A-Za-z]`, 'g');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('PhaseLines', () => {
  it('prints one plain line per finished phase, notes and what waits, with escapes made visible', () => {
    const { target, written } = createTarget();
    const lines = new PhaseLines(target, false);
    for (const event of EVENTS) lines.observe(event, 'run-1');
    lines.stop();
    expect(written().split('\n')).toEqual([
      'run run-1',
      'done coordinator (read the request): 9 facts \\u{001b}[31m 0.0 s',
      'warning not understood: purple',
      'waiting Look at the files (review-1)',
      '',
    ]);
  });

  it('adds tools when it is verbose', () => {
    const { target, written } = createTarget();
    const lines = new PhaseLines(target, true);
    for (const event of EVENTS) lines.observe(event, 'run-1');
    lines.stop();
    expect(written()).toContain('  ok coordinator: parse_requirements\n');
  });

  it('gives a sign of life every ten seconds, and none after the end', () => {
    const { target, written } = createTarget();
    const lines = new PhaseLines(target, false);
    lines.observe({ type: 'phase-start', data: { phase: 'planner', round: 0 } }, 'run-1');
    vi.advanceTimersByTime(21_000);
    expect(written().match(/still at planner/g)).toHaveLength(2);
    lines.stop();
    vi.advanceTimersByTime(60_000);
    expect(written().match(/still at planner/g)).toHaveLength(2);
  });
});

describe('PhaseTree', () => {
  it('shows every phase with its state and gives the cursor back', () => {
    const { target, written } = createTarget();
    const tree = new PhaseTree(target, false);
    for (const event of EVENTS) tree.observe(event, 'run-1');
    tree.stop();
    const last = written().slice(written().lastIndexOf('\u001b[0J') + 4);
    expect(last).toContain('✓ read the request');
    expect(last).toContain('9 facts \\u{001b}[31m');
    expect(last).toMatch(/\? lint, render, validate .*\(round 2\)/);
    expect(last).toContain('○ package');
    expect(last.endsWith('\u001b[?25h')).toBe(true);
  });

  it('keeps every line within the width of the terminal, so that redrawing finds its place', () => {
    const { target, written } = createTarget();
    const tree = new PhaseTree(target, false);
    tree.observe({ type: 'phase-start', data: { phase: 'planner', round: 0 } }, 'run-1');
    tree.observe({ type: 'phase-end', data: { phase: 'planner', summary: 'long '.repeat(40) } }, 'run-1');
    tree.stop();
    const longest = Math.max(
      ...written()
        .replace(CONTROL_SEQUENCE, '')
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(80);
  });
});

it.each([
  [0, '0.0 s'],
  [1234, '1.2 s'],
  [125_000, '2 min 5 s'],
])('formats %d ms', (elapsedMs, text) => {
  expect(formatElapsed(elapsedMs)).toBe(text);
});
