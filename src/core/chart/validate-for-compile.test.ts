import { describe, expect, it } from 'vitest';
import {
  blueprintOf,
  everythingBlueprint,
  minimalBlueprint,
  ordersBlueprint,
  platformBlueprint,
  type BlueprintFields,
  type ComponentFields,
} from '../../../test/support/blueprints.js';
import {
  archiveBlueprint,
  ledgerBlueprint,
  wikiBlueprint,
} from '../../../test/support/stateful-blueprints.js';
import { compileChart } from './compile-chart.js';
import { validateForCompile } from './validate-for-compile.js';

const image = 'ghcr.io/acme/api:1.0.0';
const port = { containerPort: 8080, servicePort: 80, protocol: 'TCP' } as const;
const tls = { enabled: true };
const route = {
  component: 'api',
  port: 'http',
  kind: 'Ingress',
  hosts: ['a.example.com'],
  path: '/',
  tls,
  annotations: {},
} as const;

function one(component: Partial<ComponentFields>, rest: Partial<BlueprintFields> = {}): BlueprintFields {
  return { chart: { name: 'api' }, components: { api: { image, ...component } }, ...rest };
}

/** What is wrong, the Blueprint, and where the problem is. */
const PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  ['no component', { chart: { name: 'none' }, components: {} }, '/components'],
  [
    'two components in the flat layout',
    { chart: { name: 'two', layout: 'flat' }, components: { api: { image }, web: { image } } },
    '/chart/layout',
  ],
  [
    'a section that is the chart’s own',
    { chart: { name: 'two' }, components: { tests: { image }, web: { image } } },
    '/components/tests',
  ],
  [
    'two components with one section',
    { chart: { name: 'two' }, components: { 'a-b': { image }, 'a--b': { image } } },
    '/components/a-b',
  ],
  ['no port', one({ ports: {}, probes: {} }), '/components/api/ports'],
  [
    'a long port name',
    one({ ports: { http: port, 'a-very-long-port-name': { ...port, containerPort: 1, servicePort: 1 } } }),
    '/components/api/ports/a-very-long-port-name',
  ],
  [
    'a container port twice',
    one({ ports: { http: port, other: { ...port, servicePort: 81 } } }),
    '/components/api/ports/other/containerPort',
  ],
  [
    'a Service port twice',
    one({ ports: { http: port, other: { ...port, containerPort: 81 } } }),
    '/components/api/ports/other/servicePort',
  ],
  [
    'a probe of an unknown port',
    one({
      probes: {
        liveness: { tcp: true, port: 'grpc', periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3 },
      },
    }),
    '/components/api/probes/liveness/port',
  ],
  [
    'a probe with two handlers',
    one({
      probes: {
        liveness: {
          tcp: true,
          path: '/',
          port: 'http',
          periodSeconds: 5,
          timeoutSeconds: 1,
          failureThreshold: 3,
        },
      },
    }),
    '/components/api/probes/liveness',
  ],
  [
    'a variable from an unknown Secret',
    one({ env: { KEY: { secret: 'db', key: 'url' } } }),
    '/components/api/env/KEY/secret',
  ],
  [
    'a variable from an unknown key',
    one({
      env: { KEY: { secret: 'db', key: 'x' } },
      secrets: { db: { mode: 'existing', keys: { url: 'URL' } } },
    }),
    '/components/api/env/KEY/key',
  ],
  [
    'an external Secret without a store',
    one({ secrets: { db: { mode: 'external', keys: { url: 'URL' } } } }),
    '/components/api/secrets/db',
  ],
  [
    'a Secret without keys',
    one({ secrets: { db: { mode: 'existing', keys: {} } } }),
    '/components/api/secrets/db/keys',
  ],
  [
    'two Secrets with one value',
    one({
      secrets: {
        'a-b': { mode: 'existing', keys: { k: '' } },
        'a--b': { mode: 'existing', keys: { k: '' } },
      },
    }),
    '/components/api/secrets/a-b',
  ],
  ['a writable path twice', one({ writablePaths: ['/tmp', '/tmp'] }), '/components/api/writablePaths'],
  [
    'a file on a writable path',
    one({ writablePaths: ['/a'], configFiles: { '/a': { content: '' } } }),
    '/components/api/configFiles/~1a',
  ],
  [
    'files bigger than a ConfigMap',
    one({ configFiles: { '/a': { content: 'a'.repeat(999_999) }, '/b': { content: 'a'.repeat(99_999) } } }),
    '/components/api/configFiles',
  ],
  [
    'bounds in the wrong order',
    one({
      scaling: {
        replicas: 2,
        autoscaling: { enabled: true, minReplicas: 5, maxReplicas: 4, targetCpuPercent: 70 },
      },
    }),
    '/components/api/scaling/autoscaling/minReplicas',
  ],
  [
    'a scaler without a target',
    one({ scaling: { replicas: 2, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4 } } }),
    '/components/api/scaling/autoscaling',
  ],
  [
    'a budget with two bounds',
    one({ disruption: { enabled: true, minAvailable: 1, maxUnavailable: 1 } }),
    '/components/api/disruption',
  ],
  [
    'a budget that blocks by minAvailable',
    one({ disruption: { enabled: true, minAvailable: 2 } }),
    '/components/api/disruption/minAvailable',
  ],
  [
    'a budget that blocks by maxUnavailable',
    one({ disruption: { enabled: true, maxUnavailable: 0 } }),
    '/components/api/disruption/maxUnavailable',
  ],
  [
    'a grace period shorter than the shutdown',
    one({ shutdown: { preStopSeconds: 10, drainSeconds: 25, terminationGracePeriodSeconds: 30 } }),
    '/components/api/shutdown/terminationGracePeriodSeconds',
  ],
  [
    'a request above its limit',
    one({
      resources: {
        requests: { cpu: '1', memory: '1Gi', ephemeralStorage: '1Gi' },
        limits: { cpu: '2', memory: '1000Mi', ephemeralStorage: '1Gi' },
      },
    }),
    '/components/api/resources/requests/memory',
  ],
  [
    'a dependency with the name of a component',
    one({}, { dependencies: { api: { engine: 'redis', mode: 'external', port: 6379 } } }),
    '/dependencies/api',
  ],
  [
    'a connection from nowhere',
    one({}, { connections: { x: { from: 'web', to: 'api', port: 8080 } } }),
    '/connections/x/from',
  ],
  [
    'a connection to nowhere',
    one({}, { connections: { x: { from: 'api', to: 'db', port: 1 } } }),
    '/connections/x/to',
  ],
  [
    'a connection to an unknown port',
    one({}, { connections: { x: { from: 'api', to: 'api', port: 1 } } }),
    '/connections/x/port',
  ],
  ['a route to nowhere', one({}, { routes: { r: { ...route, component: 'web' } } }), '/routes/r/component'],
  ['a route to an unknown port', one({}, { routes: { r: { ...route, port: 'grpc' } } }), '/routes/r/port'],
  [
    'an HTTPRoute without a Gateway',
    one({}, { routes: { r: { ...route, kind: 'HTTPRoute' } } }),
    '/routes/r/gateway',
  ],
  ['two routes with one address', one({}, { routes: { r: route, s: route } }), '/routes/s/hosts'],
  [
    'a load balancer’s class on a Service inside the cluster',
    one({ service: { type: 'ClusterIP', annotations: {}, loadBalancerClass: 'example.com/a' } }),
    '/components/api/service/loadBalancerClass',
  ],
  [
    'source ranges on a Service of nodes',
    one({ service: { type: 'NodePort', annotations: {}, loadBalancerSourceRanges: ['10.0.0.0/8'] } }),
    '/components/api/service/loadBalancerSourceRanges',
  ],
  [
    'an external policy on a Service inside the cluster',
    one({ service: { type: 'ClusterIP', annotations: {}, externalTrafficPolicy: 'Local' } }),
    '/components/api/service/externalTrafficPolicy',
  ],
  [
    'two families on a single stack',
    one({
      service: {
        type: 'ClusterIP',
        annotations: {},
        ipFamilyPolicy: 'SingleStack',
        ipFamilies: ['IPv4', 'IPv6'],
      },
    }),
    '/components/api/service/ipFamilies',
  ],
  [
    'an environment that changes an unknown component',
    one({}, { environments: { dev: { components: { web: { replicas: 1 } }, routes: {} } } }),
    '/environments/dev/components/web',
  ],
  [
    'an environment that changes an unknown route',
    one({}, { environments: { dev: { components: {}, routes: { web: { enabled: false } } } } }),
    '/environments/dev/routes/web',
  ],
  [
    'an environment with a literal for a variable from a Secret',
    one(
      {
        env: { KEY: { secret: 'db', key: 'url' } },
        secrets: { db: { mode: 'existing', keys: { url: 'URL' } } },
      },
      { environments: { dev: { components: { api: { env: { KEY: { value: 'x' } } } }, routes: {} } } },
    ),
    '/environments/dev/components/api/env/KEY',
  ],
  [
    'an environment whose bounds contradict the component’s',
    one(
      {
        scaling: {
          replicas: 2,
          autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 9, targetCpuPercent: 70 },
        },
      },
      { environments: { dev: { components: { api: { autoscaling: { maxReplicas: 2 } } }, routes: {} } } },
    ),
    '/environments/dev/components/api/autoscaling',
  ],
];

const TEXT_PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  ['a command with a character Helm drops', one({ args: ['\u007f'] }), '/components/api/args'],
  [
    'an annotation with a byte order mark',
    one({ podAnnotations: { a: '\ufeff' } }),
    '/components/api/podAnnotations/a',
  ],
  ['half of a character', one({ env: { A: { value: '\ud83d' } } }), '/components/api/env/A/value'],
];

describe('validateForCompile', () => {
  it.each([...PROBLEMS, ...TEXT_PROBLEMS])('finds %s', (_, fields, pointer) => {
    const problems = validateForCompile(blueprintOf(fields));
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    for (const problem of problems) {
      expect(problem.message).not.toBe('');
      expect(problem.hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each([
    ['orders', ordersBlueprint],
    ['hello', minimalBlueprint],
    ['shop', platformBlueprint],
    ['mixed', everythingBlueprint],
    ['ledger', ledgerBlueprint],
    ['wiki', wikiBlueprint],
    ['archive', archiveBlueprint],
  ])('finds nothing wrong with %s', (_, blueprint) => {
    expect(validateForCompile(blueprint())).toEqual([]);
  });

  it('keeps compileChart from writing a chart that cannot work', () => {
    const resolved = blueprintOf(one({ writablePaths: ['/tmp', '/tmp'] }));
    expect(() => compileChart(resolved)).toThrow(expect.objectContaining({ code: 'INVARIANT_BROKEN' }));
  });
});
