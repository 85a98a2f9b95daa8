import { parseDnsLabel } from '../../core/units/names.js';
import type { Mode } from '../../contract/chart-run.js';
import { MODES } from '../../contract/chart-run.js';

/** Every effective setting. Paths are absolute. */
export interface Configuration {
  /** Embedded database, its key and its lock live below. */
  readonly dataDirectory: string;
  /** Unpacked engine modules live below; may be deleted at any time. */
  readonly cacheDirectory: string;
  /** Postgres URL; undefined means the embedded database. */
  readonly databaseUrl: string | undefined;
  /** AES-256 key for checkpoints: 64 hexadecimal characters or 32 bytes in base64. */
  readonly aesKey: string | undefined;
  /** True: Postgres may be used without encryption. */
  readonly allowUnencrypted: boolean;
  /** A `helm` binary to use instead of the built-in engine for rendering. */
  readonly helmBinary: string | undefined;
  readonly mode: Mode;
  /** True: a person looks at the plan in every mode. */
  readonly reviewPlan: boolean;
  readonly environments: readonly string[];
  /** Versions charts are validated on, oldest first; empty: all that the engine knows. */
  readonly kubernetesVersions: readonly string[];
}

/** One setting: where it may come from and how its text is read. */
export interface SettingDefinition<Value> {
  /** Environment variables, first match wins. */
  readonly variables: readonly string[];
  /** True: the value is shown as `set`; only flags and the environment may give it. */
  readonly secret: boolean;
  /** False: a project file must not set it, because whoever owns a repository must not loosen the user's own limits. */
  readonly projectMaySet: boolean;
  /** @returns The value, or a sentence that says what is accepted. */
  parse(text: string): { readonly value: Value } | { readonly problem: string };
}

function text(): (value: string) => { readonly value: string } {
  return (value) => ({ value });
}

function parseMode(value: string): { readonly value: Mode } | { readonly problem: string } {
  const mode = MODES.find((name) => name === value);
  return mode === undefined ? { problem: `must be one of ${MODES.join(', ')}` } : { value: mode };
}

function parseFlag(value: string): { readonly value: boolean } | { readonly problem: string } {
  if (['1', 'true', 'yes', 'on'].includes(value.toLowerCase())) return { value: true };
  if (['0', 'false', 'no', 'off', ''].includes(value.toLowerCase())) return { value: false };
  return { problem: 'must be true or false' };
}

function parseWords(value: string): { readonly value: readonly string[] } {
  return { value: value.split(/[\s,]+/).filter((word) => word !== '') };
}

/** Environment names become file names and Blueprint keys. */
function parseEnvironments(
  value: string,
): { readonly value: readonly string[] } | { readonly problem: string } {
  const { value: names } = parseWords(value);
  const wrong = names.find((name) => !parseDnsLabel(name).ok);
  if (names.length === 0) return { problem: 'must name at least one environment' };
  return wrong === undefined
    ? { value: names }
    : { problem: `has "${wrong}": use lower-case letters, digits and dashes` };
}

/** AES-256 takes 32 bytes. @see https://csrc.nist.gov/pubs/fips/197/final */
function parseKey(value: string): { readonly value: string } | { readonly problem: string } {
  const valid = /^[0-9a-fA-F]{64}$/.test(value) || Buffer.from(value, 'base64').length === 32;
  return valid ? { value } : { problem: 'must be 32 bytes, as 64 hexadecimal characters or base64' };
}

/** All settings by their key in configuration files. */
export const SETTINGS = {
  dataDirectory: { variables: ['AUTOPILOT_HOME'], secret: false, projectMaySet: false, parse: text() },
  cacheDirectory: { variables: ['AUTOPILOT_CACHE'], secret: false, projectMaySet: false, parse: text() },
  databaseUrl: { variables: ['DATABASE_URL'], secret: true, projectMaySet: false, parse: text() },
  aesKey: { variables: ['LANGGRAPH_AES_KEY'], secret: true, projectMaySet: false, parse: parseKey },
  allowUnencrypted: {
    variables: ['AUTOPILOT_ALLOW_UNENCRYPTED'],
    secret: false,
    projectMaySet: false,
    parse: parseFlag,
  },
  helmBinary: { variables: ['HELM_BINARY'], secret: false, projectMaySet: false, parse: text() },
  mode: { variables: ['AUTOPILOT_MODE'], secret: false, projectMaySet: false, parse: parseMode },
  reviewPlan: { variables: ['AUTOPILOT_REVIEW_PLAN'], secret: false, projectMaySet: true, parse: parseFlag },
  environments: {
    variables: ['AUTOPILOT_ENVIRONMENTS'],
    secret: false,
    projectMaySet: true,
    parse: parseEnvironments,
  },
  kubernetesVersions: {
    variables: ['AUTOPILOT_KUBERNETES_VERSIONS'],
    secret: false,
    projectMaySet: true,
    parse: parseWords,
  },
} as const satisfies { readonly [Key in keyof Configuration]: SettingDefinition<Configuration[Key]> };

/** A key of {@link SETTINGS}. */
export type SettingKey = keyof typeof SETTINGS;
