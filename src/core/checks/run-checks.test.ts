import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HARDENED_FILES, hardenedInput, hardenedObjects } from '../../../test/support/hardened-chart.js';
import { Finding } from './finding.js';
import { runChecks } from './run-checks.js';

const POD = '/spec/template/spec';
const PRIVILEGED = { 'Deployment/demo': { [`${POD}/containers/0/securityContext/privileged`]: true } };

describe('runChecks', () => {
  it('is silent on the hardened chart', () => {
    expect(runChecks(hardenedInput())).toEqual([]);
  });

  it('is silent on the hardened chart with an autoscaler instead of replicas', () => {
    const scaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: demo
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: demo}
  minReplicas: 2
  maxReplicas: 10
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 75}}}]`;
    expect(
      runChecks(hardenedInput({ 'Deployment/demo': { '/spec/replicas': undefined } }, [scaler])),
    ).toEqual([]);
  });

  it('finds nothing to say about nothing', () => {
    expect(runChecks({ cases: [], files: new Map() })).toEqual([]);
  });

  it('names the cases of a problem that not every case has', () => {
    const findings = runChecks({
      cases: [
        { name: 'default', objects: hardenedObjects() },
        { name: 'prod', objects: hardenedObjects(PRIVILEGED) },
        { name: 'staging', objects: hardenedObjects(PRIVILEGED) },
      ],
      files: HARDENED_FILES,
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'pod-security/privileged',
      severity: 'critical',
      engine: 'pod-security',
      resource: 'Deployment/demo',
      pointer: `${POD}/containers/0/securityContext/privileged`,
      file: 'templates/deployment.yaml',
      line: 10,
      cases: ['prod', 'staging'],
    });
    expect(findings[0]?.message).toContain('only in prod, staging');
  });

  it('runs only the engines it is asked for', () => {
    const input = hardenedInput({
      'Deployment/demo': {
        ...PRIVILEGED['Deployment/demo'],
        [`${POD}/containers/0/image`]: 'ghcr.io/acme/demo',
      },
    });
    expect(runChecks(input, ['images']).map((finding) => finding.rule)).toEqual(['images/tag']);
    expect(runChecks(input).map((finding) => finding.rule)).toEqual([
      'pod-security/privileged',
      'images/tag',
    ]);
  });

  it('gives findings that fit the schema', () => {
    for (const finding of runChecks(hardenedInput(PRIVILEGED)))
      expect(Finding.parse(finding)).toEqual(finding);
  });

  it('gives the same findings whatever the order of cases and objects', () => {
    const broken = hardenedObjects({
      'Deployment/demo': { [POD]: { containers: [{ name: 'demo', image: 'nginx' }] } },
      'Service/demo': { '/spec/selector': { app: 'other' } },
    });
    const expected = runChecks({
      cases: [
        { name: 'a', objects: broken },
        { name: 'b', objects: hardenedObjects(PRIVILEGED) },
      ],
      files: HARDENED_FILES,
    });
    expect(expected.length).toBeGreaterThan(15);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...broken], { minLength: broken.length }),
        fc.boolean(),
        (objects, isReversed) => {
          const cases = [
            { name: 'a', objects },
            { name: 'b', objects: hardenedObjects(PRIVILEGED) },
          ];
          const input = { cases: isReversed ? cases.reverse() : cases, files: HARDENED_FILES };
          expect(runChecks(input)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('survives any JSON in the place of any field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          '/spec',
          '/metadata',
          POD,
          `${POD}/containers`,
          `${POD}/containers/0`,
          `${POD}/volumes`,
        ),
        fc.jsonValue(),
        (pointer, value) => {
          for (const finding of runChecks(hardenedInput({ 'Deployment/demo': { [pointer]: value } })))
            expect(() => Finding.parse(finding)).not.toThrow();
        },
      ),
      { numRuns: 150 },
    );
  });
});
