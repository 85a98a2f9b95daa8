import { describe, expect, it } from 'vitest';
import {
  blueprintOf,
  type BlueprintFields,
  type ComponentFields,
} from '../../../../test/support/blueprints.js';
import { sidecarBlueprint } from '../../../../test/support/workload-blueprints.js';
import { validateForCompile } from '../validate-for-compile.js';

const image = 'ghcr.io/acme/api:1.0.0';

function one(component: Partial<ComponentFields>, rest: Partial<BlueprintFields> = {}): BlueprintFields {
  return { chart: { name: 'api' }, components: { api: { image, ...component } }, ...rest };
}

const container = {
  kind: 'sidecar',
  order: 0,
  image,
  command: [],
  args: [],
  env: {},
  ports: {},
  mounts: {},
  writablePaths: [],
  resources: {
    requests: { cpu: '10m', memory: '16Mi', ephemeralStorage: '16Mi' },
    limits: { memory: '32Mi', ephemeralStorage: '32Mi' },
  },
} as const;

/** A web component with one further container. */
function beside(
  name: string,
  fields: Partial<NonNullable<ComponentFields['containers']>[string]>,
): BlueprintFields {
  return one({ containers: { [name]: { ...container, ...fields } } });
}

/** What is wrong, the Blueprint, and where the problem is. */
const PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  ['a container with the main one’s name', beside('api', {}), '/components/api/containers/api'],
  [
    'a container with a long name',
    beside('a'.repeat(55), {}),
    `/components/api/containers/${'a'.repeat(55)}`,
  ],
  [
    'two containers with one value',
    one({ containers: { 'a-b': container, 'a--b': container } }),
    '/components/api/containers/a-b',
  ],
  [
    'an init container that listens',
    beside('prepare', { kind: 'init', ports: { admin: { containerPort: 9000, protocol: 'TCP' } } }),
    '/components/api/containers/prepare/ports',
  ],
  [
    'a sidecar on the port of the application',
    beside('proxy', { ports: { proxy: { containerPort: 8080, protocol: 'TCP' } } }),
    '/components/api/containers/proxy/ports/proxy/containerPort',
  ],
  [
    'a sidecar on the port of another',
    one({
      containers: {
        first: { ...container, ports: { a: { containerPort: 9000, protocol: 'UDP' } } },
        second: { ...container, ports: { b: { containerPort: 9000, protocol: 'UDP' } } },
      },
    }),
    '/components/api/containers/second/ports/b/containerPort',
  ],
  [
    'a sidecar port with a name that is taken',
    beside('proxy', { ports: { http: { containerPort: 9000, protocol: 'TCP' } } }),
    '/components/api/containers/proxy/ports/http',
  ],
  [
    'a sidecar port with a long name',
    beside('proxy', { ports: { 'a-very-long-port': { containerPort: 9000, protocol: 'TCP' } } }),
    '/components/api/containers/proxy/ports/a-very-long-port',
  ],
  [
    'a mount of a volume that is not there',
    beside('proxy', { mounts: { data: '/data' } }),
    '/components/api/containers/proxy/mounts/data',
  ],
  [
    'a path that a container mounts twice',
    beside('proxy', { writablePaths: ['/run', '/run'] }),
    '/components/api/containers/proxy/mounts',
  ],
  [
    'a container that reads an unknown Secret',
    beside('proxy', { env: { TOKEN: { secret: 'none', key: 'a' } } }),
    '/components/api/containers/proxy/env/TOKEN/secret',
  ],
  [
    'a container that requests more than its limit',
    beside('proxy', {
      resources: { ...container.resources, limits: { memory: '8Mi', ephemeralStorage: '32Mi' } },
    }),
    '/components/api/containers/proxy/resources/requests/memory',
  ],
];

describe('findContainerProblems', () => {
  it.each(PROBLEMS)('finds %s, and nothing else', (_, fields, pointer) => {
    const problems = validateForCompile(blueprintOf(fields));
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]?.message).not.toBe('');
    expect(problems[0]?.hint).toMatch(/^[A-Z].*\.$/);
  });

  it('finds nothing wrong with a sidecar and an init container', () => {
    expect(validateForCompile(sidecarBlueprint())).toEqual([]);
  });

  it('lets one number be a TCP and a UDP port', () => {
    const fields = beside('proxy', { ports: { dns: { containerPort: 8080, protocol: 'UDP' } } });
    expect(validateForCompile(blueprintOf(fields))).toEqual([]);
  });

  it('lets a container mount a volume of the component', () => {
    const data = { kind: 'emptyDir', mountPath: '/data', readOnly: false, size: '256Mi' } as const;
    const containers = { proxy: { ...container, mounts: { data: '/data' } } };
    expect(validateForCompile(blueprintOf(one({ volumes: { data }, containers })))).toEqual([]);
  });
});
