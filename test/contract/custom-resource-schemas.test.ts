import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelmEngine } from '../../src/core/ports/helm-engine.js';
import { openRealEngine } from '../support/real-engine.js';

/** A small valid `spec` of every custom resource that has a strict schema and that other charts of ours do not cover. */
const SPECS: Readonly<Record<string, unknown>> = {
  'external-secrets.io/v1/SecretStore': { provider: { fake: { data: [{ key: 'a', value: 'b' }] } } },
  'external-secrets.io/v1/ClusterSecretStore': { provider: { fake: { data: [{ key: 'a', value: 'b' }] } } },
  'keda.sh/v1alpha1/ScaledObject': {
    scaleTargetRef: { name: 'worker' },
    triggers: [{ type: 'rabbitmq', metadata: { queueName: 'jobs', mode: 'QueueLength', value: '20' } }],
  },
  'keda.sh/v1alpha1/ScaledJob': {
    jobTargetRef: { template: { spec: { containers: [{ name: 'job', image: 'busybox:1.37' }] } } },
    triggers: [{ type: 'cron', metadata: { start: '0 8 * * *' } }],
  },
  'keda.sh/v1alpha1/TriggerAuthentication': {
    secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'uri' }],
  },
  'autoscaling.k8s.io/v1/VerticalPodAutoscaler': {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    updatePolicy: { updateMode: 'Initial' },
  },
  'traefik.io/v1alpha1/IngressRoute': {
    routes: [{ kind: 'Rule', match: 'Host(`a.example.com`)', services: [{ name: 'web', port: 80 }] }],
  },
  'traefik.io/v1alpha1/IngressRouteTCP': {
    routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'mqtt', port: 1883 }] }],
  },
  'traefik.io/v1alpha1/IngressRouteUDP': { routes: [{ services: [{ name: 'dns', port: 53 }] }] },
  'traefik.io/v1alpha1/Middleware': { stripPrefix: { prefixes: ['/api'] } },
  'traefik.io/v1alpha1/MiddlewareTCP': { inFlightConn: { amount: 10 } },
  'traefik.io/v1alpha1/ServersTransport': { serverName: 'web' },
  'traefik.io/v1alpha1/TLSOption': { minVersion: 'VersionTLS12' },
  'traefik.io/v1alpha1/TraefikService': { weighted: { services: [{ name: 'web', port: 80, weight: 9 }] } },
  'networking.istio.io/v1/VirtualService': {
    hosts: ['web'],
    http: [{ route: [{ destination: { host: 'web', port: { number: 80 } } }] }],
  },
  'networking.istio.io/v1/DestinationRule': { host: 'web', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } },
  'security.istio.io/v1/AuthorizationPolicy': {
    rules: [{ from: [{ source: { principals: ['cluster.local/ns/a/sa/b'] } }] }],
  },
  'security.istio.io/v1/PeerAuthentication': { mtls: { mode: 'STRICT' } },
  'postgresql.cnpg.io/v1/Cluster': { instances: 3, storage: { size: '10Gi' } },
  'postgresql.cnpg.io/v1/ScheduledBackup': { schedule: '0 0 0 * * *', cluster: { name: 'db' } },
  'rabbitmq.com/v1beta1/RabbitmqCluster': { replicas: 3, persistence: { storage: '10Gi' } },
  'psmdb.percona.com/v1/PerconaServerMongoDB': {
    image: 'percona/percona-server-mongodb:8.0.12-4',
    replsets: [
      {
        name: 'rs0',
        size: 3,
        volumeSpec: {
          persistentVolumeClaim: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '10Gi' } },
          },
        },
      },
    ],
  },
};

const chartOf = (key: string, spec: unknown) => {
  const parts = key.split('/');
  const manifest = {
    apiVersion: parts.slice(0, 2).join('/'),
    kind: parts[2],
    metadata: { name: 'sample' },
    spec,
  };
  return new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: sample\nversion: 0.1.0\n'],
    ['templates/sample.yaml', JSON.stringify(manifest)],
  ]);
};

describe('the strict schemas of custom resources', () => {
  let engine: HelmEngine;
  let close: () => Promise<void>;
  beforeAll(() => {
    ({ engine, close } = openRealEngine());
  });
  afterAll(() => close());

  const validate = async (key: string, spec: unknown) => {
    const { kubernetesVersions } = await engine.info();
    return engine.validate(chartOf(key, spec), [{ name: 'default' }], kubernetesVersions.slice(-1));
  };

  it.each(Object.entries(SPECS))('%s accepts what its operator accepts', async (key, spec) => {
    const outcome = await validate(key, spec);
    expect(outcome.unknownKinds).toEqual([]);
    expect(outcome.problems).toEqual([]);
    expect(outcome.validated).toBe(1);
  });

  it.each(Object.keys(SPECS))('%s refuses a field that does not exist', async (key) => {
    const { problems } = await validate(key, { ...Object(SPECS[key]), noSuchField: true });
    expect(problems.map(({ message }) => message).join('\n')).toContain('noSuchField');
  });

  it('names the place of a mistake deep inside a kind whose parts are shared', async () => {
    const spec = { instances: 1, storage: { size: '1Gi' }, affinity: { tolerations: [{ keey: 'a' }] } };
    const { problems } = await validate('postgresql.cnpg.io/v1/Cluster', spec);
    expect(problems).toMatchObject([{ pointer: '/spec/affinity/tolerations/0/keey' }]);
  });
});
