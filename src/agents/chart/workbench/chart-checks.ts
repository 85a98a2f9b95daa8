import type { CheckInput, RenderedCase } from '../../../core/checks/check.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import type { Finding } from '../../../core/checks/finding.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { withoutMissingSubcharts } from '../../../core/chart/missing-subcharts.js';
import {
  listVendoredSubcharts,
  type VendoredSubchart,
} from '../../../core/chart/vendored/vendored-subcharts.js';
import type { ReadChartArchive } from '../../../core/ports/archive-reader.js';
import { runChecks } from '../../../core/checks/run-checks.js';
import { parseManifests } from '../../../core/checks/manifest/parse-manifests.js';
import type {
  HelmEngine,
  LintOutcome,
  PackagedChart,
  RenderCase,
  RenderResult,
  UnitTestOutcome,
  ValidationOutcome,
} from '../../../core/ports/helm-engine.js';
import { renderRelabelled } from './render-relabelled.js';
import { readStandInValues } from './stand-in-values.js';

/** A misspelt value that a closed schema must refuse. */
export const MISSPELT_VALUE = 'replicaCuont=3';

/** Values file of an environment, and the name of its render case. */
const ENVIRONMENT_VALUES = /^values-(?<name>[a-z0-9-]+)\.yaml$/;

/** The chart's own values, then each environment's on top, in file order; all on top of {@link readStandInValues}. */
export function listRenderCases(files: ChartFiles): readonly RenderCase[] {
  const standIns = readStandInValues(files);
  const cases: RenderCase[] = [{ name: 'default', ...onTopOf(standIns) }];
  for (const [path, content] of files) {
    const name = ENVIRONMENT_VALUES.exec(path)?.groups?.['name'];
    if (name !== undefined && typeof content === 'string')
      cases.push({ name, values: [...standIns, content] });
  }
  return cases;
}

function onTopOf(values: readonly string[]): Pick<RenderCase, 'values'> {
  return values.length === 0 ? {} : { values };
}

/** Rendered documents as objects. */
interface ParsedRenders {
  readonly cases: readonly RenderedCase[];
  readonly findings: readonly Finding[];
}

/**
 * Engine results about one set of files, each computed once: whoever asks first posts the work, everybody awaits it.
 * A call that failed is forgotten, so that a retry asks the engine again.
 */
export class ChartChecks {
  readonly files: ChartFiles;
  /** Subcharts that Chart.yaml declares and that are not there; the engine sees the chart without them. */
  readonly missingSubcharts: readonly string[];
  /** What the engine lints, renders and tests. */
  readonly #present: ChartFiles;
  readonly #engine: HelmEngine;
  readonly #kubernetesVersions: readonly string[];
  readonly #standIns: readonly string[];
  readonly #vendored: readonly VendoredSubchart[] | undefined;
  readonly #results = new Map<string, Promise<unknown>>();
  readonly #rules = new Map<ResolvedBlueprint | undefined, Promise<readonly Finding[]>>();

  /** @param readArchive - Absent where no chart has archives in `charts/`; then no rule speaks about them. */
  constructor(
    engine: HelmEngine,
    files: ChartFiles,
    kubernetesVersions: readonly string[],
    readArchive?: ReadChartArchive,
  ) {
    this.#engine = engine;
    this.files = files;
    ({ files: this.#present, missing: this.missingSubcharts } = withoutMissingSubcharts(files));
    this.#kubernetesVersions = kubernetesVersions;
    this.#standIns = readStandInValues(files);
    this.#vendored = readArchive && listVendoredSubcharts(files, readArchive);
  }

  /**
   * Posts everything to the engine without waiting, the slowest last. Failures surface where the result is awaited.
   */
  start(): void {
    for (const posted of [
      this.validate(),
      this.lint(),
      this.probeMisspelling(),
      this.compareReleases(),
      this.unitTest(),
    ])
      posted.catch(() => undefined);
  }

  /** `helm lint --strict`. */
  lint(): Promise<LintOutcome> {
    return this.#once('lint', () =>
      this.#engine.lint(this.#present, { strict: true, ...onTopOf(this.#standIns) }),
    );
  }

  /** Every case on every Kubernetes version of the run, each object against the strict schema. */
  validate(): Promise<ValidationOutcome> {
    return this.#once('validate', () =>
      this.#engine.validate(this.#present, listRenderCases(this.files), this.#kubernetesVersions),
    );
  }

  /** The chart's own helm-unittest suites. */
  unitTest(): Promise<UnitTestOutcome> {
    return this.#once('unit tests', () => this.#engine.unitTest(this.#present));
  }

  /** Renders with a misspelt value; a good chart makes this fail. */
  async probeMisspelling(): Promise<RenderResult | undefined> {
    return (await this.#probe())[0];
  }

  /** The default case again as a later version and as a second release, for the rules that compare. */
  async compareReleases(): Promise<Pick<CheckInput, 'relabelled' | 'secondRelease'>> {
    const probed = this.#probe();
    const relabelled = await this.#once('relabelled', () =>
      renderRelabelled(this.#engine, this.#present, {
        kubernetesVersion: this.#kubernetesVersions.at(-1) ?? '',
        ...onTopOf(this.#standIns),
      }),
    );
    const second = (await probed)[1];
    const names = second?.documents.map(({ kind, name }) => `${kind}/${name}`);
    return {
      ...(relabelled === undefined ? {} : { relabelled }),
      ...(names === undefined ? {} : { secondRelease: new Set(names) }),
    };
  }

  /** Two renderings whose outcome alone counts: one with a misspelt value, one of a second release. */
  #probe(): Promise<readonly RenderResult[]> {
    return this.#once('probe', () =>
      this.#engine.render(this.#present, [
        { name: 'misspelt value', set: [MISSPELT_VALUE], ...onTopOf(this.#standIns) },
        { name: 'second release', releaseName: 'second', ...onTopOf(this.#standIns) },
      ]),
    );
  }

  /** The reproducible archive of the chart. */
  package(): Promise<PackagedChart> {
    return this.#once('package', () => this.#engine.package(this.files));
  }

  /** The objects of each case on the newest version, for the rules about rendered objects. */
  async renderedCases(): Promise<readonly RenderedCase[]> {
    return (await this.#parse()).cases;
  }

  /** Rendered documents that are no Kubernetes objects, each problem once. */
  async unreadable(): Promise<readonly Finding[]> {
    return (await this.#parse()).findings;
  }

  /**
   * What our own rules find in the rendered objects and files, all groups, worst first. Computed once per Blueprint.
   *
   * @param resolved - The Blueprint the chart came from; absent for charts of others, whose findings have no repairs.
   */
  findByRules(resolved?: ResolvedBlueprint): Promise<readonly Finding[]> {
    const known = this.#rules.get(resolved);
    if (known !== undefined) return known;
    const found = Promise.all([this.renderedCases(), this.compareReleases()]).then(([cases, comparison]) =>
      runChecks({
        cases,
        files: this.files,
        ...comparison,
        ...(this.#vendored === undefined ? {} : { vendored: this.#vendored }),
        ...(resolved === undefined ? {} : { blueprint: resolved }),
      }),
    );
    this.#rules.set(resolved, found);
    found.catch(() => this.#rules.delete(resolved));
    return found;
  }

  #parse(): Promise<ParsedRenders> {
    return this.#once('objects', async () => {
      const newest = this.#kubernetesVersions.at(-1) ?? '';
      const { renders } = await this.validate();
      const chosen = renders.filter((render) => render.ok && render.name.endsWith(`@${newest}`));
      const parsed = chosen.map((render) => ({ render, ...parseManifests(render.documents) }));
      const findings = parsed.flatMap((one) => one.findings.map((finding) => [finding.id, finding] as const));
      return {
        cases: parsed.map(({ render, objects }) => ({
          name: render.name.slice(0, render.name.lastIndexOf('@')),
          objects,
        })),
        findings: [...new Map(findings).values()],
      };
    });
  }

  #once<Outcome>(key: string, post: () => Promise<Outcome>): Promise<Outcome> {
    const known = this.#results.get(key);
    if (known !== undefined) return known as Promise<Outcome>;
    const posted = post();
    this.#results.set(key, posted);
    posted.catch(() => this.#results.delete(key));
    return posted;
  }
}

/** A chart under inspection: ours while a run works on it, or any chart somebody made elsewhere. */
export interface InspectedChart {
  readonly files: ChartFiles;
  readonly checks: ChartChecks;
  /** Present for charts of ours: lets rules compare with the plan and offer repairs. */
  readonly draft?: { readonly resolved: ResolvedBlueprint };
}
