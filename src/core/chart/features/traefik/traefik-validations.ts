import type { SlotFill } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { routeCheckVariables } from '../exposure/route-variables.js';
import type { TraefikPlan } from './traefik-plan.js';

/** What the values of a route of Traefik are checked for, beside what every route is. */
export function traefikValidations(
  component: ComponentPlan,
  plan: RoutePlan,
  { weights, hasCertificate }: TraefikPlan,
): readonly SlotFill[] {
  const variables = routeCheckVariables(component, plan);
  const check = (text: SlotFill['text'], more: Readonly<Record<string, string>> = {}): SlotFill => ({
    slot: 'validations',
    text,
    variables: { ...variables, ...more },
  });
  const shares = weights.map(({ key }) => readValue(`${variables['route'] ?? ''}.weights`, key)).join(' ');
  const isTcp = plan.traits.layer === 'tcp';
  return [
    ...(weights.length > 0 ? [check('traefik/weights-validation.tpl', { shares })] : []),
    ...(isTcp ? [check('traefik/sni-validation.tpl')] : []),
    ...(isTcp && hasCertificate ? [check('traefik/certificate-validation.tpl')] : []),
  ];
}
