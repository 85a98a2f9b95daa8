import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../app/autopilot.js';
import type { ChartRunOutput } from '../../contract/chart-run.js';
import { createStyle } from '../terminal/style.js';
import { renderRunSummary } from './run-summary.js';

const EMPTY: ChartRunOutput = {
  decisions: [],
  checks: [],
  findings: [],
  findingCounts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  unread: [],
  notes: [],
  questions: [],
  reviews: [],
  nextActions: [],
};

function resultWith(status: RunResult['run']['status'], output: Partial<ChartRunOutput>): RunResult {
  return {
    run: {
      id: 'run-1',
      workflow: 'chart',
      graphVersion: 1,
      status,
      input: {},
      output: null,
      error: null,
      createdAtMs: 0,
      updatedAtMs: 0,
    },
    output: { ...EMPTY, ...output },
    exitCode: 0,
  };
}

const plain = createStyle(false);

describe('renderRunSummary', () => {
  it('says where the chart is, what was decided and why, what was checked and what to run next', () => {
    const text = renderRunSummary(
      resultWith('succeeded', {
        chart: { name: 'orders', version: '0.1.0' },
        chartPath: '/work/charts/orders',
        packagePath: '/elsewhere/orders-0.1.0.tgz',
        decisions: [{ pointer: '/components/0/port', value: '8000', why: 'the request says "port 8000"' }],
        checks: [{ name: 'lint', detail: 'strict, no message', ok: true }],
        unread: ['purple'],
        nextActions: [{ command: 'helm install orders ./charts/orders', why: 'install it' }],
      }),
      plain,
      '/work',
    );
    expect(text).toBe(`Run      run-1  succeeded
Chart    orders 0.1.0
Files    ./charts/orders
Package  /elsewhere/orders-0.1.0.tgz

Decided, and why
  /components/0/port = 8000
      the request says "port 8000"

Checks
  ok      lint  strict, no message

Findings  0 critical, 0 high, 0 medium, 0 low, 0 info

Not understood
  - "purple"

Next
  helm install orders ./charts/orders
      install it`);
  });

  it('gives the whole command that answers open questions, quoted for a shell', () => {
    const text = renderRunSummary(
      resultWith('waiting', {
        questions: [
          {
            id: 'conflict:/a',
            text: 'Which?',
            reason: "it's both",
            pointer: '/a',
            kind: 'choice',
            options: ["it's one", 'two'],
            example: "it's one",
          },
        ],
      }),
      plain,
      '/work',
    );
    expect(text).toContain(`autopilot runs resume run-1 --answer 'conflict:/a=it'\\''s one'`);
    expect(text).toContain("one of: it's one, two");
  });

  it('prints at most twenty findings and counts the rest', () => {
    const findings = Array.from({ length: 23 }, (_unused, index) => ({
      id: `f${index}`,
      rule: `rule-${index}`,
      severity: 'medium' as const,
      engine: 'lint',
      message: 'message',
      standards: [],
    }));
    const text = renderRunSummary(
      resultWith('failed', { findings, checks: [{ name: 'lint', detail: '', ok: false }] }),
      plain,
      '/work',
    );
    expect(text.match(/rule-\d+/g)).toHaveLength(20);
    expect(text).toContain('and 3 more');
    expect(text).toContain('23 medium');
  });
});
