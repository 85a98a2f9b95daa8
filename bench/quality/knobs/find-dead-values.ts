import type { ChartFiles } from '../../../src/core/chart/chart-files.js';
import { withoutMissingSubcharts } from '../../../src/core/chart/missing-subcharts.js';
import type { JsonValue } from '../../../src/core/ports/json.js';
import type { HelmEngine, RenderCase, RenderResult } from '../../../src/core/ports/helm-engine.js';
import { listBaseValues, type BaseValues } from './base-values.js';
import { proposeMutations } from './propose-mutations.js';
import { withoutRivals } from './exclusive-members.js';
import { getAtPath, listValueLeaves, overrideAt, type ValueLeaf } from './value-leaves.js';

type Renderer = Pick<HelmEngine, 'render'>;

/** Mutations rendered in one call of the engine. */
const BATCH = 40;

/** A value that changes nothing, whatever it is set to. */
export interface DeadValue {
  readonly pointer: string;
  /** Mutations that rendered and changed nothing, each with its base; none: nothing that the schema accepts was found. */
  readonly tried: readonly string[];
}

/** What the mutation of every value of a chart gave. */
export interface LiveValuesReport {
  readonly leaves: number;
  readonly dead: readonly DeadValue[];
  /** Pointers of values that do no more than make the chart refuse, with a message of its own. */
  readonly refusing: readonly string[];
  /** Base sets that do not render, each with the reason; nothing was tried on them. */
  readonly broken: readonly string[];
  /** Renderings that it took. */
  readonly renders: number;
}

interface Attempt {
  readonly base: RenderedBase;
  /** Undefined: the member of a list is taken out. */
  readonly value: JsonValue | undefined;
}

interface RenderedBase extends BaseValues {
  readonly output: string;
}

/** A value whose effect was not seen yet. */
interface Suspect {
  readonly leaf: ValueLeaf;
  readonly attempts: readonly Attempt[];
  readonly tried: string[];
  isRefused: boolean;
}

/**
 * Mutates every value of a chart on its base sets until something in the output changes: an object, a hook, the notes. A
 * checksum annotation alone is no change, the thing it sums up must reach the cluster. A value that no set shows is live
 * still when a message of the chart's own refuses a mutation; a refusal by the schema says nothing.
 *
 * @param wants - Whether a value, by its pointer, is asked for. @default all
 * @throws Error when the same values do not render the same twice: no comparison would mean anything.
 */
export async function findDeadValues(
  engine: Renderer,
  chart: ChartFiles,
  wants: (pointer: string) => boolean = () => true,
): Promise<LiveValuesReport> {
  const { files } = withoutMissingSubcharts(chart);
  const { bases, broken } = await renderBases(engine, files);
  const leaves = listValueLeaves(chart).filter(({ pointer }) => wants(pointer));
  let suspects: readonly Suspect[] = leaves.map((leaf) => ({
    leaf,
    attempts: listAttempts(leaf, bases),
    tried: [],
    isRefused: false,
  }));
  let renders = bases.length + 1;
  for (let round = 0; suspects.some(({ attempts }) => attempts.length > round); round += 1) {
    const live = new Set<Suspect>();
    const pending = suspects.filter(({ attempts }) => attempts.length > round);
    for (let start = 0; start < pending.length; start += BATCH)
      for (const suspect of await tryBatch(engine, files, pending.slice(start, start + BATCH), round))
        live.add(suspect);
    renders += pending.length;
    suspects = suspects.filter((suspect) => !live.has(suspect));
  }
  const dead = suspects.filter(({ isRefused }) => !isRefused);
  return {
    leaves: leaves.length,
    dead: dead.map(({ leaf: { pointer }, tried }) => ({ pointer, tried })),
    refusing: suspects.filter(({ isRefused }) => isRefused).map(({ leaf }) => leaf.pointer),
    broken,
    renders,
  };
}

async function renderBases(
  engine: Renderer,
  files: ChartFiles,
): Promise<{ readonly bases: readonly RenderedBase[]; readonly broken: readonly string[] }> {
  const listed = listBaseValues(files);
  const cases = listed.map(({ name, rendering }): RenderCase => ({ name, ...rendering }));
  const results = await engine.render(files, cases);
  const bases = listed.flatMap((base, index) => {
    const result = results[index];
    return result?.ok === true ? [{ ...base, output: describeOutput(result) }] : [];
  });
  await expectRepeatable(engine, files, bases);
  const broken = results
    .filter(({ ok }) => !ok)
    .map(({ name, errors }) => `${name}: ${errors.map(({ message }) => message).join('; ')}`);
  return { bases, broken };
}

/** Helm itself draws new passwords each time; our engine repeats them, so that two renderings can be compared. */
async function expectRepeatable(
  engine: Renderer,
  files: ChartFiles,
  [base]: readonly RenderedBase[],
): Promise<void> {
  if (base === undefined) return;
  const [again] = await engine.render(files, [{ name: base.name, ...base.rendering }]);
  if (again === undefined || describeOutput(again) !== base.output)
    throw new Error(`${base.name} renders differently each time, so no change can be told from chance`);
}

/** The first mutation on every base, then the second: which base shows a value matters more than what it is set to. */
function listAttempts(leaf: ValueLeaf, bases: readonly RenderedBase[]): readonly Attempt[] {
  const attempts = bases.flatMap((base) =>
    canHold(base, leaf) ? listMutations(leaf, base).map((value, order) => ({ base, value, order })) : [],
  );
  return attempts.sort((left, right) => left.order - right.order);
}

/** In a list of different members there may be no other value left to set, but a member can go. */
function listMutations(leaf: ValueLeaf, { merged }: RenderedBase): readonly (JsonValue | undefined)[] {
  const others = proposeMutations(leaf, getAtPath(merged, leaf.path));
  const isMember = Array.isArray(getAtPath(merged, leaf.path.slice(0, -1)));
  return isMember ? [...others, undefined] : others;
}

/** A member of a list exists only where the base has the list. */
function canHold({ merged }: RenderedBase, { path }: ValueLeaf): boolean {
  return path.every((key, index) => {
    const parent = getAtPath(merged, path.slice(0, index));
    return !Array.isArray(parent) || Number(key) < parent.length;
  });
}

/** Makes one attempt for each suspect and returns those that showed a change. */
async function tryBatch(
  engine: Renderer,
  files: ChartFiles,
  suspects: readonly Suspect[],
  round: number,
): Promise<readonly Suspect[]> {
  const cases = suspects.map(({ leaf, attempts }, index) => toCase(leaf, attempts[round], index));
  const results = await engine.render(files, cases);
  return suspects.filter((suspect, index) => {
    const [attempt, result] = [suspect.attempts[round], results[index]];
    return attempt !== undefined && result !== undefined && showsChange(suspect, attempt, result);
  });
}

function toCase({ pointer, path }: ValueLeaf, attempt: Attempt | undefined, index: number): RenderCase {
  const name = `${String(index)} ${pointer}`;
  if (attempt === undefined) return { name };
  const { base, value } = attempt;
  const override = JSON.stringify(withoutRivals(overrideAt(base.merged, path, value), base.merged, path));
  return { name, ...base.rendering, values: [...(base.rendering.values ?? []), override] };
}

function showsChange(suspect: Suspect, { base, value }: Attempt, result: RenderResult): boolean {
  if (!result.ok) {
    suspect.isRefused ||= isRefusedByTemplate(result);
    return false;
  }
  if (describeOutput(result) !== base.output) return true;
  suspect.tried.push(`${value === undefined ? 'removed' : JSON.stringify(value)} on ${base.name}`);
  return false;
}

/** How Helm reports `fail` and `required`; any other failure of a template is a fault, not a message. */
function isRefusedByTemplate({ errors }: RenderResult): boolean {
  return errors.some(({ stage, message }) => stage === 'render' && message.includes('execution error at'));
}

/** Everything that a user gets, without the checksums of it. */
function describeOutput({ documents, notes }: RenderResult): string {
  const objects = documents.map(({ template, yaml }) => `${template}\n${withoutChecksums(yaml)}`);
  return [...objects, notes].join('\n---\n');
}

function withoutChecksums(yaml: string): string {
  return yaml.replaceAll(/^\s*"?checksum\/[^:]*:.*\n?/gmu, '');
}
