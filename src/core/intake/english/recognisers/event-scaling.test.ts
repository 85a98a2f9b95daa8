import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseEventScaling', () => {
  it.each([
    [
      'fin/a:1 kafka consumer, scale with keda on lag 50 of topic orders, consumer group shop, 0 to 20',
      {
        '/components/a/scaling/events/enabled': true,
        '/components/a/scaling/events/minReplicas': 0,
        '/components/a/scaling/events/maxReplicas': 20,
        '/components/a/scaling/events/triggers': [
          { type: 'kafka', metadata: { topic: 'orders', consumerGroup: 'shop', lagThreshold: '50' } },
        ],
      },
    ],
    [
      'fin/a:1 worker, KEDA on rabbitmq queue emails length 20, 1-10 pods',
      {
        '/components/a/scaling/events/enabled': true,
        '/components/a/scaling/events/minReplicas': 1,
        '/components/a/scaling/events/maxReplicas': 10,
        '/components/a/scaling/events/triggers': [
          { type: 'rabbitmq', metadata: { queueName: 'emails', value: '20', mode: 'QueueLength' } },
        ],
      },
    ],
    [
      'fin/a:1 worker with KEDA: sqs queue https://sqs.eu-west-1.amazonaws.com/123/orders, queue length 5, min 0 max 30',
      {
        '/components/a/scaling/events/enabled': true,
        '/components/a/scaling/events/minReplicas': 0,
        '/components/a/scaling/events/maxReplicas': 30,
        '/components/a/scaling/events/triggers': [
          {
            type: 'aws-sqs-queue',
            metadata: {
              queueURL: 'https://sqs.eu-west-1.amazonaws.com/123/orders',
              awsRegion: 'eu-west-1',
              queueLength: '5',
            },
          },
        ],
      },
    ],
    [
      'fin/a:1 worker scales to zero when the rabbitmq queue invoices is empty, max 8',
      {
        '/components/a/scaling/events/enabled': true,
        '/components/a/scaling/events/minReplicas': 0,
        '/components/a/scaling/events/maxReplicas': 8,
        '/components/a/scaling/events/triggers': [{ type: 'rabbitmq', metadata: { queueName: 'invoices' } }],
      },
    ],
    [
      'fin/a:1 worker, scale from 0 to 15 on redis list jobs length 10',
      {
        '/components/a/scaling/autoscaling/enabled': true,
        '/components/a/scaling/autoscaling/minReplicas': 1,
        '/components/a/scaling/autoscaling/maxReplicas': 15,
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 without keda', 'fin/a:1 reads from the queue'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/scaling/.test(pointer)),
    ).toEqual([]);
  });
});
