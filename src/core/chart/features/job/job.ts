import type { ChartFeature, SlotFill, TemplateFile } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { POD_TEMPLATE } from '../pod/pod.js';
import { describeMoments, hookAnnotations } from './hook-annotations.js';
import { jobFields, jobRunFields, RESTART_NEVER } from './job-fields.js';
import { jobSuites } from './job-suites.js';
import { jobValues } from './job-values.js';

/** The Job: pods that run to their end, once for each change of what they run, or with each release as a hook. */
export const jobFeature: ChartFeature = {
  name: 'job',
  forComponent: (component) =>
    component.workload.kind === 'Job'
      ? {
          values: jobValues(component),
          fills: [RESTART_NEVER, ...helpers(component)],
          templates: [template(component)],
          suites: jobSuites(component),
        }
      : {},
};

function isHook({ component }: ComponentPlan): boolean {
  return component.job?.hook !== undefined;
}

function helpers(component: ComponentPlan): readonly SlotFill[] {
  if (!isHook(component))
    return [
      { slot: 'helpers', text: 'job/job-name.tpl' },
      { slot: 'workload-annotations', text: 'job/name-exemption.tpl' },
    ];
  if (!component.runsBeforeRelease) return [];
  const { events, earlyWeight } = hookAnnotations(component);
  return [
    {
      slot: 'helpers',
      text: 'job/early-annotations.tpl',
      variables: { events, 'early-weight': earlyWeight },
    },
  ];
}

function template(component: ComponentPlan): TemplateFile {
  const { events, weight } = hookAnnotations(component);
  return {
    path: component.workload.file,
    text: isHook(component) ? 'job/hook.yaml' : 'job/job.yaml',
    variables: { events, weight, moments: describeMoments(component) },
    lines: {
      'job-fields': jobFields(component),
      'job-run': jobRunFields(component),
      'pod-template': [POD_TEMPLATE],
    },
  };
}
