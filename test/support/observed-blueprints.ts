import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { blueprintOf, type BlueprintFields } from './blueprints.js';

type Layout = 'flat' | 'sections';

/** Layout of a fixture with one component; the same chart has to work in both. */
function chart(name: string, layout: Layout, rest: Partial<BlueprintFields['chart']> = {}) {
  return { name, layout, ...rest } as const;
}

/** An API with everything that can watch it, rights in the cluster, files from a Secret, and a namespace of its own. */
export function observedBlueprint(layout: Layout = 'flat'): ResolvedBlueprint {
  return blueprintOf({
    chart: chart('rates', layout, {
      appVersion: '4.2.0',
      ownNamespace: { podSecurity: 'restricted', quota: { cpu: '8', memory: '16Gi', pods: 40 } },
    }),
    components: {
      rates: {
        image: 'ghcr.io/acme/rates:4.2.0',
        ports: {
          http: { containerPort: 8080, servicePort: 80, protocol: 'TCP', appProtocol: 'http' },
          metrics: { containerPort: 9090, servicePort: 9090, protocol: 'TCP', appProtocol: 'http' },
        },
        env: { POD_IP: { field: 'status.podIP' }, LOG_LEVEL: { value: 'info' } },
        secrets: {
          database: {
            mode: 'existing',
            keys: { username: 'name of the database user', password: 'password of the database user' },
            mountPath: '/etc/rates/database',
          },
          signing: {
            mode: 'create',
            keys: { 'signing.pem': 'key that signs' },
            mountPath: '/etc/rates/signing',
          },
        },
        scaling: {
          replicas: 2,
          autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 6, targetCpuPercent: 70 },
          vertical: { updateMode: 'Off', maxCpu: '2', maxMemory: '2Gi' },
        },
        monitoring: {
          kind: 'ServiceMonitor',
          port: 'metrics',
          path: '/metrics',
          intervalSeconds: 30,
          labels: { release: 'kube-prometheus-stack' },
          alerts: true,
          dashboard: true,
        },
        telemetry: { endpoint: 'http://otel-collector.observability:4317', protocol: 'grpc' },
        access: {
          rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
          clusterRules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list'] }],
        },
      },
    },
  });
}

/** A worker that as many pods run as its queue is long, none when it is empty, read by a PodMonitor: it has no Service. */
export function queueWorkerBlueprint(layout: Layout = 'flat'): ResolvedBlueprint {
  const probe = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: chart('packer', layout, { description: 'Worker that packs orders.' }),
    components: {
      packer: {
        role: 'worker',
        archetype: 'generic-worker',
        image: 'ghcr.io/acme/packer:1.7.0',
        ports: { metrics: { containerPort: 9464, servicePort: 9464, protocol: 'TCP' } },
        env: { AMQP_URL: { secret: 'broker', key: 'url' } },
        secrets: { broker: { mode: 'existing', keys: { url: 'address of RabbitMQ with its login' } } },
        probes: {
          startup: { ...probe, path: '/ready', port: 'metrics', periodSeconds: 5, failureThreshold: 12 },
          liveness: { ...probe, tcp: true, port: 'metrics' },
          readiness: { ...probe, path: '/ready', port: 'metrics' },
        },
        scaling: {
          replicas: 1,
          events: {
            enabled: true,
            minReplicas: 0,
            maxReplicas: 20,
            pollingIntervalSeconds: 15,
            cooldownSeconds: 300,
            triggers: [
              {
                type: 'rabbitmq',
                metadata: { queueName: 'orders', mode: 'QueueLength', value: '20' },
                authentication: { secret: 'broker', parameters: { host: 'url' } },
              },
            ],
          },
        },
        shutdown: { preStopSeconds: 0, drainSeconds: 115, terminationGracePeriodSeconds: 120 },
        monitoring: {
          kind: 'PodMonitor',
          port: 'metrics',
          path: '/metrics',
          intervalSeconds: 15,
          labels: {},
          alerts: true,
          dashboard: true,
        },
      },
    },
    dependencies: { broker: { engine: 'rabbitmq', mode: 'external', port: 5672 } },
    connections: { 'packer-to-broker': { from: 'packer', to: 'broker', port: 5672 } },
  });
}

/** A server that answers with a model on a GPU. */
export function gpuServerBlueprint(layout: Layout = 'flat'): ResolvedBlueprint {
  const probe = { port: 'http', periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: chart('vision', layout, { description: 'Model server that reads images.' }),
    components: {
      vision: {
        image: 'ghcr.io/acme/vision:0.9.1',
        writablePaths: ['/tmp', '/models'],
        probes: {
          startup: { ...probe, path: '/health', failureThreshold: 60 },
          liveness: { ...probe, tcp: true },
          readiness: { ...probe, path: '/health' },
        },
        resources: {
          requests: { cpu: '2', memory: '8Gi', ephemeralStorage: '1Gi' },
          limits: { cpu: '8', memory: '16Gi', ephemeralStorage: '20Gi' },
          gpu: { resource: 'nvidia.com/gpu', count: 1 },
        },
        scheduling: {
          nodeSelector: { 'nvidia.com/gpu.present': 'true' },
          tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
          spread: 'preferred',
          runtimeClassName: 'nvidia',
        },
      },
    },
  });
}

/** A worker that can scale by load or by events; events decide by default. */
export function eitherScalerBlueprint(layout: Layout = 'flat'): ResolvedBlueprint {
  return blueprintOf({
    chart: chart('either', layout),
    components: {
      either: {
        image: 'ghcr.io/acme/either:1.0.0',
        scaling: {
          replicas: 2,
          autoscaling: { enabled: false, minReplicas: 2, maxReplicas: 4, targetCpuPercent: 70 },
          events: {
            enabled: true,
            minReplicas: 2,
            maxReplicas: 8,
            pollingIntervalSeconds: 30,
            cooldownSeconds: 300,
            triggers: [
              {
                type: 'cron',
                metadata: {
                  timezone: 'Etc/UTC',
                  start: '0 7 * * *',
                  end: '0 19 * * *',
                  desiredReplicas: '4',
                },
              },
              {
                type: 'cron',
                metadata: {
                  timezone: 'Etc/UTC',
                  start: '0 12 * * *',
                  end: '0 13 * * *',
                  desiredReplicas: '8',
                },
              },
            ],
          },
          vertical: { updateMode: 'Off' },
        },
      },
    },
  });
}
