import { afterAll, describe, expect, it } from 'vitest';
import { openRealEngine } from '../../../test/support/real-engine.js';
import {
  cronJobBlueprint,
  daemonSetBlueprint,
  everyKindBlueprint,
  jobBlueprint,
  migrationBlueprint,
  sidecarBlueprint,
} from '../../../test/support/workload-blueprints.js';
import { compileChart } from '../../core/chart/compile-chart.js';
import { EXAMPLE_SECRET } from '../../core/chart/features/secrets/example-secret.js';
import { parseManifests } from '../../core/checks/manifest/parse-manifests.js';
import type { ManifestObject } from '../../core/checks/manifest/manifest-object.js';
import { runChecks } from '../../core/checks/run-checks.js';
import type { RenderCase } from '../../core/ports/helm-engine.js';
import { ChartChecks } from './workbench/chart-checks.js';

const { engine, close } = openRealEngine();
afterAll(close);

const VERSIONS = ['1.30', '1.34', '1.35', '1.36', '1.37'];
const CHARTS = [
  ['cleanup', cronJobBlueprint],
  ['billing', migrationBlueprint],
  ['importer', jobBlueprint],
  ['agent', daemonSetBlueprint],
  ['portal', sidecarBlueprint],
] as const;

describe.each(CHARTS)('the chart %s, with the real engine', (_, blueprint) => {
  const resolved = blueprint();
  const checks = new ChartChecks(engine, compileChart(resolved), VERSIONS);

  it('passes lint, strict schemas and its own unit tests', async () => {
    expect(await checks.lint()).toMatchObject({ ok: true });
    const { problems, unknownKinds, renders } = await checks.validate();
    expect(problems).toEqual([]);
    expect(unknownKinds).toEqual([]);
    expect(renders.filter((render) => !render.ok)).toEqual([]);
    const { ok, results } = await checks.unitTest();
    expect(results.filter((result) => !result.passed)).toEqual([]);
    expect(ok).toBe(true);
  });

  it('gives our rules nothing to say', async () => {
    expect(await checks.findByRules(resolved)).toEqual([]);
  });
});

async function render(
  blueprint: typeof jobBlueprint,
  ...cases: readonly RenderCase[]
): Promise<readonly (readonly ManifestObject[])[]> {
  const rendered = await engine.render(compileChart(blueprint()), cases);
  return rendered.map((result) => parseManifests(result.documents).objects);
}

const KINDS: readonly string[] = ['CronJob', 'DaemonSet', 'Deployment', 'Job'];

const nameOf = (objects: readonly ManifestObject[] | undefined, kind: string): string =>
  objects?.find((object) => object.kind === kind)?.name ?? '';

describe('a Job of its own', () => {
  it('gets another name only when what it runs has changed', async () => {
    const [first, again, image, deadline, release] = await render(
      jobBlueprint,
      { name: 'first', releaseName: 'importer' },
      { name: 'again', releaseName: 'importer', kubernetesVersion: '1.37.0' },
      { name: 'image', releaseName: 'importer', set: ['image.tag=1.0.0'] },
      {
        name: 'deadline',
        releaseName: 'importer',
        set: ['job.activeDeadlineSeconds=60', 'job.parallelism=1'],
      },
      { name: 'release', releaseName: 'a'.repeat(53) },
    );
    const name = nameOf(first, 'Job');
    expect(name).toMatch(/^importer-[0-9a-f]{8}$/);
    expect([nameOf(again, 'Job'), nameOf(deadline, 'Job')]).toEqual([name, name]);
    expect(nameOf(image, 'Job')).toMatch(/^importer-[0-9a-f]{8}$/);
    expect(nameOf(image, 'Job')).not.toBe(name);
    expect(nameOf(release, 'Job').length).toBeLessThanOrEqual(57);
  });
});

describe('components of every kind in one chart', () => {
  it('render beside each other under names and labels of their own', async () => {
    const [objects = []] = await render(everyKindBlueprint, {
      name: 'default',
      releaseName: 'b'.repeat(53),
      set: [`migrate.secrets.lock.values.key=${EXAMPLE_SECRET}`],
    });
    const workloads = objects.filter(({ kind }) => KINDS.includes(kind));
    expect(
      workloads.map(({ kind, labels }) => `${kind} ${labels['app.kubernetes.io/component'] ?? ''}`).sort(),
    ).toEqual(['CronJob nightly', 'DaemonSet agent', 'Deployment web', 'Job import', 'Job migrate']);
    const names = workloads.map(({ kind, name }) => `${kind}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(runChecks({ cases: [{ name: 'default', objects }], files: new Map<string, string>() })).toEqual(
      [],
    );
  });

  it('validate on every version, and pass their own tests', async () => {
    // The record marks a chart of ours, whose required values the checks then give.
    const files = new Map([...compileChart(everyKindBlueprint()), ['.autopilot/record.json', '{}'] as const]);
    const checks = new ChartChecks(engine, files, VERSIONS);
    const { problems, renders } = await checks.validate();
    expect(renders.filter((one) => !one.ok)).toEqual([]);
    expect(problems).toEqual([]);
    expect((await checks.unitTest()).results.filter((result) => !result.passed)).toEqual([]);
  });
});

describe('a migration before the install', () => {
  it('finds everything it needs made by hooks before it', async () => {
    const [objects = []] = await render(migrationBlueprint, { name: 'default' });
    const own = objects.filter(({ labels }) => labels['app.kubernetes.io/component'] === 'migrate');
    const weights = own.map(({ kind, annotations }) => `${kind} ${annotations['helm.sh/hook-weight'] ?? ''}`);
    expect(weights.sort()).toEqual([
      'ConfigMap -1',
      'ExternalSecret -1',
      'Job 0',
      'NetworkPolicy -1',
      'ServiceAccount -1',
    ]);
    expect(new Set(own.map(({ annotations }) => annotations['helm.sh/hook']))).toEqual(
      new Set(['pre-install,pre-upgrade']),
    );
    const others = objects.filter((object) => object.hooks.length > 0 && !own.includes(object));
    // One pod asks the component, another one the data store of the migration.
    expect(others.map(({ hooks }) => hooks)).toEqual([['test'], ['test']]);
  });
});

describe('a pod with further containers', () => {
  it('moves every image to the global registry and keeps them in order', async () => {
    const [objects = []] = await render(sidecarBlueprint, {
      name: 'mirror',
      set: ['global.imageRegistry=mirror.example.com'],
    });
    const deployment = objects.find(({ kind }) => kind === 'Deployment');
    const text = JSON.stringify(deployment?.content);
    expect([...text.matchAll(/"image":"([^"]*)"/g)].map(([, image]) => image).sort()).toEqual([
      'mirror.example.com/acme/database-proxy:2.14.1',
      'mirror.example.com/acme/portal:7.1.0',
      'mirror.example.com/acme/portal:7.1.0',
    ]);
    expect(text.indexOf('database-proxy:')).toBeLessThan(text.indexOf('check-schema'));
  });
});
