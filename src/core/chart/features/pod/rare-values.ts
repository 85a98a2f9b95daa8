import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, closed, listOf, oneOf, pattern, STRING } from '../../value-schemas.js';

const scheduling = defineSection('Scheduling');
const security = defineSection('Security');
const extras = defineSection('Pod extras');

const CLASS_NAME = pattern('^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$');

/** Fields of the pod specification that are values of the same name, handed on as they are. */
export const RARE_FIELDS = [
  'dnsConfig',
  'dnsPolicy',
  'hostAliases',
  'hostUsers',
  'runtimeClassName',
  'schedulerName',
] as const;

/** Values of the pod that few need: accepted, described by the schema and the README, and not listed by values.yaml. */
export function rareValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { runtimeClassName } = component.scheduling;
  return [
    scheduling('runtimeClassName', 'RuntimeClass of the pods; it must exist.', CLASS_NAME, {
      ...(runtimeClassName === undefined ? {} : { value: runtimeClassName }),
    }),
    scheduling(
      'schedulerName',
      "Scheduler that places the pods instead of the cluster's own.",
      CLASS_NAME,
      {},
    ),
    security(
      'hostUsers',
      'false gives the pods user ids of their own on the node; off by default, because it needs Kubernetes 1.33 or newer with a kernel, a runtime and volumes that support it.',
      BOOLEAN,
      {},
    ),
    ...nameValues(component.security.hostNetwork),
  ];
}

/** On the network of the node, Services are found only with a policy of its own. */
function nameValues(hostNetwork: boolean): readonly ValueDefinition[] {
  return [
    extras(
      'dnsPolicy',
      'How names are resolved.',
      oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
      hostNetwork ? { value: 'ClusterFirstWithHostNet' } : {},
    ),
    extras(
      'dnsConfig',
      'Name servers, search domains and options such as ndots.',
      closed({
        nameservers: listOf(STRING),
        searches: listOf(STRING),
        options: listOf(closed({ name: STRING, value: STRING })),
      }),
      { example: { options: [{ name: 'ndots', value: '2' }] } },
    ),
    extras(
      'hostAliases',
      'Further lines of /etc/hosts. A name in DNS is better: nobody sees these from outside the pod.',
      listOf({
        ...closed({ ip: STRING, hostnames: listOf(STRING, { minItems: 1 }) }),
        required: ['ip', 'hostnames'],
      }),
      {},
    ),
  ];
}
