import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { compileChart } from './compile-chart.js';
import {
  everythingBlueprint,
  minimalBlueprint,
  ordersBlueprint,
  platformBlueprint,
  workerBlueprint,
} from '../../../test/support/blueprints.js';
import { dependencyBlueprint } from '../../../test/support/dependency-blueprint.js';
import {
  archiveBlueprint,
  ledgerBlueprint,
  wikiBlueprint,
} from '../../../test/support/stateful-blueprints.js';
import {
  cronJobBlueprint,
  daemonSetBlueprint,
  jobBlueprint,
  migrationBlueprint,
  sidecarBlueprint,
} from '../../../test/support/workload-blueprints.js';
import {
  grpcBlueprint,
  istioBlueprint,
  linkerdBlueprint,
  traefikBlueprint,
} from '../../../test/support/exposure-blueprints.js';
import {
  gpuServerBlueprint,
  observedBlueprint,
  queueWorkerBlueprint,
} from '../../../test/support/observed-blueprints.js';

const goldenDirectory = fileURLToPath(new URL('../../../test/golden', import.meta.url));

const CASES: Readonly<Record<string, () => ResolvedBlueprint>> = {
  orders: ordersBlueprint,
  hello: minimalBlueprint,
  shop: platformBlueprint,
  mixed: everythingBlueprint,
  mailer: workerBlueprint,
  accounts: dependencyBlueprint,
  ledger: ledgerBlueprint,
  wiki: wikiBlueprint,
  archive: archiveBlueprint,
  cleanup: cronJobBlueprint,
  billing: migrationBlueprint,
  importer: jobBlueprint,
  agent: daemonSetBlueprint,
  portal: sidecarBlueprint,
  edge: traefikBlueprint,
  quotes: grpcBlueprint,
  bookings: istioBlueprint,
  desk: linkerdBlueprint,
  rates: () => observedBlueprint(),
  packer: () => queueWorkerBlueprint(),
  vision: () => gpuServerBlueprint(),
};

function readDirectory(directory: string): ReadonlyMap<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path) => relative('.', path))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

function writeDirectory(directory: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

describe('golden charts', () => {
  // UPDATE_GOLDEN=1 rewrites the directories; a person then reviews the difference.
  const isUpdate = process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined;

  it.each(Object.entries(CASES))('compiles %s to the files in its directory', (name, blueprint) => {
    const directory = join(goldenDirectory, name);
    const compiled = compileChart(blueprint());
    if (isUpdate) writeDirectory(directory, compiled);
    const golden = readDirectory(directory);
    expect([...compiled.keys()].sort()).toEqual([...golden.keys()].sort());
    for (const [path, content] of golden) expect(compiled.get(path), path).toBe(content);
  });

  it('has a Blueprint for every directory', () => {
    const directories = readdirSync(goldenDirectory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(directories.sort()).toEqual(Object.keys(CASES).sort());
  });
});
