import type { ChartFeature, SlotFill, TemplateFragment, UnitTest } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { quoteForAnnotation, quoteInExpression } from '../../render-template.js';
import { whySinglePod } from '../../single-pod.js';

/**
 * A component that runs one pod: scanners are told why it has no second one and no rolling update, and values that would
 * start a second pod of what must never run twice are refused.
 */
export const singlePodFeature: ChartFeature = {
  name: 'single-pod',
  forComponent: (component) => {
    const reason = whySinglePod(component.component);
    if (reason === undefined || !component.workload.isReplicated) return {};
    const isSingleton = component.component.scaling.singleton !== undefined;
    const isDeployment = component.workload.kind === 'Deployment';
    return {
      fills: [
        ...(isDeployment ? [waivers(reason, isSingleton)] : []),
        ...(isSingleton ? [validation(component, reason)] : []),
      ],
      suites: [
        {
          template: component.workload.file,
          tests: [
            ...(isDeployment ? [waiverTest(reason)] : []),
            ...(isSingleton ? [refusalTest(component)] : []),
          ],
        },
      ],
    };
  },
};

/** Where values can make the Deployment an ordinary one again, the waivers go with the strategy. */
function waivers(reason: string, isSingleton: boolean): SlotFill {
  const fragment: TemplateFragment = {
    text: 'single-pod/waivers.tpl',
    variables: { reason: quoteForAnnotation(reason) },
  };
  const slot = 'workload-annotations';
  if (isSingleton) return { slot, ...fragment };
  return { slot, text: 'single-pod/condition.tpl', lines: { waivers: [fragment] } };
}

function validation({ section }: ComponentPlan, reason: string): SlotFill {
  const path = section === undefined ? '' : `${section}.`;
  const message = quoteInExpression(
    `${path}replicaCount is greater than 1, but there must never be two pods: ${reason}`,
  );
  return { slot: 'validations', text: 'single-pod/validation.tpl', variables: { message } };
}

function waiverTest(reason: string): UnitTest {
  const annotation = (name: string): string => `metadata.annotations["${name}"]`;
  return {
    it: 'tells scanners why there is one pod',
    asserts: [
      {
        equal: {
          path: annotation('ignore-check.kube-linter.io/no-rolling-update-strategy'),
          value: reason,
        },
      },
      {
        matchRegex: {
          path: annotation('kube-score/ignore'),
          pattern: 'deployment-replicas,deployment-strategy',
        },
      },
      {
        equal: {
          path: annotation('polaris.fairwinds.com/deploymentMissingReplicas-exempt'),
          value: 'true',
        },
      },
      { equal: { path: 'spec.strategy.type', value: 'Recreate' } },
    ],
  };
}

function refusalTest({ section }: ComponentPlan): UnitTest {
  const path = section === undefined ? '' : `${section}\\.`;
  return {
    it: 'refuses a second pod of what must never run twice',
    set: [{ path: ['replicaCount'], value: 2 }],
    asserts: [{ failedTemplate: { errorPattern: `${path}replicaCount is greater than 1` } }],
  };
}
