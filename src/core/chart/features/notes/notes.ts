import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { routeCheckVariables } from '../ingress/route-variables.js';
import { scaledExpression } from '../pod/replicas.js';
import { listSecrets, secretVariables } from '../secrets/secret-plan.js';

/** NOTES.txt: what a person needs right after the install. It fails on nothing but what `validate` refuses. */
export const notesFeature: ChartFeature = {
  name: 'notes',
  forChart: () => ({ templates: [{ path: 'NOTES.txt', text: 'notes/notes.txt' }] }),
  forComponent: (component, plan) => ({
    fills: [
      ...routeNotes(component),
      ...forwardNotes(component),
      ...secretNotes(component, plan),
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
  if (port === undefined || !component.hasService) return [];
  const expression = readValue(`${scope(component)}.service.ports`, port);
  return [{ slot: 'notes', text: 'notes/forward.txt', variables: { 'service-port': expression } }];
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

function scaleNotes(component: ComponentPlan): readonly SlotFill[] {
  if (!component.workload.isReplicated) return [];
  const base = scope(component);
  const few = `lt (int ${base}.replicaCount) 2`;
  const scaled = scaledExpression(component, base);
  const single = scaled === undefined ? few : `and (not ${scaled}) (${few})`;
  return [{ slot: 'notes', text: 'notes/single.txt', variables: { single } }];
}
