import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from './load-configuration.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function load(
  environment: Readonly<Record<string, string>> = {},
  project?: string,
): ReturnType<typeof loadConfiguration> {
  if (project !== undefined) writeFileSync(join(folder, 'k8s-autopilot.yaml'), project);
  return loadConfiguration({ environment: { HOME: folder, ...environment }, workingDirectory: folder });
}

describe('loadConfiguration', () => {
  it('prefers flags, then the environment, then the project, then the user, then defaults', () => {
    mkdirSync(join(folder, '.config', 'k8s-autopilot'), { recursive: true });
    writeFileSync(
      join(folder, '.config', 'k8s-autopilot', 'config.yaml'),
      'environments: [user]\nmode: auto\n',
    );
    const originOf = (key: string, loaded: ReturnType<typeof load>): string | undefined =>
      loaded.entries.find((entry) => entry.key === key)?.origin;
    expect(originOf('environments', load())).toContain('config.yaml');
    expect(originOf('environments', load({}, 'environments: [project]\n'))).toContain('k8s-autopilot.yaml');
    const fromEnvironment = load({ AUTOPILOT_ENVIRONMENTS: 'dev,prod' });
    expect(originOf('environments', fromEnvironment)).toBe('environment AUTOPILOT_ENVIRONMENTS');
    expect(fromEnvironment.configuration.environments).toEqual(['dev', 'prod']);
    const flagged = loadConfiguration({
      environment: { HOME: folder },
      workingDirectory: folder,
      flags: { dataDirectory: 'data' },
    });
    expect(flagged.configuration.dataDirectory).toBe(join(folder, 'data'));
    expect(originOf('mode', load())).toContain('config.yaml');
  });

  it.each([
    ['an unknown key', 'enviroments: [dev]\n', 'Did you mean "environments"?'],
    ['a key only the user may set', 'mode: auto\n', 'on the command line or in the environment'],
    ['a mapping where a list belongs', 'environments: {a: 1}\n', 'a list of plain values'],
    ['an empty list', 'environments: []\n', 'a list of plain values'],
    ['text that is not YAML', 'environments: [\n', 'Correct the syntax.'],
  ])('refuses %s in a project file and says what to do', (_name, project, hint) => {
    expect(() => load({}, project)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', hint: expect.stringContaining(hint) as string }),
    );
  });

  it('reads the rest when a value cannot be read, and says which and where', () => {
    const { configuration, entries, problems } = load(
      { AUTOPILOT_MODE: 'fast' },
      'environments: [Prod, ../x]\n',
    );
    expect(problems).toMatchObject([
      { code: 'CONFIG_INVALID', hint: 'Correct environment AUTOPILOT_MODE.' },
      { code: 'CONFIG_INVALID', hint: expect.stringContaining('k8s-autopilot.yaml') as string },
    ]);
    expect(configuration).toMatchObject({ mode: 'manual', environments: ['dev', 'staging', 'prod'] });
    expect(entries.find(({ key }) => key === 'mode')).toMatchObject({
      value: 'invalid',
      problem: expect.stringContaining('"fast"') as string,
    });
  });

  it('keeps a version as it was written', () => {
    expect(load({}, 'kubernetesVersions: [1.30]\n').configuration.kubernetesVersions).toEqual(['1.30']);
  });

  it('takes empty and relative base directories as unset', () => {
    const { configuration } = load({ HOME: '', XDG_CACHE_HOME: '', XDG_DATA_HOME: 'data' });
    expect(configuration.cacheDirectory).toBe(join(homedir(), '.cache', 'k8s-autopilot'));
    expect(configuration.dataDirectory).toBe(join(homedir(), '.local', 'share', 'k8s-autopilot'));
  });

  it('never shows a secret, also not in an error', () => {
    const { entries } = load({ DATABASE_URL: 'postgres://u:hunter2@db/x' });
    expect(JSON.stringify(entries)).not.toContain('hunter2');
    const invalid = load({ LANGGRAPH_AES_KEY: 'hunter2' });
    expect(invalid.entries.find(({ key }) => key === 'aesKey')).toMatchObject({ value: 'invalid' });
    expect(JSON.stringify([invalid.entries, invalid.problems.map(({ message }) => message)])).not.toContain(
      'hunter2',
    );
  });
});
