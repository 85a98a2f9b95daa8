import { z } from 'zod';
import { sha256Hex } from '../blueprint/digest-blueprint.js';
import { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { formatIntent } from '../blueprint/yaml/format-intent.js';
import { fail, succeed, type Result } from '../errors/result.js';
import type { ChartFiles } from './chart-files.js';
import { isVendoredPath } from './vendored/vendored-path.js';

/** Folder inside a chart of ours that remembers how it was made. `.helmignore` keeps it out of packages. */
export const RECORD_FOLDER = '.autopilot';
/** The sparse intent a person may edit. */
export const INTENT_FILE = 'autopilot.yaml';

const BLUEPRINT_FILE = `${RECORD_FOLDER}/blueprint.json`;
const RECORD_FILE = `${RECORD_FOLDER}/record.json`;
const BASE_FILE = `${RECORD_FOLDER}/base.json`;

/** Who made the chart and from what. Nothing in it depends on time or place. */
export const ChartRecord = z.strictObject({
  /** Version of this record's own form. */
  recordVersion: z.literal(1),
  /** Version of the product. */
  generator: z.string(),
  /** Version of the knowledge data. */
  knowledge: z.string(),
  /** SHA-256 of each input by name: `request`, or a file's path. */
  inputs: z.record(z.string(), z.string()),
  /** SHA-256 of each generated file by path. */
  files: z.record(z.string(), z.string()),
});
export type ChartRecord = z.infer<typeof ChartRecord>;

/** True for files that say how a chart was made and are no part of the chart itself. */
export function isRecordPath(path: string): boolean {
  return path === INTENT_FILE || path.startsWith(`${RECORD_FOLDER}/`);
}

/** What a chart of ours says about itself. */
export interface RecordedChart {
  readonly record: ChartRecord;
  readonly resolved: ResolvedBlueprint;
}

/** Adds the intent, the resolved Blueprint, the record and the generated base to compiled files. */
export function addChartRecord(
  files: ChartFiles,
  resolved: ResolvedBlueprint,
  origin: Pick<ChartRecord, 'generator' | 'knowledge' | 'inputs'>,
): ChartFiles {
  const generated = new Map(files).set(INTENT_FILE, formatIntent(resolved));
  const digests: Record<string, string> = {};
  const base: Record<string, string> = {};
  for (const [path, content] of sortedEntries(generated)) {
    digests[path] = sha256Hex(content);
    if (typeof content === 'string') base[path] = content;
  }
  const record: ChartRecord = {
    recordVersion: 1,
    ...origin,
    inputs: sortKeys(origin.inputs),
    files: digests,
  };
  generated.set(BLUEPRINT_FILE, toJsonText(resolved));
  generated.set(RECORD_FILE, toJsonText(record));
  generated.set(BASE_FILE, toJsonText(base));
  return new Map(sortedEntries(generated));
}

/** Reads the record back. The failure says which part is missing or broken. */
export function readChartRecord(files: ChartFiles): Result<RecordedChart, string> {
  const record = parseJsonFile(files, RECORD_FILE, ChartRecord);
  if (!record.ok) return record;
  const resolved = parseJsonFile(files, BLUEPRINT_FILE, ResolvedBlueprint);
  return resolved.ok ? succeed({ record: record.value, resolved: resolved.value }) : resolved;
}

/** A file that differs from what was generated. */
export interface EditedFile {
  readonly path: string;
  readonly change: 'changed' | 'added' | 'removed';
}

/**
 * Files a person changed, added or removed since generation, sorted by path. The record folder itself is left out, and so
 * are the subcharts and Chart.lock, which Helm puts there and an update keeps.
 */
export function findEditedFiles(files: ChartFiles, record: ChartRecord): readonly EditedFile[] {
  const edits: EditedFile[] = [];
  for (const [path, content] of files) {
    if (path.startsWith(`${RECORD_FOLDER}/`) || isVendoredPath(path)) continue;
    const generated = record.files[path];
    if (generated === undefined) edits.push({ path, change: 'added' });
    else if (generated !== sha256Hex(content)) edits.push({ path, change: 'changed' });
  }
  for (const path of Object.keys(record.files)) if (!files.has(path)) edits.push({ path, change: 'removed' });
  return edits.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function parseJsonFile<Content>(
  files: ChartFiles,
  path: string,
  schema: z.ZodType<Content>,
): Result<Content, string> {
  const text = files.get(path);
  if (typeof text !== 'string') return fail(`${path} is missing`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(`${path} is not JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  return fail(`${path}: ${issue?.path.join('/') ?? ''} ${issue?.message ?? 'has the wrong form'}`);
}

function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sortedEntries(
  files: ReadonlyMap<string, string | Uint8Array>,
): (readonly [string, string | Uint8Array])[] {
  return [...files].sort(([left], [right]) => (left < right ? -1 : 1));
}

function sortKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
