import { describe, expect, it } from 'vitest';
import { resolveStated } from '../../../../test/support/resolve-component.js';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import type { Fact } from '../../blueprint/provenance.js';
import { formatIntent } from '../../blueprint/yaml/format-intent.js';
import { parseIntent } from '../../blueprint/yaml/parse-intent.js';
import type { JsonObject } from '../../ports/json.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** What the application takes from a Blueprint file. */
function factsOfFile(text: string): readonly Fact[] {
  const parsed = parseIntent(text, 'autopilot.yaml');
  if (!parsed.ok) throw new Error(parsed.error.map(({ pointer, message }) => `${pointer} ${message}`).join());
  return parsed.value.map(({ pointer, value, line }) => ({
    pointer,
    value,
    rank: 'input',
    source: { kind: 'file', path: 'autopilot.yaml', line },
  }));
}

const STATED: readonly JsonObject[] = [
  ...KNOWLEDGE.archetypes
    .filter(({ workload }) => workload !== 'CronJob')
    .map(({ id }): JsonObject => ({ archetype: id })),
  { archetype: 'django', schedule: { cron: '0 3 * * *', timeZone: 'Europe/Berlin' } },
  { archetype: 'generic-cron', schedule: { cron: '@daily' }, job: { backoffLimit: 0 } },
  { role: 'worker', scaling: { replicas: 4 }, ports: { http: { containerPort: 9100 } } },
  { workload: 'DaemonSet', ports: { http: { containerPort: 9100 } }, scaling: { replicas: 3 } },
  {
    workload: 'StatefulSet',
    volumes: { data: { mountPath: '/data', size: '9Gi' } },
    scaling: { replicas: 3 },
  },
  { archetype: 'postgresql', ports: { http: { containerPort: 5433 } }, volumes: { data: { size: '50Gi' } } },
  { workload: 'Deployment', volumes: { data: { mountPath: '/data' } }, scaling: { replicas: 3 } },
  { job: { hook: {} } },
  { monitoring: {}, scaling: { vertical: {} }, resources: { gpu: {} }, access: {} },
  { archetype: 'php-fpm', containers: { extra: { image: 'lim/b:1', kind: 'init' } } },
  { role: 'worker', probes: {} },
];

describe('a Blueprint file about any workload', () => {
  it.each(STATED)('gives the same Blueprint again: %j', (stated) => {
    const first = resolveStated(stated);
    if (first.kind === 'questions') throw new Error(JSON.stringify(first.questions));
    const again = resolveBlueprint(factsOfFile(formatIntent(first.resolved)), KNOWLEDGE);
    if (again.kind === 'questions') throw new Error(JSON.stringify(again.questions));
    expect(again.resolved.blueprint).toEqual(first.resolved.blueprint);
  });
});
