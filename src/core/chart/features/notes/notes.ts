import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import { escapeForTemplate, readValue } from '../../render-template.js';
import { describeMoments } from '../job/hook-annotations.js';
import { runSelector } from '../job/run-selector.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { partOfSentence } from '../../part-of-sentence.js';
import { routeCheckVariables } from '../exposure/route-variables.js';
import { planMonitor } from '../monitoring/monitoring-plan.js';
import { scaledExpression } from '../pod/replicas.js';
import { listSecrets, secretVariables } from '../secrets/secret-plan.js';
import { listCalledPorts, metricsOnlyPort } from '../service/service-ports.js';
import { listClaims, volumeVariables } from '../volumes/volume-plan.js';

/** NOTES.txt: what a person needs right after the install. It fails on nothing but what `validate` refuses. */
export const notesFeature: ChartFeature = {
  name: 'notes',
  forChart: () => ({ templates: [{ path: 'NOTES.txt', text: 'notes/notes.txt' }] }),
  forComponent: (component, plan) => ({
    fills: [
      ...routeNotes(component),
      ...outsideNotes(component),
      ...forwardNotes(component),
      ...runNotes(component),
      ...secretNotes(component, plan),
      ...storageNotes(component),
      ...scaleNotes(component),
      ...metricsNotes(component),
    ],
  }),
};

const scope = ({ section }: ComponentPlan): string =>
  section === undefined ? '.Values' : `.Values.${section}`;

function routeNotes(component: ComponentPlan): readonly SlotFill[] {
  return component.routes.map((route) => {
    const variables = routeCheckVariables(component, route);
    const hasPath = route.route.kind !== 'GRPCRoute';
    return {
      slot: 'notes',
      text: routeText(route),
      variables: {
        ...variables,
        'shown-path': hasPath ? `{{ $.Values.${variables['route-path'] ?? ''}.path }}` : '',
        protocol: route.traits.layer.toUpperCase(),
      },
    };
  });
}

function routeText({ traits }: RoutePlan): SlotFill['text'] {
  if (traits.layer !== 'http') return 'notes/route-by-entry-point.txt';
  return traits.needsGateway ? 'notes/route-by-gateway.txt' : 'notes/route-by-url.txt';
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

/** Where a Service that is open to the outside is found; its type is a value. */
function outsideNotes(component: ComponentPlan): readonly SlotFill[] {
  if (!component.hasService) return [];
  return [
    { slot: 'notes', text: 'notes/outside.txt', variables: { service: `${scope(component)}.service` } },
  ];
}

/** `kubectl port-forward` carries TCP only. */
function forwardNotes(component: ComponentPlan): readonly SlotFill[] {
  const [first] = listCalledPorts(component).filter(([, port]) => port.protocol === 'TCP');
  if (first === undefined || !component.hasService) return [];
  const [name, { appProtocol }] = first;
  const expression = readValue(`${scope(component)}.service.ports`, name);
  const guessed = component.component.probes.readiness?.path === undefined ? 'tcp' : 'http';
  return [
    {
      slot: 'notes',
      text: 'notes/forward.txt',
      variables: { 'service-port': expression, scheme: SCHEMES[appProtocol ?? guessed] },
    },
  ];
}

/** A ServiceMonitor that finds nothing, because somebody opened the Service by a value. */
function metricsNotes(component: ComponentPlan): readonly SlotFill[] {
  const port = metricsOnlyPort(component);
  if (port === undefined || !component.hasService || planMonitor(component)?.kind !== 'ServiceMonitor')
    return [];
  return [
    {
      slot: 'notes',
      text: 'notes/hidden-metrics.txt',
      variables: { service: `${scope(component)}.service`, port },
    },
  ];
}

/** How the address begins; nothing where no browser speaks the protocol. */
const SCHEMES = {
  http: 'http://',
  https: 'https://',
  'kubernetes.io/ws': 'http://',
  'kubernetes.io/h2c': '',
  grpc: '',
  tcp: '',
} as const;

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
        variables: { reason: escapeForTemplate(partOfSentence(singleton)) },
      },
    ];
  const base = scope(component);
  const few = `eq (int ${base}.replicaCount) 1`;
  const scaled = scaledExpression(component, base);
  const single = scaled === undefined ? few : `and (not ${scaled}) (${few})`;
  return [{ slot: 'notes', text: 'notes/single.txt', variables: { single } }];
}
