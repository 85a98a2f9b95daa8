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
} as const satisfies DataStore;
