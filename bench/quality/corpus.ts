import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Fact } from '../../src/core/blueprint/provenance.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import { parseIntent } from '../../src/core/blueprint/yaml/parse-intent.js';
import type { Archetype } from '../../src/core/intake/knowledge.js';
import { resolveBlueprint } from '../../src/core/intake/resolve/resolve-blueprint.js';
import type { JsonValue } from '../../src/core/ports/json.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';

/** One application of the corpus. */
export interface CorpusEntry {
  readonly name: string;
  readonly kind: 'archetype' | 'platform';
  /** @throws Error with the questions when the facts do not make a Blueprint. */
  readonly resolve: () => ResolvedBlueprint;
}

/** What a typical component of an archetype works with: a worker without a queue has nothing to do. */
const USES: Readonly<Record<string, readonly string[]>> = {
  bullmq: ['redis'],
  'celery-beat': ['redis'],
  'celery-worker': ['redis', 'postgresql'],
  django: ['postgresql'],
  fastapi: ['postgresql'],
  'fluent-bit': ['elasticsearch'],
  'generic-cron': ['postgresql'],
  'generic-daemon': ['elasticsearch'],
  'generic-scheduler': ['postgresql'],
  'generic-task': ['postgresql'],
  'generic-worker': ['rabbitmq'],
  'kafka-consumer': ['kafka'],
  keycloak: ['postgresql'],
  laravel: ['mysql', 'redis'],
  'laravel-queue': ['redis'],
  migration: ['postgresql'],
  rails: ['postgresql', 'redis'],
  sidekiq: ['redis'],
  'spring-boot': ['postgresql'],
  // Data and checkpoints.
  'training-job': ['s3'],
};

/** What only a person knows about a chart. */
const license = (): Fact => fact(formatPointer('chart', 'license'), 'Apache-2.0');

/** Every archetype as an application of its own, as it is after a person answered the security gate, then the platforms, which are Blueprint files in `platforms/`. */
export function listCorpus(): readonly CorpusEntry[] {
  return [...KNOWLEDGE.archetypes.map(archetypeEntry), ...listPlatforms()];
}

function archetypeEntry(archetype: Archetype): CorpusEntry {
  return {
    name: archetype.id,
    kind: 'archetype',
    resolve: () => resolveFacts(archetype.id, archetypeFacts(archetype)),
  };
}

/** Fields whose findings stop a run until a person has read the archetype's reason. */
const ASKED_AT_THE_GATE: readonly string[] = ['hostPath', 'hostNetwork'];

function archetypeFacts({ id, officialImages = [], workload, deviations = [] }: Archetype): readonly Fact[] {
  const [official] = officialImages;
  const at = (...path: readonly string[]): string => formatPointer('components', id, ...path);
  const image = `${official ?? `ghcr.io/acme/${id}`}:1.0.0`;
  return [
    fact(at('image'), image),
    fact(at('archetype'), id),
    ...(workload === 'CronJob' ? [fact(at('schedule', 'cron'), '0 3 * * *')] : []),
    ...(USES[id] ?? []).flatMap((engine) => [
      fact(formatPointer('dependencies', engine, 'engine'), engine),
      fact(formatPointer('intent', 'uses', id, engine), true),
    ]),
    ...deviations
      .filter(({ field }) => ASKED_AT_THE_GATE.includes(field))
      .map(({ field, reason }): Fact => ({
        ...fact(at('security', 'deviations', field, 'reason'), reason),
        rank: 'reviewer',
      })),
  ];
}

function fact(pointer: string, value: JsonValue): Fact {
  return { pointer, value, rank: 'input', source: { kind: 'file', path: 'corpus', line: 1 } };
}

function listPlatforms(): readonly CorpusEntry[] {
  const directory = join(import.meta.dirname, '..', 'bench', 'quality', 'platforms');
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      name: basename(file, '.yaml'),
      kind: 'platform',
      resolve: () => {
        const parsed = parseIntent(readFileSync(join(directory, file), 'utf8'), file);
        if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('; '));
        return resolveFacts(
          file,
          parsed.value.map((entry): Fact => ({
            pointer: entry.pointer,
            value: entry.value,
            rank: 'input',
            source: { kind: 'file', path: file, line: entry.line },
          })),
        );
      },
    }));
}

function resolveFacts(name: string, facts: readonly Fact[]): ResolvedBlueprint {
  const resolution = resolveBlueprint([...facts, license()], KNOWLEDGE);
  if (resolution.kind === 'resolved') return resolution.resolved;
  const questions = resolution.questions.map(({ text, reason }) => `${text} (${reason})`);
  throw new Error(`${name} is not resolved: ${questions.join('; ')}`);
}
