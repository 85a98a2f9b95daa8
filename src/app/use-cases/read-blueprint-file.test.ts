import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { readBlueprintFile } from './read-blueprint-file.js';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blueprint-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function read(variable: string): Promise<unknown> {
  const path = join(directory, 'autopilot.yaml');
  await writeFile(
    path,
    `apiVersion: autopilot.k8s/v1alpha1\ncomponents:\n  a:\n    image: lim/a:1\n    env:\n      ${variable}\n`,
  );
  return readBlueprintFile(path, 'autopilot.yaml').catch((error: unknown) => error);
}

it('takes a variable that comes from a Secret', async () => {
  expect(await read('DB_PASSWORD: {secret: db, key: password}')).toMatchObject({ path: 'autopilot.yaml' });
});

it.each(['DB_PASSWORD: {value: open-sesame}', 'DB_PASSWORD: open-sesame'])(
  'refuses %s without repeating it',
  async (variable) => {
    const error = await read(variable);
    expect(error).toMatchObject({ code: 'BLUEPRINT_INVALID' });
    if (!AutopilotError.is(error)) throw new Error('a typed error');
    expect(error.message).toContain('autopilot.yaml:6');
    expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain('open-sesame');
  },
);
