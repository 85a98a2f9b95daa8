import {
  describeMissingSubcharts,
  FETCH_SUBCHARTS,
  withoutMissingSubcharts,
} from '../../chart/missing-subcharts.js';
import { defineChartCheck } from '../define-check.js';

/** Every subchart that Chart.yaml declares is in `charts/`; Helm installs and packages the chart only then. */
export const subchartsPresent = defineChartCheck(
  {
    id: 'references/subcharts',
    severity: 'low',
    hint: FETCH_SUBCHARTS,
    standards: [],
    source: 'https://helm.sh/docs/helm/helm_dependency/',
  },
  function* ({ files }) {
    const { missing } = withoutMissingSubcharts(files);
    if (missing.length > 0) yield { file: 'Chart.yaml', message: describeMissingSubcharts(missing) };
  },
);
