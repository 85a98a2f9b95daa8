import type { ChartFeature, Contribution } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { listOf, NAME_OR_EMPTY, oneOf, pattern, STRING_MAP } from '../../value-schemas.js';

const shared = defineSection('Shared');

/** Names, labels, annotations, images and security contexts that all templates share, and the values behind them. */
export const helpersFeature: ChartFeature = {
  name: 'helpers',
  forChart: (plan) => ({
    values: sharedValues(plan),
    templates: [{ path: '_helpers.tpl', text: 'helpers/helpers.tpl' }],
  }),
  forComponent,
};

function forComponent(component: ComponentPlan): Contribution {
  const hasSection = component.section !== undefined;
  return {
    fills: [
      ...(hasSection
        ? [
            { slot: 'component-fullname', text: 'helpers/component-fullname.tpl' } as const,
            { slot: 'component-label', text: 'helpers/component-label.tpl' } as const,
          ]
        : []),
      { slot: 'helpers', text: 'helpers/component-helpers.tpl' },
    ],
  };
}

function sharedValues(plan: ChartPlan): readonly ValueDefinition[] {
  const { labels, annotations } = plan.blueprint.chart;
  return [
    shared(
      'global.imageRegistry',
      'Registry that replaces the registry of every image of the chart, for mirrors and closed networks.',
      pattern('^[A-Za-z0-9.:/_-]*$'),
      { value: '' },
    ),
    shared(
      'global.imagePullSecrets',
      'Names of Secrets with registry credentials, used by every pod.',
      listOf({ type: ['string', 'object'] }),
      { value: [], example: ['registry-credentials'] },
    ),
    shared('nameOverride', 'Replaces the name of the chart in object names and labels.', NAME_OR_EMPTY, {
      value: '',
    }),
    shared('fullnameOverride', 'Replaces the whole base name of all objects.', NAME_OR_EMPTY, { value: '' }),
    shared('namespaceOverride', "Namespace of all objects instead of the release's own.", NAME_OR_EMPTY, {
      value: '',
    }),
    shared('commonLabels', 'Labels added to every object and pod; never to selectors.', STRING_MAP, {
      value: labels,
      example: { ...labels, team: 'platform' },
    }),
    shared(
      'commonAnnotations',
      'Annotations added to every object and pod. Helm expressions are filled in.',
      STRING_MAP,
      { value: annotations, example: { ...annotations, 'example.com/release': '{{ .Release.Name }}' } },
    ),
    shared(
      'openshift',
      'auto leaves out fixed user and group ids where the cluster is OpenShift; enabled always does, disabled never.',
      oneOf('auto', 'enabled', 'disabled'),
      { value: 'auto' },
    ),
  ];
}
