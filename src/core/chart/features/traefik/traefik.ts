import type { ChartFeature, Contribution } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { planTraefik } from './traefik-plan.js';
import { traefikSuites } from './traefik-suites.js';
import { traefikTemplates } from './traefik-templates.js';
import { traefikValidations } from './traefik-validations.js';
import { traefikValues } from './traefik-values.js';

/** The routes of Traefik (HTTP, TCP and UDP) with what each needs beside it: Middlewares, weights, TLS options. */
export const traefikFeature: ChartFeature = {
  name: 'traefik',
  forComponent: (component, plan) => {
    const parts = component.routes
      .filter(({ traits }) => traits.controller === 'traefik')
      .map((route) => contribute(component, plan, route));
    return {
      values: parts.flatMap(({ values = [] }) => values),
      fills: parts.flatMap(({ fills = [] }) => fills),
      templates: parts.flatMap(({ templates = [] }) => templates),
      suites: parts.flatMap(({ suites = [] }) => suites),
    };
  },
};

function contribute(component: ComponentPlan, plan: ChartPlan, route: RoutePlan): Contribution {
  const traefik = planTraefik(plan, { component, route });
  return {
    values: traefikValues(route, traefik),
    fills: traefikValidations(component, route, traefik),
    templates: traefikTemplates({ component, plan, route, traefik }),
    suites: traefikSuites(component, route, traefik),
  };
}
