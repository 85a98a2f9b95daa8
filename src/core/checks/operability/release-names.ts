import { defineChartCheck } from '../define-check.js';
import { resourceOf } from '../manifest/manifest-object.js';

/** Two releases of the chart fit into one namespace: no object has the same name in both. */
export const releaseNames = defineChartCheck(
  {
    id: 'operability/release-names',
    severity: 'medium',
    hint: 'Begin the name with the release name, as the fullname helper of `helm create` does.',
    standards: ['k8s-autopilot/operability-14'],
    source: 'https://helm.sh/docs/chart_template_guide/builtin_objects/',
  },
  function* (input) {
    const [original] = input.cases;
    for (const object of original?.objects ?? [])
      if (input.secondRelease?.has(resourceOf(object)) === true && !object.file.startsWith('crds/'))
        yield {
          object,
          pointer: '/metadata/name',
          message: 'has the same name in every release: a second one cannot be installed beside it',
        };
  },
);
