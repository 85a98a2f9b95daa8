import { describe, expect, it } from 'vitest';
import { missingOfTrigger, type StatedTrigger } from './trigger-requirements.js';

function missing(type: string, metadata: StatedTrigger['metadata'], parameters = {}): readonly string[] {
  return missingOfTrigger({ type, metadata, authentication: { parameters } }).map(({ field }) => field);
}

describe('missingOfTrigger', () => {
  it.each<readonly [string, StatedTrigger['metadata'], readonly string[]]>([
    ['kafka', {}, ['bootstrapServers', 'consumerGroup', 'topic']],
    ['kafka', { bootstrapServersFromEnv: 'KAFKA', consumerGroup: 'a', topic: 'b' }, []],
    ['kafka', { bootstrapServers: 'k:9092', consumerGroup: ' ', topic: 'b' }, ['consumerGroup']],
    ['rabbitmq', { queueName: 'a', host: 'amqp://r' }, []],
    ['rabbitmq', { host: 'amqp://r' }, ['queueName']],
    ['redis', { listName: 'a' }, ['address']],
    ['redis', { listName: 'a', host: 'r', port: '6379' }, []],
    ['cron', {}, ['timezone', 'start', 'end', 'desiredReplicas']],
    ['cpu', {}, ['value']],
    ['a-scaler-nobody-knows', {}, []],
    ['constructor', {}, []],
  ])('%s with %j lacks %j', (type, metadata, expected) => {
    expect(missing(type, metadata)).toEqual(expected);
  });

  it('counts what KEDA logs in with', () => {
    expect(missing('rabbitmq', { queueName: 'a' }, { host: 'url' })).toEqual([]);
  });
});
