import { describe, expect, it } from 'vitest';
import { findingsFromEngine } from './findings-from-engine.js';
import { Finding } from './finding.js';

const PROBLEM = {
  caseName: 'default@1.34.0',
  kubernetesVersion: '1.34.0',
  template: 'demo/templates/service.yaml',
  kind: 'Service',
  name: 'demo',
  pointer: '/spec/prots',
  message: 'unknown field',
};

describe('findingsFromEngine', () => {
  it('has nothing to say about an engine that reports nothing', () => {
    expect(findingsFromEngine({})).toEqual([]);
  });

  it('converts every part with its place, worst first', () => {
    const findings = findingsFromEngine({
      lint: {
        ok: false,
        diagnostics: [
          { stage: 'lint', severity: 'info', message: 'icon is recommended', file: 'Chart.yaml', line: 0 },
          { stage: 'lint', severity: 'warning', message: 'object name does not conform' },
        ],
      },
      validation: {
        renders: [
          {
            name: 'prod',
            ok: false,
            documents: [],
            manifest: '',
            notes: '',
            errors: [
              {
                stage: 'render',
                severity: 'error',
                message: 'nil pointer',
                file: 'templates/x.yaml',
                line: 7,
              },
            ],
          },
        ],
        problems: [PROBLEM, { ...PROBLEM, caseName: 'default@1.35.0', kubernetesVersion: '1.35.0' }],
        unknownKinds: [],
        validated: 2,
      },
      unitTests: {
        ok: false,
        results: [
          {
            suite: 'deployment',
            file: 'tests/deployment_test.yaml',
            test: 'runs two',
            passed: false,
            message: 'a\nb\nc\nd\ne\nf\ng',
          },
          {
            suite: 'deployment',
            file: 'tests/deployment_test.yaml',
            test: 'is fine',
            passed: true,
            message: '',
          },
        ],
        diagnostics: [],
      },
    });
    expect(
      findings.map(({ severity, rule, file, line, cases }) => ({ severity, rule, file, line, cases })),
    ).toEqual([
      { severity: 'high', rule: 'render/render', file: 'templates/x.yaml', line: 7, cases: ['prod'] },
      {
        severity: 'high',
        rule: 'schema/strict',
        file: 'templates/service.yaml',
        line: undefined,
        cases: ['default@1.34.0', 'default@1.35.0'],
      },
      {
        severity: 'high',
        rule: 'unittest/failed',
        file: 'tests/deployment_test.yaml',
        line: undefined,
        cases: undefined,
      },
      { severity: 'medium', rule: 'lint/lint', file: undefined, line: undefined, cases: undefined },
      { severity: 'info', rule: 'lint/lint', file: 'Chart.yaml', line: undefined, cases: undefined },
    ]);
    for (const finding of findings) expect(Finding.parse(finding)).toEqual(finding);
    expect(findings[2]?.message).toContain('…');
  });
});
