import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import type { Fact } from '../../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import { formatIntent } from '../../blueprint/yaml/format-intent.js';
import { parseIntent } from '../../blueprint/yaml/parse-intent.js';
import { compileChart } from '../../chart/compile-chart.js';
import { validateForCompile } from '../../chart/validate-for-compile.js';
import { readEnglish } from '../english/read-english.js';
import { findLiteralSecrets } from '../secrets/find-literal-secrets.js';
import { separateSecrets } from '../secrets/separate-secrets.js';
import { applyAnswers, applyDefaults } from './answer-facts.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** What the application takes from a Blueprint file. */
function factsOfFile(text: string): readonly Fact[] {
  const parsed = parseIntent(text, 'autopilot.yaml');
  if (!parsed.ok) throw new Error(parsed.error.map(({ pointer, message }) => `${pointer} ${message}`).join());
  return parsed.value.map(({ pointer, value, line }) => ({
    pointer,
    value,
    rank: 'input' as const,
    source: { kind: 'file' as const, path: 'autopilot.yaml', line },
  }));
}

function resolve(facts: readonly Fact[]): ResolvedBlueprint {
  const resolution = resolveBlueprint(facts, KNOWLEDGE);
  if (resolution.kind === 'resolved') return resolution.resolved;
  const { questions } = resolution;
  const confirmed = questions.filter(({ kind }) => kind === 'confirm');
  const applied = applyAnswers(
    questions,
    confirmed.map(({ id }) => ({ questionId: id, text: 'yes' })),
  );
  const taken = applyDefaults(questions);
  const again =
    applied.ok && taken.ok
      ? resolveBlueprint([...facts, ...applied.value, ...taken.value], KNOWLEDGE)
      : resolution;
  if (again.kind === 'resolved') return again.resolved;
  throw new Error(again.questions.map(({ id, text }) => `${id}: ${text}`).join());
}

const fromWords = (request: string): ResolvedBlueprint =>
  resolve(readEnglish(separateSecrets(request).sanitised, KNOWLEDGE).facts);
const fromFile = (text: string): ResolvedBlueprint => resolve(factsOfFile(text));

function compile(resolved: ResolvedBlueprint): Readonly<Record<string, string>> {
  const problems = validateForCompile(resolved);
  if (problems.length > 0)
    throw new Error(problems.map(({ pointer, message }) => `${pointer} ${message}`).join());
  return Object.fromEntries([...compileChart(resolved)].map(([path, content]) => [path, String(content)]));
}

const REQUESTS: readonly string[] = [
  'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, 3 to 10 replicas, needs Postgres and Redis, public at orders.example.com with TLS',
  'A web service called orders',
  'lim/a:1',
  'lim/a:1 without autoscaling, without network policy',
  'lim/a:1, no ingress, no PDB, no health checks',
  'lim/a:1 without cpu limits',
  'lim/a:1 with 3 replicas and no service account token',
  'go service lim/a:1 on 9000, at most 7 pods, scale at 65% memory',
  'spring boot lim/a:1 with 2 cores and 1Gi memory limit',
  'lim/a:1 requests 100m cpu and 64Mi memory, limits 400m cpu and 200Mi memory',
  'node lim/a:1 with 700Mi of memory',
  'lim/a:1 needs postgres and mysql and kafka',
  'lim/a:1 uses redis, REDIS_URL from secret cache-login key url',
  'lim/a:1 uses postgres 16 on port 6432, the url is in secret ledger-db, key dsn',
  'lim/a:1 with DB_PASSWORD=sesame-99-open',
  'lim/a:1 with LEVEL=debug and REGION=eu-west-1 and RATIO=0.10 and FLAG=yes',
  'lim/a:1; dev: LEVEL=debug; prod: LEVEL=warn',
  'lim/a:1 with 1 replica in dev, 2 in staging and 6 in prod',
  'lim/a:1, in the qa environment 3 pods',
  'lim/a:1 at a.example.net; in dev at a.dev.example.net',
  'lim/a:1 public at a.example.net and www.a.example.net with a certificate from letsencrypt',
  'lim/a:1 at a.example.net/v1, tls secret wildcard-cert, ingress class traefik',
  'lim/a:1 at a.example.net with clusterissuer ca-internal',
  'lim/a:1 at a.example.net over plain http, not in staging',
  'lim/a:1 via gateway api at a.example.net through gateway edge in namespace infra with tls',
  'lim/a:1 internal only, namespace back-office',
  'lim/a:1 liveness /alive, readiness /ready, startup /alive',
  'lim/a:1 health at /alive',
  'lim/a:1 readiness /ready, no liveness',
  'lim/a:1, liveness exec cat /tmp/alive, readiness /ready',
  'lim/a:1 tcp probe on port 9000',
  'flask lim/a:1, grace period 90s, prestop 10s',
  'lim/a:1 with at least 2 pods available and 4 replicas',
  'lim/a:1 with max unavailable 25% and 5 replicas',
  'lim/a:1 on nodes labelled disk=ssd, toleration dedicated=web:NoSchedule, priority class gold',
  'lim/a:1 on arm64 only, spread over different nodes, hard rule',
  'lim/a:1, ipv6 only',
  'lim/a:1, dual-stack required, service type NodePort',
  'lim/a:1 as root',
  'lim/a:1 privileged with capability NET_ADMIN',
  'lim/a:1 as user 4711, writes to /var/spool/a and /data/tmp',
  'lim/a:1 with a writable root file system',
  'lim/a:1 may call the internet, labels team=red, annotation owner=me',
  'lim/a:1 with this config file at /etc/a/a.yaml:\n```yaml\nlevel: debug\nlist:\n  - 1\n```',
  'lim/a:1 with command "serve --all now"',
  'lim/a:1 port 80 -> 7001, metrics on port 9102',
  'grpc service lim/a:1 on 50051',
  'lim/a:1 udp port 5353',
  'lim/a@sha256:0123456789012345678901234567890123456789012345678901234567890123, version 3.2',
  'image lim/a, version 2.5.1, django',
  'lim/a:1 with pull secret regcred and pull policy always',
  '"shop" (lim/s:1) at shop.example.net with tls and "stock" (lim/t:2) on 9000; shop calls stock; only shop may reach stock; stock needs kafka',
  'web: lim/w:1 with 2 replicas; api: lim/p:3 on 8081 with postgres and redis. web calls api. Everything else is closed.',
  'front lim/w:1 at a.example.net and api lim/p:3, each with 3 replicas and 64Mi/50m',
  'a go api called till on 7001',
  'lim/a:1 as a statefulset',
  'lim/a:1 with istio sidecar injection',
  'my app is lim/a:1 and I want an own service account, role eks.amazonaws.com/role-arn=arn:aws:iam::1:role/x',
];

describe('a Blueprint file', () => {
  it.each(REQUESTS)('gives the same chart again: %s', (request) => {
    const first = fromWords(request);
    const again = fromFile(formatIntent(first));
    expect(again.blueprint).toEqual(first.blueprint);
    expect(compile(again)).toEqual(compile(first));
    expect(findLiteralSecrets(factsOfFile(formatIntent(first)))).toEqual([]);
    expect(formatIntent(again).replaceAll(/ *#.*/g, '')).toBe(formatIntent(first).replaceAll(/ *#.*/g, ''));
  });

  const HEAD = 'apiVersion: autopilot.k8s/v1alpha1\n';
  const README_FILE = formatIntent(fromWords(REQUESTS[0] ?? ''));

  it('takes a second component that has only an image, and keeps the name of the chart', () => {
    const edited = README_FILE.replace(
      'components:\n',
      'components:\n  admin:\n    image: ghcr.io/acme/admin:2\n',
    );
    const { blueprint } = fromFile(edited);
    expect(Object.keys(blueprint.components)).toEqual(['admin', 'orders']);
    expect(blueprint.chart).toMatchObject({ name: 'orders', layout: 'sections' });
    expect(compile(fromFile(edited))['values.yaml']).toContain('admin:');
  });

  it('takes another port', () => {
    const { blueprint } = fromFile(README_FILE.replace('containerPort: 8000', 'containerPort: 9000'));
    expect(blueprint.components['orders']?.ports['http']?.containerPort).toBe(9000);
  });

  it('takes a data store that is only named, and one that a connection names', () => {
    const component = 'components: {a: {image: "lim/a:1"}, b: {image: "lim/b:1"}}\n';
    const named = fromFile(`${HEAD}components: {a: {image: "lim/a:1"}}\ndependencies: {redis: {}}\n`);
    expect(named.blueprint.connections).toEqual({ 'a-to-redis': { from: 'a', to: 'redis', port: 6379 } });
    expect(named.blueprint.components['a']?.env['REDIS_URL']).toEqual({ secret: 'redis', key: 'REDIS_URL' });
    const connected = fromFile(
      `${HEAD}${component}dependencies: {ledger: {engine: postgresql}}\nconnections: {link: {from: b, to: ledger}}\n`,
    );
    expect(connected.blueprint.connections).toEqual({ link: { from: 'b', to: 'ledger', port: 5432 } });
    expect(connected.blueprint.components['b']?.env).toHaveProperty('DATABASE_URL');
    expect(connected.blueprint.components['a']?.env).toEqual({});
    expect(Object.keys(compile(connected))).toContain('values.yaml');
  });

  it('takes a variable from a Secret that nothing else describes', () => {
    const { blueprint } = fromFile(
      `${HEAD}components:\n  a:\n    image: lim/a:1\n    env:\n      MAIL_KEY: {secret: mail-login, key: key}\n`,
    );
    expect(blueprint.components['a']?.secrets['mail-login']).toEqual({
      mode: 'existing',
      name: 'mail-login',
      keys: { key: 'Value of MAIL_KEY' },
    });
  });

  it('works without the line of a variable that comes from a Secret', () => {
    const file = formatIntent(fromWords('lim/a:1 uses redis, REDIS_URL from secret cache-login key url'));
    const edited = file.replace(/ {6}REDIS_URL:\n(?: {8}.*\n)*/, '');
    expect(edited).not.toBe(file);
    const { blueprint } = fromFile(edited);
    expect(blueprint.components['a']?.env['REDIS_URL']).toEqual({ secret: 'redis', key: 'REDIS_URL' });
    expect(Object.keys(compile(fromFile(edited)))).toContain('values.yaml');
  });

  it('reads every key of a Secret that is described and that nothing reads', () => {
    const { blueprint } = fromFile(
      `${HEAD}components: {a: {image: "lim/a:1", secrets: {stripe: {mode: existing, keys: {STRIPE_KEY: Key of Stripe, ca.crt: Certificate}}}}}\n`,
    );
    expect(blueprint.components['a']?.env).toEqual({ STRIPE_KEY: { secret: 'stripe', key: 'STRIPE_KEY' } });
  });

  it('takes a second route of one component under a name of its own', () => {
    const { blueprint } = fromFile(
      `${HEAD}components: {a: {image: "lim/a:1"}}\nroutes: {public: {component: a, hosts: [a.example.net]}}\n`,
    );
    expect(Object.keys(blueprint.components)).toEqual(['a']);
    expect(blueprint.routes['public']).toMatchObject({ component: 'a', port: 'http', kind: 'Ingress' });
    expect(blueprint.environments['dev']?.routes['public']?.hosts).toEqual(['dev.a.example.net']);
  });

  it('gives way to words beside it, variable by variable', () => {
    const file = `${HEAD}components: {a: {image: "lim/a:1", env: {LEVEL: {value: info}, MODE: {value: fast}}}}\n`;
    const words = readEnglish('lim/a:1 with LEVEL=debug', KNOWLEDGE).facts;
    const { blueprint } = resolve([...factsOfFile(file), ...words]);
    expect(blueprint.components['a']?.env).toEqual({ LEVEL: { value: 'debug' }, MODE: { value: 'fast' } });
  });
});
