import type { ChartFiles } from '../../../src/core/chart/chart-files.js';
import { readChartFile, VALUES_FILE } from '../../../src/core/checks/values-api/values-schema.js';
import type { ManifestValue } from '../../../src/core/checks/manifest/manifest-value.js';
import type { RenderCase } from '../../../src/core/ports/helm-engine.js';
import { mergeValues } from './value-leaves.js';

/** A set of values that mutations are made on. */
export interface BaseValues {
  readonly name: string;
  /** How it is rendered, without a name. */
  readonly rendering: Pick<RenderCase, 'values' | 'apiVersions'>;
  /** All values that the chart then sees. */
  readonly merged: ManifestValue;
}

const DEFAULTS = 'ci/default-values.yaml';
const FULL = 'ci/full-values.yaml';
/** API versions that a template asks for. */
const ASKED_API = /APIVersions\.Has "(?<api>[^"]+)"/gu;

/**
 * The value sets of `ci/`, defaults first, then everything: with the API versions that templates ask for, and each
 * combination of switches over the full set, because a value may need a switch and the example of another value.
 */
export function listBaseValues(files: ChartFiles): readonly BaseValues[] {
  const paths = [...files.keys()].filter((path) => /^ci\/.*values\.yaml$/u.test(path));
  const others = paths.filter((path) => path !== DEFAULTS && path !== FULL);
  const apiVersions = listAskedApis(files);
  return [
    makeBase(files, paths.includes(DEFAULTS) ? [DEFAULTS] : []),
    ...(paths.includes(FULL) ? [makeBase(files, [FULL])] : []),
    ...others.map((path) => makeBase(files, [path])),
    ...(paths.includes(FULL) ? others.map((path) => makeBase(files, [FULL, path])) : []),
    ...(apiVersions.length > 0
      ? [
          makeBase(
            files,
            paths.filter((path) => path === DEFAULTS),
            apiVersions,
          ),
        ]
      : []),
  ];
}

function makeBase(
  files: ChartFiles,
  paths: readonly string[],
  apiVersions: readonly string[] = [],
): BaseValues {
  return {
    name: [...paths, ...apiVersions].join(' + ') || VALUES_FILE,
    rendering: {
      values: paths.map((path) => String(files.get(path))),
      ...(apiVersions.length > 0 ? { apiVersions } : {}),
    },
    merged: paths
      .map((path) => readChartFile(files, path))
      .reduce(mergeValues, readChartFile(files, VALUES_FILE)),
  };
}

function listAskedApis(files: ChartFiles): readonly string[] {
  const asked = [...files].flatMap(([path, content]) =>
    path.startsWith('templates/') && typeof content === 'string'
      ? [...content.matchAll(ASKED_API)].map(({ groups }) => groups?.['api'] ?? '')
      : [],
  );
  return [...new Set(asked)].sort();
}
