import { describe, expect, it } from 'vitest';
import { hardenedInput, hardenedObjects } from '../../../../test/support/hardened-chart.js';
import { dependencyBlueprint } from '../../../../test/support/dependency-blueprint.js';
import { runChecks } from '../run-checks.js';

const LABELS = '{app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}';

const object = (kind: string, spec: string): string =>
  `{apiVersion: example.com/v1, kind: ${kind}, metadata: {name: demo-store, namespace: prod, labels: ${LABELS}}, spec: ${spec}}`;

/** Secrets that the check misses when the pod reads one and the object is in the chart. */
function missingSecrets(secret: string, added: readonly string[]): readonly string[] {
  const variable = { name: 'STORE_URL', valueFrom: { secretKeyRef: { name: secret, key: 'uri' } } };
  const changes = { 'Deployment/demo': { '/spec/template/spec/containers/0/env/0': variable } };
  const input = hardenedInput();
  const objects = hardenedObjects(changes, added);
  return runChecks({ ...input, cases: [{ name: 'default', objects }] }, ['references'])
    .filter(({ rule }) => rule === 'references/config-exists')
    .map(({ message }) => message);
}

describe('references/config-exists', () => {
  it.each([
    ['Cluster', '{instances: 3}', 'demo-store-app'],
    ['MariaDB', '{connection: {secretName: demo-store-connection}}', 'demo-store-connection'],
    ['PerconaServerMongoDB', '{crVersion: 1.22.0}', 'demo-store-custom-user-secret'],
    ['RabbitmqCluster', '{replicas: 3}', 'demo-store-default-user'],
    ['Elasticsearch', '{version: 9.4.3}', 'demo-store-es-elastic-user'],
  ])('knows the Secret that the operator of a %s makes', (kind, spec, secret) => {
    expect(missingSecrets(secret, [object(kind, spec)])).toEqual([]);
    expect(missingSecrets(secret, [])).toHaveLength(1);
    expect(missingSecrets('demo-store-other', [object(kind, spec)])).toHaveLength(1);
  });

  it('knows the Secret of a subchart by its alias', () => {
    const variable = { name: 'REDIS_URL', valueFrom: { secretKeyRef: { name: 'demo-cache', key: 'x' } } };
    const objects = hardenedObjects({
      'Deployment/demo': { '/spec/template/spec/containers/0/env/0': variable },
    });
    const cases = [{ name: 'default', objects }];
    const rules = (blueprint?: ReturnType<typeof dependencyBlueprint>): readonly string[] =>
      runChecks({ ...hardenedInput(), cases, ...(blueprint === undefined ? {} : { blueprint }) }, [
        'references',
      ])
        .map(({ rule }) => rule)
        .filter((rule) => rule === 'references/config-exists');
    expect(rules()).toHaveLength(1);
    expect(rules(dependencyBlueprint())).toEqual([]);
  });
});
