import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { webChart } from '../../../../test/contract/helm-engine-charts.js';
import type { HelmEngine } from '../../../core/ports/helm-engine.js';
import { FakeHelmEngine } from '../fake/fake-helm-engine.js';
import type { ManifestValidator, RenderedVersion } from '../manifest-validator.js';
import { createBinaryHelmEngine } from './binary-helm-engine.js';

/** Runs as the built-in engine and remembers what it was asked to validate. */
class BuiltIn extends FakeHelmEngine implements ManifestValidator {
  readonly validatedRenders: RenderedVersion[] = [];

  validateDocuments(
    renders: readonly RenderedVersion[],
  ): Promise<{ problems: []; unknownKinds: []; validated: number }> {
    this.validatedRenders.push(...renders);
    return Promise.resolve({ problems: [], unknownKinds: [], validated: renders.length });
  }
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binary-engine-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A stand-in for helm: a shell script. */
function open(script: string, timeLimitMilliseconds = 10_000): { engine: HelmEngine; builtIn: BuiltIn } {
  const binary = join(folder, 'helm.sh');
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o700);
  const builtIn = new BuiltIn();
  return { builtIn, engine: createBinaryHelmEngine({ binary, builtIn, timeLimitMilliseconds }) };
}

const printService = `printf -- '---\\n# Source: web/templates/service.yaml\\nkind: Service\\nmetadata:\\n  name: web\\n'`;

describe('the helm process', () => {
  it('gets arguments one by one, without a shell', async () => {
    const log = join(folder, 'argv');
    const { engine } = open(`for a in "$@"; do echo "$a" >> ${log}; done; ${printService}`);
    await engine.render(webChart, [
      {
        name: 'a',
        releaseName: 'r',
        namespace: '$(touch x)',
        set: ['a=`id`'],
        kubernetesVersion: '1.34.0',
        isUpgrade: true,
      },
    ]);
    const [command, release, chart, ...rest] = readFileSync(log, 'utf8').split('\n');
    expect([command, release]).toEqual(['template', 'r']);
    expect(chart).toContain('k8s-autopilot-helm-');
    expect(rest.slice(0, 7)).toEqual([
      '--namespace',
      '$(touch x)',
      '--set',
      'a=`id`',
      '--kube-version',
      '1.34.0',
      '--is-upgrade',
    ]);
  });

  it('sees nothing of the caller’s environment and leaves nothing behind', async () => {
    vi.stubEnv('SECRET_TOKEN', 'hunter2');
    vi.stubEnv('KUBECONFIG', '/home/me/.kube/config');
    const log = join(folder, 'env');
    const { engine } = open(`env > ${log}; ls -ld . >> ${log}; ${printService}`);
    await engine.render(webChart, [{ name: 'a' }]);
    const seen = readFileSync(log, 'utf8');
    expect(seen).not.toContain('hunter2');
    expect(seen).not.toContain('/home/me');
    expect(seen).toMatch(/^drwx------/m);
    expect(readdirSync(folder).filter((name) => name.startsWith('k8s-autopilot'))).toEqual([]);
  });

  it('is ended after the time limit', async () => {
    const { engine } = open('exec sleep 20', 50);
    await expect(engine.render(webChart, [{ name: 'a' }])).rejects.toMatchObject({ code: 'TIMED_OUT' });
  });

  it('is ended by close', async () => {
    const { engine, builtIn } = open('exec sleep 20');
    const call = engine.lint(webChart);
    const refused = expect(call).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await engine.close();
    await refused;
    await expect(builtIn.info()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });

  it.each([
    ['does not exist', '/no/such/helm'],
    ['cannot be executed', '/etc/hostname'],
  ])('that %s is named', async (_, binary) => {
    const engine = createBinaryHelmEngine({ binary, builtIn: new BuiltIn() });
    await expect(engine.info()).rejects.toMatchObject({
      code: 'HELM_NOT_FOUND',
      message: expect.stringContaining(binary) as string,
    });
  });
});

describe('what comes back', () => {
  it('is one diagnostic with stage and place when helm fails', async () => {
    const { engine } = open(
      'echo "Error: YAML parse error on web/templates/service.yaml: error converting YAML to JSON: yaml: line 3: bad" >&2; exit 1',
    );
    const [result] = await engine.render(webChart, [{ name: 'a' }]);
    expect(result?.errors).toMatchObject([
      { stage: 'manifest', file: 'web/templates/service.yaml', line: 3 },
    ]);
  });

  it('is validated by the built-in engine, per case and version', async () => {
    const { engine, builtIn } = open(printService);
    const outcome = await engine.validate(webChart, [{ name: 'a' }, { name: 'b' }], ['1.34.4', '1.37.1']);
    expect(outcome.renders.map(({ name }) => name)).toEqual(['a@1.34.4', 'a@1.37.1', 'b@1.34.4', 'b@1.37.1']);
    expect(
      builtIn.validatedRenders.map(({ caseName, kubernetesVersion, documents }) => [
        caseName,
        kubernetesVersion,
        documents.length,
      ]),
    ).toEqual([
      ['a', '1.34.4', 1],
      ['a', '1.37.1', 1],
      ['b', '1.34.4', 1],
      ['b', '1.37.1', 1],
    ]);
  });

  it('reads lint messages that go over several lines', async () => {
    const { engine } = open(
      `printf '==> Linting x\\n[INFO] Chart.yaml: icon is recommended\\n[ERROR] templates/a.yaml: first\\n  second\\n\\nError: 1 chart(s) linted, 1 chart(s) failed\\n'; exit 1`,
    );
    expect(await engine.lint(webChart)).toEqual({
      ok: false,
      diagnostics: [
        { stage: 'lint', severity: 'info', file: 'Chart.yaml', message: 'icon is recommended' },
        { stage: 'lint', severity: 'error', file: 'templates/a.yaml', message: 'first\n  second' },
      ],
    });
  });

  it('refuses paths that leave the chart before anything runs', async () => {
    const { engine } = open(printService);
    const chart = new Map(webChart).set('../outside.yaml', 'a: 1\n');
    await expect(engine.render(chart, [{ name: 'a' }])).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });
});
