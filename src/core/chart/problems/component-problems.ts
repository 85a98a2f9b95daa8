import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import type { Probe } from '../../blueprint/schema/container.js';
import { sortedEntries } from '../chart-plan.js';

/** Characters of a port's name. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports (IANA_SVC_NAME) */
export const LONGEST_PORT_NAME = 15;

/** Ports and probes that contradict each other. */
export function findComponentProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...portProblems(name, component),
    ...probeProblems(name, component),
    ...serviceProblems(name, component),
  ]);
}

function portProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const ports = sortedEntries(component.ports);
  const at = (...path: readonly string[]): string => formatPointer('components', name, 'ports', ...path);
  if (ports.length === 0 && component.role === 'service')
    return [
      {
        pointer: at(),
        message: `the component ${name} answers requests and has no port`,
        hint: 'Add the port it listens on, or give it another role such as worker.',
      },
    ];
  return ports.flatMap(([key, port], index): readonly BlueprintProblem[] => {
    const twin = (field: 'containerPort' | 'servicePort'): string | undefined =>
      ports
        .slice(0, index)
        .find(([, other]) => other[field] === port[field] && other.protocol === port.protocol)?.[0];
    const long: BlueprintProblem = {
      pointer: at(key),
      message: `the port name "${key}" has ${key.length} characters; Kubernetes takes ${LONGEST_PORT_NAME}`,
      hint: 'Choose a shorter name.',
    };
    const repeated = (['containerPort', 'servicePort'] as const).flatMap((field) => {
      const other = twin(field);
      if (other === undefined) return [];
      const message = `the ports ${other} and ${key} both have ${field} ${port[field]}/${port.protocol}`;
      return [{ pointer: at(key, field), message, hint: 'Give each port a number of its own.' }];
    });
    return key.length > LONGEST_PORT_NAME ? [long, ...repeated] : repeated;
  });
}

/** Fields of the Service that another type has, and families that contradict each other. */
function serviceProblems(name: string, { service }: Component): readonly BlueprintProblem[] {
  const at = (field: string): string => formatPointer('components', name, 'service', field);
  const isBalanced = service.type === 'LoadBalancer';
  const outside = [
    ['externalTrafficPolicy', service.type !== 'ClusterIP', 'NodePort or LoadBalancer'],
    ['loadBalancerClass', isBalanced, 'LoadBalancer'],
    ['loadBalancerSourceRanges', isBalanced, 'LoadBalancer'],
  ] as const;
  const strangers = outside.flatMap(([field, fits, type]) =>
    service[field] === undefined || fits
      ? []
      : [
          {
            pointer: at(field),
            message: `${field} has an effect only on a Service of the type ${type}, and this one is a ${service.type}`,
            hint: 'Change service.type, or leave it out.',
          },
        ],
  );
  if (service.ipFamilyPolicy !== 'SingleStack' || (service.ipFamilies ?? []).length < 2) return strangers;
  return [
    ...strangers,
    {
      pointer: at('ipFamilies'),
      message: 'two address families and the policy SingleStack contradict each other',
      hint: 'Set service.ipFamilyPolicy to PreferDualStack, or leave one family out.',
    },
  ];
}

function probeProblems(name: string, component: Component): readonly BlueprintProblem[] {
  return (['startup', 'liveness', 'readiness'] as const).flatMap((kind) => {
    const probe = component.probes[kind];
    if (probe === undefined) return [];
    const pointer = formatPointer('components', name, 'probes', kind);
    return [...handlerProblems(probe, pointer, kind), ...probePortProblems(probe, pointer, component)];
  });
}

function handlerProblems(probe: Probe, pointer: string, kind: string): readonly BlueprintProblem[] {
  const handlers = [
    probe.path !== undefined,
    probe.tcp === true,
    probe.command !== undefined,
    probe.grpc === true,
  ].filter(Boolean).length;
  if (handlers === 1) return [];
  const message = `the ${kind} check has ${handlers === 0 ? 'no' : 'more than one'} way to check`;
  return [{ pointer, message, hint: 'Give exactly one of path, tcp, command and grpc.' }];
}

function probePortProblems(probe: Probe, pointer: string, component: Component): readonly BlueprintProblem[] {
  if (probe.command !== undefined || (probe.port ?? '') in component.ports) return [];
  const known = sortedEntries(component.ports).map(([name]) => name);
  return [
    {
      pointer: `${pointer}/port`,
      message:
        probe.port === undefined
          ? 'the check does not say which port it asks'
          : `the check asks the port "${probe.port}", which the component does not have`,
      hint: known.length === 0 ? 'Check with a command instead.' : `Use one of: ${known.join(', ')}.`,
    },
  ];
}
