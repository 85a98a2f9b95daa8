import type { Component, Security } from '../../../blueprint/schema/component.js';
import { splitImageReference } from '../../../units/image-reference.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { listOf, PORT, STRING } from '../../value-schemas.js';
import { environmentValues } from '../pod/environment-values.js';
import { defineImage } from '../pod/image-values.js';
import { resourceValues } from '../pod/resource-values.js';
import { containerSecurityValues } from '../pod/security-values.js';
import { writableValues } from '../pod/writable-values.js';
import { listContainers, type ContainerPlan } from './container-plan.js';

const SECTION = 'Further containers';

/** Values of the containers beside the main one. */
export function containerValues(component: ComponentPlan): readonly ValueDefinition[] {
  return listContainers(component).flatMap((plan) => [
    ...(plan.sharesImage ? [] : imageValues(plan)),
    ...processValues(plan),
    ...environmentValues(plan.container.env, { section: SECTION, path: [...plan.path, 'env'] }),
    ...resourceValues(plan.container.resources, { section: SECTION, path: [...plan.path, 'resources'] }),
    ...(plan.sharesImage
      ? []
      : containerSecurityValues(hardened(component.component), {
          section: SECTION,
          path: [...plan.path, 'securityContext'],
        })),
  ]);
}

function imageValues({ container, path }: ContainerPlan): readonly ValueDefinition[] {
  return defineImage(SECTION, [...path, 'image'].join('.'), {
    ...splitImageReference(container.image),
    pullPolicy: '',
    pullSecrets: [],
  });
}

const PURPOSES = {
  init: 'runs to its end before the application starts',
  sidecar: 'runs beside the application',
} as const;

function processValues({ name, container, path }: ContainerPlan): readonly ValueDefinition[] {
  const { command, args, ports, writablePaths, resources } = container;
  const define = (
    key: readonly string[],
    rest: Pick<ValueDefinition, 'description' | 'schema' | 'value'>,
  ): ValueDefinition => ({ path: [...path, ...key], section: SECTION, ...rest });
  return [
    define(['command'], {
      description: `Replaces the entrypoint of ${name}, which ${PURPOSES[container.kind]}.`,
      schema: listOf(STRING),
      value: command,
    }),
    define(['args'], {
      description: `Replaces the arguments of ${name}.`,
      schema: listOf(STRING),
      value: args,
    }),
    ...sortedEntries(ports).map(([port, { containerPort }]) =>
      define(['containerPorts', port], {
        description: `Port "${port}" that ${name} listens on.`,
        schema: PORT,
        value: containerPort,
      }),
    ),
    ...(writablePaths.length === 0
      ? []
      : writableValues(writablePaths, resources, { section: SECTION, path })),
  ];
}

/** A user that is surely not root, for pods whose application is. */
const UNPRIVILEGED_ID = 10_001;

/** What an image that is not the application's runs with: the restricted standard, whatever the application deviates in. */
function hardened({ security }: Component): Security {
  return {
    ...security,
    runAsNonRoot: true,
    runAsUser: security.runAsUser === 0 ? UNPRIVILEGED_ID : security.runAsUser,
    runAsGroup: security.runAsGroup === 0 ? UNPRIVILEGED_ID : security.runAsGroup,
    readOnlyRootFilesystem: true,
    privileged: false,
    allowPrivilegeEscalation: false,
    addCapabilities: [],
    deviations: {},
  };
}
