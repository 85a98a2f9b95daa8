import type { AssembledChart } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import { routePath } from '../ingress/route-variables.js';
import { codeCell } from './escape-markdown.js';

/** Where the chart can be reached from outside; nothing when it listens on nothing. */
export function exposureSection({ plan }: AssembledChart): readonly string[] {
  if (!plan.components.some(({ hasService }) => hasService)) return [];
  const routes = plan.components.flatMap((component) =>
    component.routes.flatMap((route) =>
      renderTemplate(
        route.route.kind === 'Ingress' ? 'readme/exposure-ingress.md' : 'readme/exposure-http-route.md',
        {
          component: component.name,
          path: routePath(component, route),
          hosts: route.route.hosts.map((host) => codeCell(`${host}${route.route.path}`)).join(', '),
        },
      ).split('\n'),
    ),
  );
  const lines = routes.length > 0 ? routes : [renderTemplate('readme/exposure-none.md', {})];
  return renderTemplate('readme/exposure.md', {}, new Map([['routes', lines]])).split('\n');
}
