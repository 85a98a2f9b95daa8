import type { ChartFeature, SlotFill, TemplateFile, TemplateFragment } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { listSecrets, secretKeyText, secretVariables } from '../secrets/secret-plan.js';
import { workloadNameHelper } from '../pod/workload-name.js';
import { eventScalingSuites } from './event-scaling-suites.js';
import { eventScalingValues } from './event-scaling-values.js';
import { listParameters, listTriggers, type TriggerPlan } from './trigger-plan.js';

/** The ScaledObject of KEDA, where the Blueprint scales by events, and a TriggerAuthentication for each login. */
export const eventScalingFeature: ChartFeature = {
  name: 'event-scaling',
  forComponent: (component, plan) => {
    const { events } = component.component.scaling;
    return events === undefined
      ? {}
      : {
          values: eventScalingValues(component, events),
          fills: fills(component),
          templates: [scaledObject(component), ...authentications(component, plan)],
          suites: eventScalingSuites(component),
        };
  },
};

const base = ({ section }: ComponentPlan): string => (section === undefined ? '.Values' : '$c');

function fills(component: ComponentPlan): readonly SlotFill[] {
  return [
    {
      slot: 'workload-annotations',
      text: component.hasService
        ? 'event-scaling/workload-annotations-served.tpl'
        : 'event-scaling/workload-annotations.tpl',
    },
    { slot: 'validations', text: 'event-scaling/validations.tpl' },
    { slot: 'notes', text: 'event-scaling/notes.txt' },
    ...(component.hasAutoscaling
      ? [{ slot: 'validations', text: 'event-scaling/validation-exclusive.tpl' } as const]
      : []),
  ];
}

function scaledObject(component: ComponentPlan): TemplateFile {
  return {
    path: 'scaled-object.yaml',
    text: 'event-scaling/scaled-object.yaml',
    variables: { kind: component.workload.kind, 'workload-name': workloadNameHelper(component) },
    lines: {
      triggers: listTriggers(component).map((trigger): TemplateFragment => ({
        text: 'event-scaling/trigger.tpl',
        variables: {
          type: writeInlineYaml(trigger.trigger.type),
          'trigger-name': writeInlineYaml(trigger.name),
          trigger: readValue(base(component), ...trigger.path),
          suffix: JSON.stringify(trigger.suffix),
        },
        lines: {
          authentication:
            trigger.authenticationFile === undefined
              ? []
              : [{ text: 'event-scaling/authentication-ref.tpl' }],
        },
      })),
    },
  };
}

function authentications(component: ComponentPlan, plan: ChartPlan): readonly TemplateFile[] {
  return listTriggers(component).flatMap((trigger) =>
    trigger.authenticationFile === undefined
      ? []
      : [
          {
            path: trigger.authenticationFile,
            text: 'event-scaling/trigger-authentication.yaml',
            variables: { suffix: JSON.stringify(trigger.suffix) },
            lines: { parameters: parameters(trigger, component, plan) },
          },
        ],
  );
}

function parameters(
  trigger: TriggerPlan,
  component: ComponentPlan,
  plan: ChartPlan,
): readonly TemplateFragment[] {
  const secret = listSecrets(component, plan).find(
    ({ name }) => name === trigger.trigger.authentication?.secret,
  );
  if (secret === undefined) return [];
  const variables = secretVariables(secret, base(component));
  return listParameters(trigger).map(([parameter, key]) => ({
    text: 'event-scaling/parameter.tpl',
    variables: {
      ...variables,
      parameter: quoteForTemplate(parameter),
      key: secretKeyText(secret, base(component), key),
    },
  }));
}
