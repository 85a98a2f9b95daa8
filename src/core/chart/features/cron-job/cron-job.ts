import type { ChartFeature, Contribution, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { jobFields, jobRunFields, RESTART_NEVER } from '../job/job-fields.js';
import { jobValues } from '../job/job-values.js';
import { POD_TEMPLATE } from '../pod/pod.js';
import { cronJobSuites } from './cron-job-suites.js';
import { cronJobValues } from './cron-job-values.js';

/** The CronJob: a Job at each moment of a schedule. */
export const cronJobFeature: ChartFeature = {
  name: 'cron-job',
  forComponent: (component, plan) =>
    component.workload.kind === 'CronJob'
      ? {
          values: [...cronJobValues(component), ...jobValues(component)],
          fills: [RESTART_NEVER, { slot: 'helpers', text: 'cron-job/cron-job-name.tpl' }],
          templates: [
            {
              path: component.workload.file,
              text: 'cron-job/cron-job.yaml',
              lines: {
                'job-fields': jobFields(component),
                'job-run': jobRunFields(component),
                'pod-template': [POD_TEMPLATE],
              },
            },
          ],
          suites: cronJobSuites(component),
          environments: environments(component, plan),
        }
      : {},
};

function environments({ name }: ComponentPlan, plan: ChartPlan): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([environment, { components }]) => {
      const { cron, suspend } = components[name]?.schedule ?? {};
      const settings: readonly ValueSetting[] = [
        ...(cron === undefined ? [] : [{ path: ['schedule', 'cron'], value: cron }]),
        ...(suspend === undefined ? [] : [{ path: ['schedule', 'suspend'], value: suspend }]),
      ];
      return [environment, settings];
    }),
  );
}
