import type { ChartFeature } from '../../chart-feature.js';
import { defineSection } from '../../value-definition.js';
import { OBJECT_LIST } from '../../value-schemas.js';

const extra = defineSection('Extra objects');

const EXAMPLE = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: '{{ .Release.Name }}-extra', namespace: '{{ .Release.Namespace }}' },
  data: { greeting: 'hello' },
} as const;

/** A way to ship any further Kubernetes object with the release. */
export const extraObjectsFeature: ChartFeature = {
  name: 'extra-objects',
  forChart: () => ({
    values: [
      extra(
        'extraObjects',
        'Further Kubernetes objects, installed as they are. Helm expressions are filled in.',
        OBJECT_LIST,
        { value: [], example: [EXAMPLE] },
      ),
    ],
    templates: [{ path: 'extra-objects.yaml', text: 'extra-objects/extra-objects.yaml' }],
    suites: [
      {
        template: 'extra-objects.yaml',
        tests: [
          {
            it: 'fills in Helm expressions',
            set: [{ path: ['extraObjects'], value: [EXAMPLE] }],
            release: { name: 'given' },
            asserts: [
              { isKind: { of: 'ConfigMap' } },
              { equal: { path: 'metadata.name', value: 'given-extra' } },
            ],
          },
          { it: 'makes nothing by default', asserts: [{ hasDocuments: { count: 0 } }] },
        ],
      },
    ],
  }),
};
