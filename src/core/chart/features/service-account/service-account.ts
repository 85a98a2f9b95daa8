import type { ChartFeature } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, pattern, STRING_MAP } from '../../value-schemas.js';

const security = defineSection('Security');

/** The identity of the pods: a ServiceAccount without a mounted token unless the Blueprint asks for one. */
export const serviceAccountFeature: ChartFeature = {
  name: 'service-account',
  forComponent: (component) => ({
    values: values(component),
    fills: [{ slot: 'helpers', text: 'service-account/service-account-name.tpl' }],
    templates: [{ path: 'serviceaccount.yaml', text: 'service-account/service-account.yaml' }],
    suites: [
      {
        template: 'serviceaccount.yaml',
        tests: [
          {
            it: 'makes an account whose token is not mounted',
            set: [{ path: ['serviceAccount', 'create'], value: true }],
            asserts: [
              { isKind: { of: 'ServiceAccount' } },
              { equal: { path: 'automountServiceAccountToken', value: false } },
            ],
          },
          {
            it: 'makes none when an account is given',
            set: [
              { path: ['serviceAccount', 'create'], value: false },
              { path: ['serviceAccount', 'name'], value: 'existing' },
            ],
            asserts: [{ hasDocuments: { count: 0 } }],
          },
        ],
      },
    ],
  }),
};

function values({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { create, name, annotations, automountToken } = component.serviceAccount;
  return [
    security('serviceAccount.create', 'Makes a ServiceAccount for the pods.', BOOLEAN, {
      value: create,
      isSwitch: true,
    }),
    security(
      'serviceAccount.name',
      'Name of the ServiceAccount; empty: the name of the release.',
      pattern('^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$'),
      { value: name ?? '' },
    ),
    security(
      'serviceAccount.annotations',
      'Annotations of the ServiceAccount, for example for a cloud identity.',
      STRING_MAP,
      { value: annotations, example: { ...annotations, 'example.com/role': 'reader' } },
    ),
    security(
      'serviceAccount.automount',
      'Mounts a token of the Kubernetes API; an application that calls it needs its address in networkPolicy.extraEgress too.',
      BOOLEAN,
      { value: automountToken, isSwitch: true },
    ),
  ];
}
