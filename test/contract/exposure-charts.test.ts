import { afterAll, describe, expect, it } from 'vitest';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { ROUTE_KINDS, type RouteKind } from '../../src/core/blueprint/schema/route.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { validateForCompile } from '../../src/core/chart/validate-for-compile.js';
import { parseManifests } from '../../src/core/checks/manifest/parse-manifests.js';
import { runChecks } from '../../src/core/checks/run-checks.js';
import {
  EVERY_MIDDLEWARE,
  grpcBlueprint,
  istioBlueprint,
  linkerdBlueprint,
  routeBlueprint,
  traefikBlueprint,
  type RouteFields,
} from '../support/exposure-blueprints.js';
import { openRealEngine } from '../support/real-engine.js';

const { engine, close } = openRealEngine();
afterAll(close);

const FIELDS_BY_KIND: Readonly<Record<RouteKind, Partial<RouteFields>>> = {
  Ingress: { className: 'nginx', path: '/api' },
  HTTPRoute: { gateway: { name: 'public' }, path: '/api' },
  GRPCRoute: { gateway: { name: 'public' }, path: '/orders.v1.Orders/Get' },
  IngressRoute: {
    traefik: { entryPoints: ['websecure'], middlewares: EVERY_MIDDLEWARE },
    tls: { enabled: true },
  },
  IngressRouteTCP: { traefik: { entryPoints: ['database'], middlewares: [] }, hosts: [] },
  IngressRouteUDP: { traefik: { entryPoints: ['logs'], middlewares: [] }, hosts: [] },
  VirtualService: { gateway: { name: 'public', namespace: 'istio-ingress' }, path: '/api' },
};

const check = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
const UDP_PROBES = {
  liveness: { ...check, command: ['/app', 'alive'] },
  readiness: { ...check, command: ['/app', 'ready'] },
};
const udp = { http: { containerPort: 8080, servicePort: 80, protocol: 'UDP' } } as const;

const BLUEPRINTS: readonly (readonly [string, ResolvedBlueprint])[] = [
  ['edge', traefikBlueprint()],
  ['quotes', grpcBlueprint()],
  ['bookings', istioBlueprint()],
  ['desk', linkerdBlueprint()],
  ...ROUTE_KINDS.map((kind): readonly [string, ResolvedBlueprint] => {
    const ports = kind === 'IngressRouteUDP' ? { ports: udp, probes: UDP_PROBES } : {};
    return [`one ${kind}`, routeBlueprint(kind, FIELDS_BY_KIND[kind], ports)];
  }),
];

/** The defaults, and each file of values that comes with the chart. */
function listCases(chart: ChartFiles): { readonly name: string; readonly values?: readonly string[] }[] {
  const files = [...chart].filter(([path]) => /^(?:ci\/|values-).*\.yaml$/.test(path));
  return [{ name: 'default' }, ...files.map(([name, text]) => ({ name, values: [String(text)] }))];
}

describe.each(BLUEPRINTS)('the chart %s', (_, resolved) => {
  const chart = compileChart(resolved);

  it('comes from a Blueprint without a problem', () => {
    expect(validateForCompile(resolved)).toEqual([]);
  });

  it('is clean under strict lint with every file of values', async () => {
    for (const { name, values } of listCases(chart)) {
      const outcome = await engine.lint(chart, { strict: true, ...(values !== undefined && { values }) });
      const said = outcome.diagnostics.filter(({ severity }) => severity !== 'info');
      expect(said, name).toEqual([]);
    }
  });

  it('is valid on every Kubernetes version', async () => {
    const { kubernetesVersions } = await engine.info();
    const outcome = await engine.validate(chart, listCases(chart), kubernetesVersions);
    expect(outcome.renders.flatMap(({ errors }) => errors)).toEqual([]);
    expect(outcome.problems).toEqual([]);
    expect(outcome.unknownKinds).toEqual([]);
  });

  it('passes its own unit tests', async () => {
    const outcome = await engine.unitTest(chart);
    expect(outcome.results.filter(({ passed }) => !passed)).toEqual([]);
    expect(outcome.ok).toBe(true);
  });

  it('gives our own checks nothing to say about its routes', async () => {
    const [render] = await engine.render(chart, [{ name: 'default' }]);
    const { objects } = parseManifests(render?.documents ?? []);
    const findings = runChecks({ cases: [{ name: 'default', objects }], files: chart, blueprint: resolved });
    const planned = ['network-policy/ingress-tls', 'network-policy/exposed-service'];
    expect(findings.filter(({ rule }) => !planned.includes(rule)).map(({ message }) => message)).toEqual([]);
  });

  it('says in its notes where it can be reached', async () => {
    const [render] = await engine.render(chart, [{ name: 'default' }]);
    const hosts = Object.values(resolved.blueprint.routes).flatMap((route) =>
      route.kind.endsWith('TCP') ? [] : route.hosts,
    );
    for (const host of hosts) expect(render?.notes).toContain(host);
  });
});
