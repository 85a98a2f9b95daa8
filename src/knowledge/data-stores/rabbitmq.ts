import type { DataStore } from '../../core/intake/knowledge.js';

/** RabbitMQ as a service that components use. */
export const rabbitmq = {
  engine: 'rabbitmq',
  title: 'RabbitMQ',
  words: ['rabbitmq', 'rabbit mq', 'rabbit', 'amqp'],
  images: ['rabbitmq'],
  port: { value: 5672, reference: 'https://www.rabbitmq.com/docs/networking#ports (2026-11-20)' },
  secret: 'rabbitmq',
  keys: [{ name: 'RABBITMQ_URL', purpose: 'Connection string of RabbitMQ' }],
  schemes: ['amqp', 'amqps'],
  operator: {
    value: {
      kind: 'rabbitmq-cluster-operator',
      title: 'RabbitMQ Cluster Operator',
      api: 'rabbitmq.com/v1beta1/RabbitmqCluster',
      install:
        'kubectl apply --filename https://github.com/rabbitmq/cluster-operator/releases/latest/download/cluster-operator.yml',
      maxNameLength: 40,
      podLabels: { 'app.kubernetes.io/name': '{name}' },
      image: 'docker.io/library/rabbitmq:{version}-management',
      instances: 3,
      access: {
        hostSuffix: '',
        secretSuffix: '-default-user',
        keys: { url: 'connection_string', username: 'username', password: 'password' },
      },
    },
    reference: 'https://www.rabbitmq.com/kubernetes/operator/using-operator (2026-11-28)',
  },
  embedded: {
    value: {
      chart: 'rabbitmq',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.21.0',
      values: {
        auth: { username: 'admin' },
        persistence: { size: '1Gi' },
        resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      },
      access: {
        hostSuffix: '',
        secretSuffix: '',
        keys: { password: 'password' },
        username: 'admin',
        url: 'amqp://{username}:{password}@{host}:{port}/',
      },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/rabbitmq (2026-11-28)',
  },
} as const satisfies DataStore;
