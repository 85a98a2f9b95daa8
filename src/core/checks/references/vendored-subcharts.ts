import { isLockFitting, writeChartLock } from '../../chart/vendored/chart-lock.js';
import { readDeclaredSubcharts } from '../../chart/vendored/declared-subcharts.js';
import { isInRange } from '../../chart/vendored/version-range.js';
import type { VendoredSubchart } from '../../chart/vendored/vendored-subcharts.js';
import { defineChartCheck } from '../define-check.js';

/**
 * What is in `charts/` is what Chart.yaml declares. A subchart of another name or version is installed all the same, but
 * without its switch and its alias: Helm matches declarations by name and version, and says nothing.
 */
export const subchartsFit = defineChartCheck(
  {
    id: 'references/vendored-subcharts',
    severity: 'high',
    hint: 'Remove it from charts/ and put the declared version there, with "helm dependency update" where there is network.',
    standards: [],
    source: 'https://helm.sh/docs/topics/charts/#managing-dependencies-manually-via-the-charts-directory',
  },
  function* ({ files, vendored = [] }) {
    const declared = readDeclaredSubcharts(files);
    for (const subchart of vendored) {
      const { identity, path } = subchart;
      const file = subchart.isArchive ? path : `${path}/Chart.yaml`;
      if (identity === undefined) {
        yield { file, message: `${path} is no chart that Helm can read` };
        continue;
      }
      if (!isNamedLike(subchart))
        yield {
          file,
          message: `${path} holds the chart ${identity.name} ${identity.version}, not what its name says`,
        };
      const ranges = declared.filter(({ name }) => name === identity.name).map(({ version }) => version);
      if (ranges.length > 0 && ranges.every((range) => isInRange(identity.version, range) === false))
        yield {
          file,
          message: `${path} holds ${identity.name} ${identity.version}, but Chart.yaml declares ${ranges.join(' and ')}: Helm would install it without its switch`,
        };
    }
  },
);

function isNamedLike({ identity, path, isArchive }: VendoredSubchart): boolean {
  if (identity === undefined) return true;
  const { name, version } = identity;
  return path === `charts/${name}` || (isArchive && path === `charts/${name}-${version}.tgz`);
}

/** Chart.lock belongs to what Chart.yaml declares; with another one `helm dependency build` refuses the chart. */
export const lockFits = defineChartCheck(
  {
    id: 'references/chart-lock',
    severity: 'low',
    hint: 'Run "helm dependency update" in the chart, which writes Chart.lock anew.',
    standards: [],
    source: 'https://helm.sh/docs/helm/helm_dependency_build/',
  },
  function* ({ files, vendored = [] }) {
    if (isLockFitting(files) !== false) return;
    const isVendored = writeChartLock(files, vendored) !== undefined;
    yield {
      file: 'Chart.lock',
      message: 'Chart.lock was made for other subcharts than Chart.yaml declares',
      ...(isVendored
        ? {
            hint: 'Run "helm dependency update", or "autopilot create" into this chart again: both write it anew.',
          }
        : {}),
    };
  },
);
