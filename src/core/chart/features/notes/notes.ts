import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { escapeForTemplate, readValue } from '../../render-template.js';
import { routeCheckVariables } from '../ingress/route-variables.js';
import { describeMoments } from '../job/hook-annotations.js';
import { runSelector } from '../job/run-selector.js';
import { listSecrets, secretVariables } from '../secrets/secret-plan.js';
import { listClaims, volumeVariables } from '../volumes/volume-plan.js';

/** NOTES.txt: what a person needs right after the install. It fails on nothing but what `validate` refuses. */
export const notesFeature: ChartFeature = {
  name: 'notes',
  forChart: () => ({ templates: [{ path: 'NOTES.txt', text: 'notes/notes.txt' }] }),
  forComponent: (component, plan) => ({
    fills: [
      ...routeNotes(component),
      ...forwardNotes(component),
      ...runNotes(component),
      ...secretNotes(component, plan),
      ...storageNotes(component),
      ...scaleNotes(component),
    ],
  }),
};

const scope = ({ section }: ComponentPlan): string =>
  section === undefined ? '.Values' : `.Values.${section}`;

function routeNotes(component: ComponentPlan): readonly SlotFill[] {
  return component.routes.map((route) => ({
    slot: 'notes',
    text: route.route.kind === 'Ingress' ? 'notes/ingress.txt' : 'notes/http-route.txt',
    variables: routeCheckVariables(component, route),
  }));
}

function forwardNotes(component: ComponentPlan): readonly SlotFill[] {
  const port = sortedEntries(component.component.ports)[0]?.[0];
  if (port === undefined) return [];
  const expression = readValue(`${scope(component)}.service.ports`, port);
  return [{ slot: 'notes', text: 'notes/forward.txt', variables: { 'service-port': expression } }];
}

function runNotes(component: ComponentPlan): readonly SlotFill[] {
  const { workload } = component;
  if (workload.isLongRunning) return [];
  const jobText = component.component.job?.hook === undefined ? 'notes/job.txt' : 'notes/hook.txt';
  const variables = {
    selector: runSelector(component, '{{ .Release.Name }}'),
    moments: describeMoments(component),
  };
  return [{ slot: 'notes', text: workload.kind === 'CronJob' ? 'notes/cron-job.txt' : jobText, variables }];
}

function secretNotes(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  return listSecrets(component, plan)
    .filter(({ secret }) => secret.mode === 'existing')
    .map((secret) => ({
      slot: 'notes',
      text: 'notes/secret.txt',
      variables: {
        ...secretVariables(secret, scope(component)),
        keys: secret.keys.map(([key]) => key).join(', '),
        literals: secret.keys.map(([key]) => `--from-literal=${key}=…`).join(' '),
      },
    }));
}

/** Where the data is, and whether it outlives the release. */
function storageNotes(component: ComponentPlan): readonly SlotFill[] {
  const isStatefulSet = component.workload.kind === 'StatefulSet';
  return listClaims(component).map((claim) => ({
    slot: 'notes',
    text: isStatefulSet ? 'notes/members.txt' : 'notes/claim.txt',
    variables: {
      ...volumeVariables(component, claim),
      'note-path': escapeForTemplate(claim.volume.mountPath),
    },
  }));
}

function scaleNotes(component: ComponentPlan): readonly SlotFill[] {
  if (!component.workload.isReplicated) return [];
  const { singleton } = component.component.scaling;
  if (singleton !== undefined)
    return [
      {
        slot: 'notes',
        text: 'notes/singleton.txt',
        variables: { reason: escapeForTemplate(singleton) },
      },
    ];
  const base = scope(component);
  const few = `lt (int ${base}.replicaCount) 2`;
  const single = component.hasAutoscaling ? `and (not ${base}.autoscaling.enabled) (${few})` : few;
  return [{ slot: 'notes', text: 'notes/single.txt', variables: { single } }];
}
