import { defineChartCheck } from '../define-check.js';
import { resourceOf } from '../manifest/manifest-object.js';

/**
 * Two releases of the chart fit into one namespace: no object has the same name in both. A namespace that the Blueprint asks
 * for is called like the one the release goes to, so that a second release in another one makes another.
 */
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
    const hasOwnNamespace = input.blueprint?.blueprint.chart.ownNamespace !== undefined;
    for (const object of original?.objects ?? [])
      if (
        input.secondRelease?.has(resourceOf(object)) === true &&
        !object.file.startsWith('crds/') &&
        !(hasOwnNamespace && object.kind === 'Namespace')
      )
        yield {
          object,
          pointer: '/metadata/name',
          message: 'has the same name in every release: a second one cannot be installed beside it',
        };
  },
);
