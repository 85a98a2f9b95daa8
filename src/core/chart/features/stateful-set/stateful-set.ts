import type { ChartFeature } from '../../chart-feature.js';
import { POD_TEMPLATE } from '../pod/pod.js';
import { replicasFill } from '../pod/replicas.js';
import { claimTemplates } from '../volumes/volumes.js';
import { claimTemplateCondition, plainVolumeOperands } from '../volumes/volume-plan.js';
import { statefulSetSuites } from './stateful-set-suites.js';
import { statefulSetValues } from './stateful-set-values.js';

/** The StatefulSet: pods with a number, a name and storage of their own, and the headless Service that names them. */
export const statefulSetFeature: ChartFeature = {
  name: 'stateful-set',
  forComponent: (component) =>
    component.workload.kind === 'StatefulSet'
      ? {
          values: statefulSetValues(component),
          fills: [replicasFill(component), { slot: 'helpers', text: 'stateful-set/names.tpl' }],
          templates: [
            {
              path: component.workload.file,
              text: 'stateful-set/statefulset.yaml',
              variables: { 'claim-template-condition': claimTemplateCondition(component) },
              lines: {
                'pod-template': [
                  {
                    ...POD_TEMPLATE,
                    variables: { 'member-volume-operands': plainVolumeOperands(component) },
                  },
                ],
                'claim-templates': claimTemplates(component),
              },
            },
            { path: 'service-headless.yaml', text: 'stateful-set/service-headless.yaml' },
          ],
          suites: statefulSetSuites(component),
        }
      : {},
};
