import type { Component } from '../../../blueprint/schema/component.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { closed, listOf, OBJECT_LIST, oneOf, pattern, PORT, STRING_MAP } from '../../value-schemas.js';
import { isOutside, listServicePorts } from './service-ports.js';

const service = defineSection('Service');

/** True when a person may want to choose the ports of the nodes. */
export function hasNodePorts({ service: { type } }: Component): boolean {
  return type === 'NodePort';
}

/** Values of the Service. What only matters to a Service that is open to the outside is there only for one that is. */
export function serviceValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const { component } = plan;
  return [
    service(
      'service.type',
      isOutside(component)
        ? 'ClusterIP: reachable inside the cluster only.'
        : 'ClusterIP: reachable inside the cluster only. Settings of load balancers come with a Blueprint that asks for one.',
      oneOf('ClusterIP', 'NodePort', 'LoadBalancer'),
      { value: component.service.type },
    ),
    ...portValues(plan),
    service(
      'service.annotations',
      'Annotations of the Service. Helm expressions are filled in.',
      STRING_MAP,
      {
        value: component.service.annotations,
        example: { ...component.service.annotations, 'example.com/owner': 'platform' },
      },
    ),
    ...addressValues(component),
    ...trafficValues(component),
    ...(isOutside(component) ? outsideValues(component) : []),
    ...(component.service.type === 'LoadBalancer' ? loadBalancerValues(component) : []),
  ];
}

function portValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const ports = listServicePorts(plan);
  const [first] = ports;
  const [name = '', port] = first ?? [];
  return [
    ...ports.map(([key, { servicePort }]) => ({
      path: ['service', 'ports', key],
      section: 'Service' as const,
      description: `Port of the Service that leads to the container's port "${key}".`,
      schema: PORT,
      value: servicePort,
    })),
    service(
      'service.extraPorts',
      'Further ports as Kubernetes objects; the NetworkPolicy lets callers reach only the ports above.',
      OBJECT_LIST,
      {
        value: [],
        example: [{ name: 'extra', port: 65000, targetPort: name, protocol: port?.protocol ?? 'TCP' }],
      },
    ),
    ...(hasNodePorts(plan.component)
      ? [
          service(
            'service.nodePorts',
            'Ports of the nodes, by the names of ports; the others are chosen by the cluster.',
            closed(Object.fromEntries(ports.map(([key]) => [key, NODE_PORT]))),
            { value: {}, example: { [name]: 30_080 } },
          ),
        ]
      : []),
  ];
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport (the default range) */
const NODE_PORT = { type: 'integer', minimum: 1, maximum: 65_535 } as const;

function addressValues({ service: { ipFamilyPolicy, ipFamilies } }: Component): readonly ValueDefinition[] {
  return [
    service(
      'service.ipFamilyPolicy',
      "SingleStack, PreferDualStack or RequireDualStack; empty: the cluster's default.",
      oneOf('', 'SingleStack', 'PreferDualStack', 'RequireDualStack'),
      { value: ipFamilyPolicy ?? '', example: 'PreferDualStack' },
    ),
    service(
      'service.ipFamilies',
      "Address families in order, for example [IPv6, IPv4]; empty: the cluster's default.",
      listOf(oneOf('IPv4', 'IPv6'), { maxItems: 2, uniqueItems: true }),
      { value: ipFamilies ?? [], example: ['IPv4', 'IPv6'] },
    ),
  ];
}

function trafficValues({ service: fields }: Component): readonly ValueDefinition[] {
  return [
    service(
      'service.sessionAffinity',
      'ClientIP keeps each client address on one pod; empty: requests go to any.',
      oneOf('', 'None', 'ClientIP'),
      { value: fields.sessionAffinity ?? '', example: 'ClientIP' },
    ),
    service(
      'service.trafficDistribution',
      'PreferSameZone or PreferSameNode keeps traffic near where it comes from, where it can; empty: it goes anywhere.',
      oneOf('', 'PreferClose', 'PreferSameZone', 'PreferSameNode'),
      { value: fields.trafficDistribution ?? '', example: 'PreferClose' },
    ),
    service(
      'service.internalTrafficPolicy',
      'Local sends calls from inside the cluster only to pods on the node of the caller; empty: to any pod.',
      oneOf('', 'Cluster', 'Local'),
      { value: fields.internalTrafficPolicy ?? '', example: 'Cluster' },
    ),
  ];
}

function outsideValues({ service: fields }: Component): readonly ValueDefinition[] {
  return [
    service(
      'service.externalTrafficPolicy',
      "Local keeps the client's address and serves only through nodes that run a pod; empty: any node serves.",
      oneOf('', 'Cluster', 'Local'),
      { value: fields.externalTrafficPolicy ?? '', example: 'Local' },
    ),
  ];
}

function loadBalancerValues({ service: fields }: Component): readonly ValueDefinition[] {
  return [
    service(
      'service.loadBalancerClass',
      "Implementation of load balancers, such as service.k8s.aws/nlb; empty: the cluster's default. It cannot be changed later.",
      pattern('^([a-z0-9.-]+/)?[A-Za-z0-9._-]*$'),
      { value: fields.loadBalancerClass ?? '', example: 'example.com/internal' },
    ),
    service(
      'service.loadBalancerSourceRanges',
      'Networks that may call, as CIDR; empty: any.',
      listOf(pattern('^[0-9a-fA-F.:]+/[0-9]{1,3}$'), { uniqueItems: true }),
      { value: fields.loadBalancerSourceRanges ?? [], example: ['192.0.2.0/24'] },
    ),
  ];
}
