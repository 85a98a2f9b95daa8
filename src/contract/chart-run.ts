import { z } from 'zod';
import { JsonLeaf } from '../core/ports/json.js';
import { Finding, SEVERITIES } from '../core/checks/finding.js';
import { Question } from '../core/intake/question.js';
import { GATES } from './review.js';

/** What a run may do without asking; table in docs/architecture.md#gates. */
export const MODES = ['plan', 'manual', 'accept-files', 'auto', 'ci'] as const;

/** One of {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** Everything a chart run starts from. Stored with the run; holds placeholders instead of secrets. */
export const ChartRunInput = z.strictObject({
  /** The request after secrets were set aside. */
  request: z.string(),
  /** Facts of a Blueprint file given as input, already checked: values by JSON pointer with their line. */
  blueprint: z
    .strictObject({
      path: z.string(),
      entries: z.array(z.strictObject({ pointer: z.string(), value: JsonLeaf, line: z.int().min(1) })),
    })
    .optional(),
  /** Secrets that were set aside: names and kinds only. */
  separatedSecrets: z.array(z.strictObject({ placeholder: z.string(), name: z.string(), kind: z.string() })),
  /** Absolute path. */
  outputDirectory: z.string().min(1),
  mode: z.enum(MODES),
  /** `--yes`: take stated defaults and list them. Never opens a gate that the mode keeps closed. */
  acceptDefaults: z.boolean(),
  /** True when policy asks for a person at the planning gate even in modes that approve it. */
  reviewPlan: z.boolean(),
  environments: z.array(z.string().min(1)).min(1),
  /** Versions to validate on, oldest first. */
  kubernetesVersions: z.array(z.string().min(1)).min(1),
});
export type ChartRunInput = z.infer<typeof ChartRunInput>;

/** One decided value and its reason, for the summary. */
export const ExplainedFact = z.strictObject({ pointer: z.string(), value: z.string(), why: z.string() });
export type ExplainedFact = z.infer<typeof ExplainedFact>;

/** A command the user may run next. */
export const NextAction = z.strictObject({ command: z.string(), why: z.string() });
export type NextAction = z.infer<typeof NextAction>;

/** What a check step did, for the summary. */
export const CheckSummary = z.strictObject({
  /** For example `lint`, `schema`, `unit tests`, `pod security`. */
  name: z.string(),
  /** For example `24 renders, 168 objects`. */
  detail: z.string(),
  ok: z.boolean(),
});
export type CheckSummary = z.infer<typeof CheckSummary>;

/** What a chart run gives to people and scripts, also while it waits. Payload of `-o json`. */
export const ChartRunOutput = z.strictObject({
  chart: z.strictObject({ name: z.string(), version: z.string() }).optional(),
  /** Absolute path of the chart directory, once written. */
  chartPath: z.string().optional(),
  packagePath: z.string().optional(),
  packageSha256: z.string().optional(),
  blueprintDigest: z.string().optional(),
  /** The most important decisions, at most five. */
  decisions: z.array(ExplainedFact),
  checks: z.array(CheckSummary),
  findings: z.array(Finding),
  findingCounts: z.record(z.enum(SEVERITIES), z.int().min(0)),
  /** Words of the request that were not understood. */
  unread: z.array(z.string()),
  notes: z.array(z.string()),
  questions: z.array(Question),
  reviews: z.array(z.strictObject({ id: z.string(), gate: z.enum(GATES), title: z.string() })),
  nextActions: z.array(NextAction),
});
export type ChartRunOutput = z.infer<typeof ChartRunOutput>;
