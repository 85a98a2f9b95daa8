import type { AssembledChart } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import { describeMoments } from '../job/hook-annotations.js';
import { runSelector } from '../job/run-selector.js';
import { namespaceOf } from './namespace-of.js';

/** How to run, follow and look back at what ends by itself; nothing when everything runs until it is stopped. */
export function runsSection(chart: AssembledChart): readonly string[] {
  const ending = chart.plan.components.filter(({ workload }) => !workload.isLongRunning);
  if (ending.length === 0) return [];
  const runs = ending.flatMap((component) => describeRun(chart, component));
  return renderTemplate('readme/runs.md', {}, new Map([['runs', runs]])).split('\n');
}

/** What a hook leaves behind, and what it brings along. */
function describeHook(component: ComponentPlan, { components }: ChartPlan): string {
  const path = pathOf(component);
  const twins = components.filter(
    (other) => other !== component && other.component.image === component.component.image,
  );
  return [
    ...(component.runsBeforeRelease
      ? [
          'Its ServiceAccount, configuration, Secrets and NetworkPolicy have to be there before it, so they are hooks too: made just before it, deleted when it has succeeded.',
        ]
      : []),
    `A failed Job stays also after \`helm uninstall\`; \`${path}job.ttlSecondsAfterFinished\` says how long.`,
    ...twins.map(
      (twin) =>
        `It runs the image of ${twin.name}: whoever sets \`${pathOf(twin)}image\` sets \`${path}image\` too, or better the application version of the chart.`,
    ),
  ].join('\n');
}

function pathOf({ section }: ComponentPlan): string {
  return section === undefined ? '' : `${section}.`;
}

function describeRun(chart: AssembledChart, component: ComponentPlan): readonly string[] {
  const { plan } = chart;
  const isHook = component.component.job?.hook !== undefined;
  const jobText = isHook ? 'readme/run-hook.md' : 'readme/run-job.md';
  const variables = {
    component: component.name,
    path: pathOf(component),
    chart: plan.chartName,
    deadline: String(component.component.job?.activeDeadlineSeconds ?? 0),
    namespace: namespaceOf(chart),
    object: component.section === undefined ? plan.chartName : `${plan.chartName}-${component.name}`,
    selector: runSelector(component, plan.chartName),
    moments: describeMoments(component),
    changed: component.runsBeforeRelease ? '' : ' back by itself',
    needs: isHook ? describeHook(component, plan) : '',
  };
  const text = component.workload.kind === 'CronJob' ? 'readme/run-cron-job.md' : jobText;
  return renderTemplate(text, variables).split('\n');
}
