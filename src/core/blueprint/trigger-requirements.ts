/** Something KEDA must be told before a trigger of one type can work. */
export interface TriggerRequirement {
  /** The field of `metadata` that usually says it. */
  readonly field: string;
  /** Fields of `metadata`, or parameters KEDA logs in with, that say the same; any one is enough. */
  readonly instead: readonly string[];
  /** Ends the question `which …?`. */
  readonly what: string;
  readonly example: string;
}

const REDIS_ADDRESS = requires('address', 'address, as host:port, does its Redis have', 'redis:6379', [
  'addressFromEnv',
  'host',
  'hostFromEnv',
]);

/**
 * By type of scaler: https://keda.sh/docs/latest/scalers/ (2026-11-28). Types that are not listed are taken as they are. KEDA
 * takes Kafka without a topic and then counts every topic of the group, which nobody means who scales by one.
 */
const REQUIREMENTS: Readonly<Record<string, readonly TriggerRequirement[]>> = {
  kafka: [
    requires('bootstrapServers', 'bootstrap servers does its Kafka have', 'kafka:9092', [
      'bootstrapServersFromEnv',
    ]),
    requires('consumerGroup', 'consumer group does it belong to', 'orders', ['consumerGroupFromEnv']),
    requires('topic', 'topic does it read', 'orders', ['topicFromEnv']),
  ],
  rabbitmq: [
    requires('queueName', 'queue does it read', 'orders', ['queueNameFromEnv']),
    requires('hostFromEnv', 'variable holds the address (amqp://…) of its RabbitMQ', 'RABBITMQ_URL', [
      'host',
    ]),
  ],
  redis: [REDIS_ADDRESS, requires('listName', 'list does it read', 'jobs', ['listNameFromEnv'])],
  'redis-streams': [REDIS_ADDRESS, requires('stream', 'stream does it read', 'orders', ['streamFromEnv'])],
  cron: [
    requires('timezone', 'time zone are its working hours in', 'Europe/Berlin'),
    requires('start', 'cron expression starts its working hours', '0 8 * * 1-5'),
    requires('end', 'cron expression ends its working hours', '0 18 * * 1-5'),
    requires('desiredReplicas', 'number of pods does it have during working hours', '4'),
  ],
  cpu: [requires('value', 'use of CPU, in percent, is it kept at', '80')],
  memory: [requires('value', 'use of memory, in percent, is it kept at', '80')],
  prometheus: [
    requires('serverAddress', 'address does its Prometheus have', 'http://prometheus.monitoring:9090'),
    requires('query', 'query is measured', 'sum(rate(http_requests_total[2m]))'),
    requires('threshold', 'value of the query is the work of one pod', '100'),
  ],
  'aws-sqs-queue': [
    requires(
      'queueURL',
      'URL does its queue have',
      'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
      ['queueURLFromEnv'],
    ),
    requires('awsRegion', 'AWS region is its queue in', 'eu-west-1'),
  ],
  'azure-servicebus': [
    requires('queueName', 'queue does it read', 'orders', [
      'queueNameFromEnv',
      'topicName',
      'topicNameFromEnv',
    ]),
  ],
  'gcp-pubsub': [
    requires('subscriptionName', 'subscription does it read', 'orders', [
      'subscriptionNameFromEnv',
      'topicName',
      'topicNameFromEnv',
    ]),
  ],
  'nats-jetstream': [
    requires(
      'natsServerMonitoringEndpoint',
      'monitoring address, as host:port, does its NATS have',
      'nats:8222',
    ),
    requires('account', 'account of NATS does it belong to', '$G'),
    requires('stream', 'stream does it read', 'ORDERS'),
    requires('consumer', 'consumer of the stream is it', 'orders'),
  ],
};

function requires(
  field: string,
  what: string,
  example: string,
  instead: readonly string[] = [],
): TriggerRequirement {
  return { field, what, example, instead };
}

/** A trigger as far as it is known. */
export interface StatedTrigger {
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly authentication?: { readonly parameters: Readonly<Record<string, string>> } | undefined;
}

/** What a trigger still lacks; an empty text says nothing. */
export function missingOfTrigger({
  type,
  metadata,
  authentication,
}: StatedTrigger): readonly TriggerRequirement[] {
  const said = { ...metadata, ...authentication?.parameters };
  const has = (field: string): boolean => Object.hasOwn(said, field) && said[field]?.trim() !== '';
  const requirements = Object.hasOwn(REQUIREMENTS, type) ? (REQUIREMENTS[type] ?? []) : [];
  return requirements.filter(({ field, instead }) => !has(field) && !instead.some(has));
}
