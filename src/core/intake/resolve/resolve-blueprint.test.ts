import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { getAtPointer, listLeaves } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { readEnglish } from '../english/read-english.js';
import type { Question } from '../question.js';
import { applyAnswers, defaultAnswers } from './answer-facts.js';
import { resolveBlueprint } from './resolve-blueprint.js';
import type { Resolution } from './resolution.js';
import { blueprintJson } from '../../blueprint/blueprint-json.js';

const resolve = (request: string): Resolution =>
  resolveBlueprint(readEnglish(request, KNOWLEDGE).facts, KNOWLEDGE);

function questionsOf(request: string): readonly Question[] {
  const resolution = resolve(request);
  return resolution.kind === 'questions' ? resolution.questions : [];
}

function blueprintOf(request: string): JsonValue {
  const resolution = resolve(request);
  if (resolution.kind === 'questions') throw new Error(JSON.stringify(resolution.questions));
  return blueprintJson(resolution.resolved.blueprint);
}

describe('resolveBlueprint', () => {
  it.each<[string, Readonly<Record<string, JsonValue>>]>([
    [
      'fin/a:1.4',
      {
        '/chart/name': 'a',
        '/chart/appVersion': '1.4',
        '/chart/layout': 'flat',
        '/components/a/scaling/replicas': 2,
        '/components/a/ports/http/servicePort': 80,
        '/components/a/networkPolicy/enabled': true,
      },
    ],
    [
      'flask fin/a:1',
      {
        '/components/a/probes/liveness/tcp': true,
        '/components/a/probes/readiness/path': '/health',
        '/components/a/probes/startup/tcp': true,
      },
    ],
    [
      'fin/a:1 health at /alive',
      { '/components/a/probes/liveness/tcp': true, '/components/a/probes/readiness/path': '/alive' },
    ],
    [
      'spring boot fin/a:1, grace period 100s',
      {
        '/components/a/shutdown/drainSeconds': 30,
        '/components/a/shutdown/terminationGracePeriodSeconds': 100,
      },
    ],
    [
      'spring boot fin/a:1, grace period 20s',
      {
        '/components/a/shutdown/drainSeconds': 10,
        '/components/a/shutdown/terminationGracePeriodSeconds': 20,
      },
    ],
    [
      'go fin/a:1 one replica',
      { '/components/a/scaling/replicas': 1, '/components/a/disruption/enabled': false },
    ],
    [
      'go fin/a:1 autoscale',
      {
        '/components/a/scaling/autoscaling/minReplicas': 2,
        '/components/a/scaling/autoscaling/maxReplicas': 6,
        '/components/a/scaling/autoscaling/targetCpuPercent': 80,
      },
    ],
    [
      'go fin/a:1 at most 9 pods with autoscaling at 70% memory',
      {
        '/components/a/scaling/autoscaling/maxReplicas': 9,
        '/components/a/scaling/autoscaling/targetMemoryPercent': 70,
      },
    ],
    [
      'go fin/a:1 with 2Gi memory',
      { '/components/a/resources/requests/memory': '2Gi', '/components/a/resources/limits/memory': '2Gi' },
    ],
    [
      'go fin/a:1 requests 3 cpu',
      { '/components/a/resources/requests/cpu': '3', '/components/a/resources/limits/cpu': '3' },
    ],
    [
      'go fin/a:1 memory limit 20Mi',
      { '/components/a/resources/requests/memory': '20Mi', '/components/a/resources/limits/memory': '20Mi' },
    ],
    [
      'fin/a:1 needs postgres',
      {
        '/components/a/env/DATABASE_URL/secret': 'database',
        '/components/a/secrets/database/name': 'a-database',
        '/connections/a-to-postgresql/port': 5432,
      },
    ],
    [
      'fin/a:1 needs postgres and mysql',
      {
        '/components/a/env/DATABASE_URL/secret': 'database',
        '/components/a/env/POSTGRESQL_URL/secret': 'postgresql',
      },
    ],
    ['fin/a:1 needs redis, REDIS_URL from secret cache', { '/components/a/env/REDIS_URL/secret': 'cache' }],
    [
      'fin/a:1 at a.example.net with tls',
      {
        '/routes/a/hosts': ['a.example.net'],
        '/routes/a/kind': 'Ingress',
        '/environments/dev/routes/a/hosts': ['dev.a.example.net'],
      },
    ],
    [
      'fin/a:1; dev: MODE=slow; prod: MODE=fast',
      { '/components/a/env/MODE/value': 'fast', '/environments/dev/components/a/env/MODE/value': 'slow' },
    ],
    [
      'fin/a:1 scales 4-9',
      {
        '/environments/dev/components/a/replicas': 1,
        '/environments/dev/components/a/autoscaling/enabled': false,
        '/environments/staging/components/a/autoscaling/minReplicas': 2,
      },
    ],
    ['fin/a:1 in the qa environment 3 pods', { '/environments/qa/components/a/replicas': 3 }],
    [
      'fin/a:1 port 7001, metrics on port 7001',
      {
        '/components/a/ports': {
          http: { containerPort: 7001, servicePort: 80, protocol: 'TCP', appProtocol: 'http' },
        },
      },
    ],
    [
      'fin/a:1 as root',
      { '/components/a/security/runAsNonRoot': false, '/components/a/security/runAsUser': 0 },
    ],
    [
      '"shop" (fin/s:1) and "stock" (fin/t:2); only shop may reach stock',
      {
        '/chart/name': 'shop-stock',
        '/chart/layout': 'sections',
        '/connections/shop-to-stock/to': 'stock',
        '/components/stock/networkPolicy/allowSameNamespace': false,
        '/components/shop/networkPolicy/allowSameNamespace': true,
      },
    ],
  ])('resolves %j', (request, expected) => {
    const blueprint = blueprintOf(request);
    for (const [pointer, value] of Object.entries(expected))
      expect([pointer, getAtPointer(blueprint, pointer)]).toEqual([pointer, value]);
  });

  it.each([
    [
      'fin/a:1 port 7001, with a sidecar fin/b:2 on port 4180',
      '/components/a/containers/b/ports/b',
      { containerPort: 4180, protocol: 'TCP' },
    ],
    ['fin/a:1 port 7001, needs postgres (external, host pg.example.net)', '/routes', {}],
    ['fin/a:1 port 7001, readiness /r, no liveness', '/components/a/probes/readiness/path', '/r'],
    ['fin/a:1 port 7001, readiness /r, no liveness', '/components/a/probes/liveness', undefined],
    ['fin/a:1 port 7001, readiness /r, no liveness', '/components/a/probes/startup', undefined],
    ['flask fin/a:1, no liveness probe', '/components/a/probes/readiness/path', '/health'],
    ['flask fin/a:1, no liveness probe', '/components/a/probes/without', ['liveness']],
    ['fin/a:1 without autoscaling', '/components/a/scaling/autoscaling/enabled', false],
    ['fin/a:1 without ingress', '/routes', {}],
    ['fin/a:1 without cpu limits', '/components/a/resources/limits/cpu', undefined],
    ['fin/a:1 without health checks', '/components/a/probes', {}],
  ])('keeps what %j says', (request, pointer, value) => {
    expect(getAtPointer(blueprintOf(request), pointer)).toEqual(value);
  });

  it.each([
    ['', '/components/app/image', undefined],
    ['deploy something nice', '/components/app/image', undefined],
    ['go api on 7001', '/components/api/image', 'api:0.1.0'],
    ['fin/a', '/components/a/image', undefined],
    ['fin/a:1 with 2 replicas and 3 replicas', 'conflict:/components/a/scaling/replicas', undefined],
    ['fin/a:1 with tls', '/routes/a/hosts', undefined],
    ['fin/a:1 with an ingress', '/routes/a/hosts', undefined],
    ['fin/a:1 via gateway api at a.example.net', '/routes/a/gateway/name', undefined],
    ['fin/a:1 grpc on 50051 via a GRPCRoute at a.example.net', '/routes/a/gateway/name', undefined],
    ['fin/a:1 with a VirtualService at a.example.net', '/routes/a/gateway/name', undefined],
    ['fin/a:1 tcp port 1883 by an IngressRouteTCP', '/routes/a/traefik/entryPoints', undefined],
    ['fin/a:1 internal only, at a.example.net', '/intent/exposed/a', undefined],
    [
      'fin/a:1 autoscaling min 9, autoscaling max 4',
      '/components/a/scaling/autoscaling/maxReplicas',
      undefined,
    ],
    ['fin/a:1 requests 2Gi memory, limits 1Gi memory', '/components/a/resources/limits/memory', undefined],
    ['fin/a:1 as a knative service', '/intent/confirmed/knative', undefined],
  ])('asks about %j', (request, id, stated) => {
    const question = questionsOf(request).find((candidate) => candidate.id === id);
    expect(question).toMatchObject({ id });
    expect(question?.default).toBe(stated);
    expect(question?.text).toMatch(/\?$/);
  });

  it('quotes the words of the request in the reason', () => {
    expect(questionsOf('fin/a:1 with 2 replicas and 3 replicas')[0]?.reason).toContain(
      '"2 replicas" and "3 replicas"',
    );
  });

  it('knows the origin of every leaf', () => {
    const resolution = resolve('fastapi fin/a:1 at a.example.net, 2-5 pods, needs redis');
    if (resolution.kind === 'questions') throw new Error('nothing to ask');
    const { blueprint, provenance } = resolution.resolved;
    const leaves = [...listLeaves(blueprintJson(blueprint))].map(([pointer]) => pointer);
    const known = new Set(Object.keys(provenance));
    expect(
      leaves.filter(
        (pointer) => !known.has(pointer) && pointer !== '/apiVersion' && pointer !== '/dependencies',
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'fin/a:1 on port 8080 at a.example.net through a traefik ingressroute',
      { traefik: { entryPoints: ['web'], middlewares: [] }, hosts: ['a.example.net'] },
    ],
    [
      'fin/a:1 on port 8080 at a.example.net through a traefik ingressroute with tls 1.3',
      { traefik: { entryPoints: ['websecure'], middlewares: [], minTlsVersion: 'VersionTLS13' } },
    ],
    [
      'fin/a:1 tcp port 1883 by an IngressRouteTCP on entrypoint mqtt',
      { port: 'http', hosts: [], traefik: { entryPoints: ['mqtt'], middlewares: [] } },
    ],
    [
      'fin/a:1 udp port 53 by an IngressRouteUDP on entrypoint dns',
      { port: 'udp', hosts: [], traefik: { entryPoints: ['dns'], middlewares: [] } },
    ],
    [
      'grpc fin/a:1 on 50051 via gateway api at a.example.net on gateway edge',
      { kind: 'GRPCRoute', gateway: { name: 'edge' } },
    ],
    [
      'grpc fin/a:1 on 50051 at a.example.net with ingress class nginx',
      { kind: 'Ingress', annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } },
    ],
    [
      'fin/a:1 on 8080 via gateway api at a.example.net on gateway edge',
      { kind: 'HTTPRoute', gateway: { name: 'edge' } },
    ],
  ])('completes the route of %j', (request, route) => {
    expect(blueprintOf(request)).toMatchObject({ routes: { a: route } });
  });

  it.each([
    'fin/a:1 on 8080 at a.example.net and fin/b:1 on 9090 at b.example.net, both with issuer corp-ca',
    'fin/a:1 on 8080 at a.example.net and fin/b:1 on 9090 at b.example.net. Issuer corp-ca for both.',
  ])('gives both components what %j says about both', (request) => {
    const route = { tls: { enabled: true, clusterIssuer: 'corp-ca' } };
    expect(blueprintOf(request)).toMatchObject({ routes: { a: route, b: route } });
  });

  it('gives the same Blueprint whatever the order of the facts', () => {
    const { facts } = readEnglish(
      '"shop" (fin/s:1) at a.example.net and "stock" (fin/t:2), kafka; shop calls stock',
      KNOWLEDGE,
    );
    expect(JSON.stringify(resolveBlueprint([...facts].reverse(), KNOWLEDGE))).toBe(
      JSON.stringify(resolveBlueprint(facts, KNOWLEDGE)),
    );
  });
});

describe('a question about something the Blueprint does not take', () => {
  const facts = [
    {
      pointer: '/routes/a/traefik/entryPoints',
      value: 'web',
      rank: 'input' as const,
      source: { kind: 'file' as const, path: 'autopilot.yaml', line: 3 },
    },
  ];
  const stated = [
    ...readEnglish('fin/a:1 at a.example.net by a traefik ingressroute', KNOWLEDGE).facts,
    ...facts,
  ];

  it.each(['web, websecure', '["web", "websecure"]'])(
    'takes the answer %j in the form of its example',
    (text) => {
      const resolution = resolveBlueprint(stated, KNOWLEDGE);
      if (resolution.kind === 'resolved') throw new Error('nothing to ask');
      const [question] = resolution.questions;
      expect(question).toMatchObject({ kind: 'value', example: '["first", "second"]' });
      const applied = applyAnswers(resolution.questions, [{ questionId: question?.id ?? '', text }]);
      if (!applied.ok) throw new Error(applied.error[0]?.message);
      const answered = resolveBlueprint([...stated, ...applied.value], KNOWLEDGE);
      expect(answered.kind).toBe('resolved');
    },
  );
});

describe('applyAnswers', () => {
  const answer = (request: string, texts: Readonly<Record<string, string>>): Resolution => {
    const { facts } = readEnglish(request, KNOWLEDGE);
    const applied = applyAnswers(
      questionsOf(request),
      Object.entries(texts).map(([questionId, text]) => ({ questionId, text })),
    );
    if (!applied.ok) throw new Error(applied.error[0]?.message);
    return resolveBlueprint([...facts, ...applied.value], KNOWLEDGE);
  };

  it.each([
    ['fin/a', { '/components/a/image': 'fin/a:3' }],
    ['fin/a:1 with 2 replicas and 3 replicas', { 'conflict:/components/a/scaling/replicas': '3' }],
    ['fin/a:1 with tls', { '/routes/a/hosts': 'a.example.net, b.example.net' }],
    ['fin/a:1 as a knative service', { '/intent/confirmed/knative': 'yes' }],
    ['fin/a:1 tcp port 1883 by an IngressRouteTCP', { '/routes/a/traefik/entryPoints': 'mqtt, mqtts' }],
    ['fin/a:1 internal only, at a.example.net', { '/intent/exposed/a': 'no' }],
    ['fin/a:1 for namespace x and namespace y', { 'conflict:/chart/namespace': 'y' }],
  ])('settles the questions of %j', (request, texts) => {
    const resolution = answer(request, texts);
    expect(
      resolution.kind === 'questions' ? resolution.questions.map((question) => question.id) : [],
    ).toEqual([]);
  });

  it.each([
    ['fin/a', '/components/a/image', 'fin/a', 'ANSWER_INVALID'],
    ['fin/a', '/components/a/image', 'FIN A', 'ANSWER_INVALID'],
    ['fin/a', '/nothing/here', 'x', 'ANSWER_INVALID'],
    ['fin/a:1 with tls', '/routes/a/hosts', 'no host', 'ANSWER_INVALID'],
    [
      'fin/a:1 with 2 replicas and 3 replicas',
      'conflict:/components/a/scaling/replicas',
      'two',
      'ANSWER_INVALID',
    ],
    ['fin/a:1 as a knative service', '/intent/confirmed/knative', 'perhaps', 'ANSWER_INVALID'],
    ['fin/a:1 as a knative service', '/intent/confirmed/knative', 'no', 'RUN_REJECTED'],
  ])('refuses a wrong answer to %j %s: %s', (request, questionId, text, code) => {
    const applied = applyAnswers(questionsOf(request), [{ questionId, text }]);
    expect(applied).toMatchObject({ ok: false, error: [{ code }] });
  });

  it('takes only stated defaults for --yes', () => {
    expect(defaultAnswers(questionsOf('go api on 7001'))).toEqual([
      { questionId: '/components/api/image', text: 'api:0.1.0' },
    ]);
    expect(defaultAnswers(questionsOf('deploy it'))).toEqual([]);
  });
});
