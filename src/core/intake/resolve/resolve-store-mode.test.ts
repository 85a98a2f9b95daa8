import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import { parseIntent } from '../../blueprint/yaml/parse-intent.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** The Blueprint of one service, with the dependencies written in a file, and what a person is told. */
function resolve(dependencies: string): { readonly blueprint: Blueprint; readonly notes: readonly string[] } {
  const parsed = parseIntent(
    `apiVersion: autopilot.k8s/v1alpha1
components: {ledger: {image: "ghcr.io/acme/ledger:1.4.2", archetype: fastapi}}
dependencies: ${dependencies}
`,
    'autopilot.yaml',
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const facts = parsed.value.map(({ pointer, value, line }) => ({
    pointer,
    value,
    rank: 'input' as const,
    source: { kind: 'file' as const, path: 'autopilot.yaml', line },
  }));
  const resolution = resolveBlueprint(facts, KNOWLEDGE);
  if (resolution.kind !== 'resolved') throw new Error(JSON.stringify(resolution));
  return { blueprint: resolution.resolved.blueprint, notes: resolution.notes };
}

describe('resolveStoreMode', () => {
  it('gives an operator its facts, three members and storage, and the component no Secret to create', () => {
    const { blueprint, notes } = resolve('{database: {engine: postgresql, mode: operator}}');
    expect(blueprint.dependencies['database']).toMatchObject({
      instances: 3,
      storage: '10Gi',
      operator: { kind: 'cloudnative-pg', access: { secretSuffix: '-app', keys: { url: 'uri' } } },
    });
    expect(blueprint.components['ledger']).toMatchObject({
      env: { DATABASE_URL: { dependency: 'database', property: 'url' } },
      secrets: {},
    });
    expect(notes.join('\n')).toContain('database needs CloudNativePG in the cluster: helm upgrade --install');
    expect(notes.join('\n')).not.toContain('create it before');
  });

  it('builds the image from the version that somebody asks for', () => {
    const { blueprint } = resolve('{database: {engine: postgresql, mode: operator, version: "17"}}');
    expect(blueprint.dependencies['database']?.operator?.image).toBe('ghcr.io/cloudnative-pg/postgresql:17');
  });

  it('keeps storage and members that somebody asks for', () => {
    const { blueprint } = resolve('{queue: {engine: rabbitmq, mode: operator, storage: 50Gi, instances: 5}}');
    expect(blueprint.dependencies['queue']).toMatchObject({ storage: '50Gi', instances: 5 });
  });

  it('gives a subchart its values and the storage that somebody asks for', () => {
    const { blueprint, notes } = resolve('{cache: {engine: redis, mode: embedded, storage: 3Gi}}');
    expect(blueprint.dependencies['cache']?.embedded).toMatchObject({
      chart: 'redis',
      values: { persistence: { size: '3Gi' } },
    });
    expect(notes.join('\n')).toContain('run "helm dependency update" in the chart once');
  });

  it('leaves an external one as it was: a Secret that exists', () => {
    const { blueprint } = resolve('{database: {engine: postgresql}}');
    expect(blueprint.dependencies['database']).toEqual({
      engine: 'postgresql',
      mode: 'external',
      port: 5432,
    });
    expect(blueprint.components['ledger']?.env['DATABASE_URL']).toEqual({
      secret: 'database',
      key: 'DATABASE_URL',
    });
  });

  it('gives two stores of one kind variables of their own', () => {
    const { blueprint } = resolve(
      '{first: {engine: postgresql, mode: operator}, second: {engine: postgresql, mode: operator}}',
    );
    expect(blueprint.components['ledger']?.env).toMatchObject({
      DATABASE_URL: { dependency: 'first', property: 'url' },
      SECOND_URL: { dependency: 'second', property: 'url' },
    });
  });
});
