import { resolve } from 'node:path';
import { describeOrigin } from '../../core/blueprint/describe-origin.js';
import { formatPointer } from '../../core/blueprint/json-pointer.js';
import { listFacts } from '../../core/blueprint/patch.js';
import type { Fact } from '../../core/blueprint/provenance.js';
import { explainValues, type ExplainedValue } from '../../core/chart/explain-values.js';
import { readChartRecord } from '../../core/chart/chart-record.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { closestWord } from '../../core/text/closest-word.js';
import { createChartReader } from '../../adapters/files/chart-reader.js';
import type { ChartExplanation, ExplainedChartValue, ExplainedLeaf } from '../autopilot.js';
import type { UseCaseContext } from '../use-case-context.js';

/**
 * Says for each leaf of a chart's Blueprint which value it has and why, and for each value of its values.yaml what decides it.
 * Hand edits of values.yaml are not looked at: the chart as it was generated is explained.
 *
 * @param at - A JSON pointer (`/components/orders/image`) or the same path with dots (`components.orders.image`); also a
 * last part alone (`image`), which matches every leaf that contains it. Absent: every leaf.
 * @throws AutopilotError `CHART_NOT_FOUND`; `CHART_INVALID` when the chart has no record of ours; `USAGE_INVALID` when
 * nothing matches.
 */
export async function explainChart(
  context: UseCaseContext,
  path: string,
  at: string | undefined,
): Promise<ChartExplanation> {
  const files = await createChartReader().readChart(resolve(context.workingDirectory, path));
  const recorded = readChartRecord(files);
  if (!recorded.ok)
    throw new AutopilotError('CHART_INVALID', `${path} cannot be explained: ${recorded.error}`, {
      hint: 'Only charts made by autopilot create carry their reasons. Check any chart with: autopilot check',
    });
  const facts = [...listFacts(recorded.value.resolved)].sort((left, right) =>
    left.pointer < right.pointer ? -1 : 1,
  );
  if (at === undefined) return { leaves: facts.map(explainFact), values: [] };
  const leaves = facts.filter((fact) => matches(fact.pointer, at));
  const values = explainValues(recorded.value.resolved, (pointer) => matches(pointer, at));
  if (leaves.length + values.length > 0)
    return { leaves: leaves.map(explainFact), values: values.map(explainValue) };
  throw new AutopilotError(
    'USAGE_INVALID',
    `There is nothing at "${at}" in the Blueprint or the values of ${path}`,
    {
      hint: suggestPath(at, facts),
    },
  );
}

function explainFact({ pointer, value, rank, source }: Fact): ExplainedLeaf {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return { pointer, value: shown, rank, why: describeOrigin({ rank, source }) };
}

function explainValue({ pointer, value, description, from }: ExplainedValue): ExplainedChartValue {
  const shown = value === undefined ? 'not set' : typeof value === 'string' ? value : JSON.stringify(value);
  return { pointer, value: shown, description, from: from.map(explainFact) };
}

function matches(pointer: string, at: string): boolean {
  if (at.startsWith('/')) return pointer === at || pointer.startsWith(`${at}/`);
  const path = formatPointer(...at.split('.'));
  return pointer === path || pointer.startsWith(`${path}/`) || `${pointer}/`.includes(`${path}/`);
}

function suggestPath(at: string, facts: readonly Fact[]): string {
  const words = new Set(facts.flatMap((fact) => fact.pointer.split('/').slice(1)));
  const last = at.split(/[./]/).at(-1) ?? at;
  const nearest = closestWord(last, words);
  return nearest === undefined ? 'Run it without a path to see every value.' : `Did you mean "${nearest}"?`;
}
