import { z } from 'zod';
import { JsonLeaf } from '../ports/json.js';

/** How bad a finding is, worst first. `high` and `critical` stop a chart at the security gate. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** One problem that a check found. Plain data: it travels through state, events and JSON output. */
export const Finding = z.strictObject({
  /** Stable identity for merging and loops: rule, subject and path, hashed or joined by the check. */
  id: z.string().min(1),
  /** Rule id such as `pod-security/run-as-non-root`. */
  rule: z.string().min(1),
  severity: z.enum(SEVERITIES),
  /** Who checked: `lint`, `render`, `schema`, `pod-security`, `secrets`, `reliability`, `unittest`, `intake`. */
  engine: z.string().min(1),
  message: z.string().min(1),
  /** What the reader should do, as an imperative sentence. */
  hint: z.string().optional(),
  /** `Kind/name` of the object, when there is one. */
  resource: z.string().optional(),
  /** JSON pointer into the object. */
  pointer: z.string().optional(),
  /** Path inside the chart. */
  file: z.string().optional(),
  /** 1-based. */
  line: z.int().min(1).optional(),
  /** Render cases in which it appears (`default`, `prod` …), sorted; absent when it does not depend on a rendering. */
  cases: z.array(z.string()).optional(),
  /** Why a person accepted it. An accepted finding is `info` and stops nothing. */
  accepted: z.string().optional(),
  /** External standards the rule stands for: `PSS/restricted`, `NSA/C-0013`, `kube-score/container-resources`. */
  standards: z.array(z.string()),
  /** Blueprint change that repairs it, when there is one. */
  repair: z
    .strictObject({
      /** True when the change only makes the chart safer, so that policy may apply it without a person. */
      safe: z.boolean(),
      description: z.string(),
      /** Values by JSON pointer into the Blueprint. */
      changes: z.record(z.string(), JsonLeaf),
    })
    .optional(),
});
export type Finding = z.infer<typeof Finding>;

/** Sorts worst first, then by rule, resource and pointer, so that output never depends on the order of checks. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    compareText(left.rule, right.rule) ||
    compareText(left.resource ?? '', right.resource ?? '') ||
    compareText(left.pointer ?? '', right.pointer ?? '') ||
    compareText(left.id, right.id)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
