import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.js';
import { CHART_FEATURES } from '../src/core/chart/features/index.js';
import { CHECKS } from '../src/core/checks/index.js';
import { ERROR_CATALOG } from '../src/core/errors/catalog.js';

const ROOT = resolve(import.meta.dirname, '..');

/** Files above the question mark of the size table, each with the reason why it is not split. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'src/core/checks/rules.test.ts': 'one table with a row per rule; splitting it would hide a missing row',
  'src/core/chart/template-texts.generated.ts': 'generated',
};
const LONGEST_UNEXPLAINED = 400;

/** Codes of the catalog that nothing raises yet, each with the reason why it is there. */
const NOT_RAISED_YET: Readonly<Record<string, string>> = {
  MODEL_UNAVAILABLE:
    'language models are not built yet; the agents already tell it apart from other failures',
};

/** The folder `features/helpers` is named after what charts call it: `_helpers.tpl`. */
const CATCH_ALL_NAMES = /^(utils?|helpers?|common|misc|shared|types)\.ts$/;
const NAMED_AFTER_A_FEATURE = 'src/core/chart/features/helpers/helpers.ts';

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const SOURCES = listFiles('src').filter((path) => path.endsWith('.ts'));
const TEST_TEXTS = [...listFiles('src'), ...listFiles('test')]
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => read(path))
  .join('\n');

describe('files', () => {
  it('are split by concept, or say why they are long', () => {
    const long = [...SOURCES, ...listFiles('test').filter((path) => path.endsWith('.ts'))].filter(
      (path) => !path.startsWith('test/golden/') && read(path).split('\n').length > LONGEST_UNEXPLAINED,
    );
    expect(long.filter((path) => !Object.hasOwn(LONG_FILES, path))).toEqual([]);
  });

  it('are kebab-case and named after what they hold, never after "several things"', () => {
    const odd = SOURCES.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts$/.test(basename(path)));
    const vague = SOURCES.filter(
      (path) => CATCH_ALL_NAMES.test(basename(path)) && path !== NAMED_AFTER_A_FEATURE,
    );
    expect([...odd, ...vague]).toEqual([]);
  });

  it('named index.ts are registries', () => {
    const barrels = SOURCES.filter(
      (path) => basename(path) === 'index.ts' && /^export (\*|\{[^}]*\} from)/m.test(read(path)),
    );
    expect(barrels).toEqual([]);
  });
});

describe('commands', () => {
  const files = listFiles('src/cli/commands')
    .map((path) => basename(path, '.ts'))
    .filter((name) => name !== 'index' && !name.endsWith('.test'));

  it('are one file and one registry line each', () => {
    expect(files).toEqual(COMMANDS.map(({ path }) => path.join('-')).sort());
  });

  it('show an example that begins with their own words', () => {
    const silent = COMMANDS.filter(
      ({ path, examples }) => !examples.some((line) => line.includes(`autopilot ${path.join(' ')}`)),
    );
    expect(silent.map(({ path }) => path.join(' '))).toEqual([]);
  });

  it('are all in the README', () => {
    const readme = read('README.md');
    expect(COMMANDS.map(({ path }) => path.join(' ')).filter((name) => !readme.includes(name))).toEqual([]);
  });
});

describe('chart features', () => {
  const folders = readdirSync(join(ROOT, 'src/core/chart/features'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

  it('are one folder and one registry line each, under the same name', () => {
    expect(CHART_FEATURES.map(({ name }) => name).sort()).toEqual(folders);
  });

  it('have a module of their own name', () => {
    const incomplete = folders.filter(
      (name) => !SOURCES.includes(`src/core/chart/features/${name}/${name}.ts`),
    );
    expect(incomplete).toEqual([]);
  });
});

describe('checks', () => {
  it('cite the text they come from and say what to do', () => {
    const silent = CHECKS.filter(({ source, hint }) => !/^https:\/\/\S+$/.test(source) || hint.trim() === '');
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('have unique ids that begin with their engine', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(CHECKS.filter(({ id, engine }) => !id.startsWith(`${engine}/`)).map(({ id }) => id)).toEqual([]);
  });

  it('are each named by a test', () => {
    // rules.test.ts runs every row of this folder.
    const rows = listFiles('test/support/broken-charts').map((path) => read(path));
    const texts = [TEST_TEXTS, ...rows].join('\n');
    expect(CHECKS.map(({ id }) => id).filter((id) => !texts.includes(`'${id}'`))).toEqual([]);
  });
});

describe('ports', () => {
  const contracts = listFiles('test/contract').filter((path) => path.endsWith('.contract.ts'));

  it('have contract suites that are called by tests', () => {
    const uncalled = contracts.filter((path) => !TEST_TEXTS.includes(`${basename(path, '.ts')}.js`));
    expect(contracts.length).toBeGreaterThan(5);
    expect(uncalled).toEqual([]);
  });

  it('have no adapter folder without a test', () => {
    const adapters = readdirSync(join(ROOT, 'src/adapters'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    // The system clock has nothing to test but the system; process identity is proved by the claim tests.
    const exempt = new Set(['clock', 'process']);
    const untested = adapters
      .map((entry) => entry.name)
      .filter(
        (name) =>
          !exempt.has(name) &&
          !TEST_TEXTS.includes(`adapters/${name}/`) &&
          !SOURCES.some((path) => path.startsWith(`src/adapters/${name}/`) && path.endsWith('.test.ts')),
      );
    expect(untested).toEqual([]);
  });
});

describe('error codes', () => {
  const documented = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);

  it('are in docs/errors.md, and nothing else is', () => {
    expect(documented).toEqual(Object.keys(ERROR_CATALOG).sort());
  });

  it('are each used by the product', () => {
    const texts = SOURCES.filter((path) => !path.endsWith('.test.ts') && !path.endsWith('errors/catalog.ts'))
      .map(read)
      .join('\n');
    const unused = Object.keys(ERROR_CATALOG).filter((code) => !texts.includes(`'${code}'`));
    expect(unused.sort()).toEqual(Object.keys(NOT_RAISED_YET).sort());
  });
});

describe('documents', () => {
  const documents = [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...listFiles('docs').filter((path) => path.endsWith('.md')),
  ];

  it('link to files that exist', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter(
          (target) =>
            statSync(join(ROOT, dirname(document), target), { throwIfNoEntry: false }) === undefined,
        )
        .map((target) => `${document}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([a-z:-]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${document}: npm run ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
