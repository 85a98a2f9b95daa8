import type { ComponentPlan } from '../../chart-plan.js';
import { listCalledPorts } from '../service/service-ports.js';

/**
 * Name of the port that `helm test` asks: the one of the readiness check, else the first one of TCP. Undefined when there
 * is none, or no Service to ask it through: whether something listens on UDP cannot be asked without knowing its protocol.
 */
export function testedPort(plan: ComponentPlan): string | undefined {
  if (!plan.hasService) return undefined;
  const tcp = listCalledPorts(plan).flatMap(([name, port]) => (port.protocol === 'TCP' ? [name] : []));
  const asked = plan.component.probes.readiness?.port;
  return asked !== undefined && tcp.includes(asked) ? asked : tcp[0];
}
