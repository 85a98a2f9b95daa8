import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { FAILSAFE_SCHEMA, load as loadYaml } from 'js-yaml';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { closestWord } from '../../core/text/closest-word.js';
import type { ConfigurationEntry } from '../autopilot.js';
import { SETTINGS, type Configuration, type SettingKey } from './settings.js';

/** Where settings are looked up, strongest first: flags, environment, project file, user file, defaults. */
export interface ConfigurationSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** From command-line options. */
  readonly flags?: Partial<Record<SettingKey, string>>;
}

/** The settings and, for each, where it comes from. */
export interface LoadedConfiguration {
  /** Settings that cannot be read have their default here; whoever works with them looks at `problems` first. */
  readonly configuration: Configuration;
  readonly entries: readonly ConfigurationEntry[];
  /** One for each setting that cannot be read, in the order of the settings. Never holds the value of a secret. */
  readonly problems: readonly AutopilotError[];
}

/** Name of the project file, looked for in the working directory only. */
export const PROJECT_FILE = 'k8s-autopilot.yaml';

/** Settings files are a few lines; anything longer is a mistake. */
const LARGEST_FILE_BYTES = 64 * 1024;

interface Given {
  readonly text: string;
  readonly origin: string;
}

/**
 * Loads the settings. A value that cannot be read is a problem in the result, so that `doctor` and `config view` can show it.
 *
 * @throws AutopilotError `CONFIG_INVALID` naming the file when it is not readable, a key in it is unknown, or a project
 * file sets what only the user may set.
 */
export function loadConfiguration(sources: ConfigurationSources): LoadedConfiguration {
  const projectPath = join(sources.workingDirectory, PROJECT_FILE);
  const userPath = join(configHome(sources.environment), 'k8s-autopilot', 'config.yaml');
  const project = readSettingsFile(projectPath, (key) => SETTINGS[key].projectMaySet);
  const user = readSettingsFile(userPath, (key) => !SETTINGS[key].secret);
  const given = new Map<SettingKey, Given>();
  for (const key of Object.keys(SETTINGS) as SettingKey[]) {
    const found = findFlag(sources, key) ?? findVariable(sources, key) ?? project.get(key) ?? user.get(key);
    if (found !== undefined) given.set(key, found);
  }
  const problems = findProblems(given);
  const valid = new Map([...given].filter(([key]) => !problems.has(key)));
  const configuration = applyDefaults(valid, sources);
  return {
    configuration,
    entries: listEntries(configuration, given, problems),
    problems: [...problems.values()],
  };
}

function findFlag(sources: ConfigurationSources, key: SettingKey): Given | undefined {
  const text = sources.flags?.[key];
  return text === undefined ? undefined : { text, origin: 'command line' };
}

function findVariable(sources: ConfigurationSources, key: SettingKey): Given | undefined {
  for (const name of SETTINGS[key].variables) {
    const text = sources.environment[name];
    if (text !== undefined && text !== '') return { text, origin: `environment ${name}` };
  }
  return key === 'databaseUrl' ? findPostgresVariables(sources.environment) : undefined;
}

/** `POSTGRES_HOST` and its companions, as the official image and the sources of this product name them. */
function findPostgresVariables(environment: ConfigurationSources['environment']): Given | undefined {
  const host = environment['POSTGRES_HOST'];
  if (host === undefined || host === '') return undefined;
  const user = encodeURIComponent(environment['POSTGRES_USER'] ?? 'postgres');
  const password = environment['POSTGRES_PASSWORD'];
  const credentials = password === undefined ? user : `${user}:${encodeURIComponent(password)}`;
  const database = encodeURIComponent(
    environment['POSTGRES_DB'] ?? environment['POSTGRES_USER'] ?? 'postgres',
  );
  return {
    text: `postgresql://${credentials}@${host}:${environment['POSTGRES_PORT'] ?? '5432'}/${database}`,
    origin: 'environment POSTGRES_HOST',
  };
}

function readSettingsFile(
  path: string,
  maySet: (key: SettingKey) => boolean,
): ReadonlyMap<SettingKey, Given> {
  const settings = new Map<SettingKey, Given>();
  const content = readOptionalFile(path);
  if (content === undefined) return settings;
  for (const [name, value] of Object.entries(parseMapping(content, path))) {
    if (!Object.hasOwn(SETTINGS, name)) {
      const nearest = closestWord(name, Object.keys(SETTINGS));
      throw invalid(`${path} has the unknown key "${name}"`, nearest && `Did you mean "${nearest}"?`);
    }
    const key = name as SettingKey;
    if (!maySet(key))
      throw invalid(`${path} must not set "${key}"`, 'Set it on the command line or in the environment.');
    settings.set(key, { text: readScalars(value, key, path), origin: `file ${path}` });
  }
  return settings;
}

/** A setting's text: a scalar, or a list of scalars joined by commas. */
function readScalars(value: unknown, key: SettingKey, path: string): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.filter(
    (item) => typeof item === 'string' || typeof item === 'boolean' || typeof item === 'number',
  );
  if (texts.length === items.length && items.length > 0) return texts.join(',');
  throw invalid(
    `${path} gives "${key}" a value of the wrong form`,
    'Give one value, or a list of plain values.',
  );
}

function readOptionalFile(path: string): string | undefined {
  try {
    const content = readFileSync(path);
    if (content.length > LARGEST_FILE_BYTES)
      throw invalid(`${path} has ${content.length} bytes`, `Keep it below ${LARGEST_FILE_BYTES}.`);
    return content.toString('utf8');
  } catch (cause) {
    if (AutopilotError.is(cause)) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw invalid(`${path} cannot be read`, 'Check its permissions, or remove it.', cause);
  }
}

function parseMapping(content: string, path: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    // Everything stays text: `1.30` is a version, not a number.
    parsed = loadYaml(content, { schema: FAILSAFE_SCHEMA });
  } catch (cause) {
    throw invalid(`${path} is not YAML`, 'Correct the syntax.', cause);
  }
  if (parsed === undefined || parsed === null) return {};
  if (typeof parsed !== 'object' || Array.isArray(parsed))
    throw invalid(`${path} is not a mapping`, 'Write lines such as "mode: manual".');
  return parsed as Record<string, unknown>;
}

function applyDefaults(given: ReadonlyMap<SettingKey, Given>, sources: ConfigurationSources): Configuration {
  const at = (path: string): string => resolve(sources.workingDirectory, path);
  return {
    dataDirectory: at(read('dataDirectory', given) ?? join(dataHome(sources.environment), 'k8s-autopilot')),
    cacheDirectory: at(
      read('cacheDirectory', given) ?? join(cacheHome(sources.environment), 'k8s-autopilot'),
    ),
    databaseUrl: read('databaseUrl', given),
    aesKey: read('aesKey', given),
    allowUnencrypted: read('allowUnencrypted', given) ?? false,
    helmBinary: read('helmBinary', given),
    mode: read('mode', given) ?? 'manual',
    reviewPlan: read('reviewPlan', given) ?? false,
    environments: read('environments', given) ?? ['dev', 'staging', 'prod'],
    kubernetesVersions: read('kubernetesVersions', given) ?? [],
  };
}

function read<Key extends SettingKey>(
  key: Key,
  given: ReadonlyMap<SettingKey, Given>,
): Configuration[Key] | undefined {
  const found = given.get(key);
  if (found === undefined) return undefined;
  const parsed = SETTINGS[key].parse(found.text);
  return 'problem' in parsed ? undefined : (parsed.value as Configuration[Key]);
}

function findProblems(given: ReadonlyMap<SettingKey, Given>): ReadonlyMap<SettingKey, AutopilotError> {
  const problems = new Map<SettingKey, AutopilotError>();
  for (const [key, { text, origin }] of given) {
    const parsed = SETTINGS[key].parse(text);
    if (!('problem' in parsed)) continue;
    const shown = SETTINGS[key].secret ? '' : `, got "${text}"`;
    problems.set(key, invalid(`${key} (${origin}) ${parsed.problem}${shown}`, `Correct ${origin}.`));
  }
  return problems;
}

function listEntries(
  configuration: Configuration,
  given: ReadonlyMap<SettingKey, Given>,
  problems: ReadonlyMap<SettingKey, AutopilotError>,
): readonly ConfigurationEntry[] {
  return (Object.keys(SETTINGS) as SettingKey[]).map((key) => ({
    key,
    value: problems.has(key) ? 'invalid' : showValue(key, configuration[key]),
    origin: given.get(key)?.origin ?? 'default',
    ...describeProblem(problems.get(key)),
  }));
}

function describeProblem(problem: AutopilotError | undefined): Pick<ConfigurationEntry, 'problem'> {
  return problem === undefined ? {} : { problem: problem.message };
}

function showValue(key: SettingKey, value: Configuration[SettingKey]): string {
  if (SETTINGS[key].secret) return value === undefined ? 'not set' : 'set';
  if (value === undefined) return 'not set';
  if (typeof value === 'object') return value.length === 0 ? 'all that the engine knows' : value.join(', ');
  return String(value);
}

function invalid(message: string, hint?: string, cause?: unknown): AutopilotError {
  return new AutopilotError('CONFIG_INVALID', message, { ...(hint !== undefined && { hint }), cause });
}

/** An empty or relative value counts as unset. @see https://specifications.freedesktop.org/basedir-spec/latest/ */
function readBase(environment: ConfigurationSources['environment'], name: string): string | undefined {
  const value = environment[name];
  return value !== undefined && isAbsolute(value) ? value : undefined;
}

function configHome(environment: ConfigurationSources['environment']): string {
  return readBase(environment, 'XDG_CONFIG_HOME') ?? join(home(environment), '.config');
}

function dataHome(environment: ConfigurationSources['environment']): string {
  return readBase(environment, 'XDG_DATA_HOME') ?? join(home(environment), '.local', 'share');
}

function cacheHome(environment: ConfigurationSources['environment']): string {
  return readBase(environment, 'XDG_CACHE_HOME') ?? join(home(environment), '.cache');
}

function home(environment: ConfigurationSources['environment']): string {
  return readBase(environment, 'HOME') ?? homedir();
}
