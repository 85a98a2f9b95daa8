import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../../knowledge/index.js';
import { readEnglish } from '../../english/read-english.js';
import { applyAnswers } from '../answer-facts.js';
import type { Resolution } from '../resolution.js';
import { resolveBlueprint } from '../resolve-blueprint.js';

function resolve(request: string, answers: Readonly<Record<string, string>> = {}): Resolution {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const first = resolveBlueprint(facts, KNOWLEDGE);
  if (first.kind === 'resolved') return first;
  const given = Object.entries(answers).map(([questionId, text]) => ({ questionId, text }));
  const applied = applyAnswers(first.questions, given);
  return applied.ok ? resolveBlueprint([...facts, ...applied.value], KNOWLEDGE) : first;
}

function asked(resolution: Resolution): readonly string[] {
  return resolution.kind === 'questions' ? resolution.questions.map(({ id }) => id) : [];
}

function triggers(resolution: Resolution): unknown {
  return resolution.kind === 'resolved'
    ? Object.values(resolution.resolved.blueprint.components)[0]?.scaling.events?.triggers
    : undefined;
}

describe('triggers of a request', () => {
  const LAG = 'acme/consumer:1 worker that scales on Kafka lag';

  it('take the address from the variable of the data store and ask for the rest', () => {
    expect(asked(resolve(LAG))).toEqual([
      '/intent/trigger/consumer/0/consumerGroup',
      '/intent/trigger/consumer/0/topic',
    ]);
  });

  it('are complete once the questions are answered', () => {
    const answers = {
      '/intent/trigger/consumer/0/consumerGroup': 'shop',
      '/intent/trigger/consumer/0/topic': 'orders',
    };
    expect(triggers(resolve(LAG, answers))).toEqual([
      {
        type: 'kafka',
        metadata: { bootstrapServersFromEnv: 'KAFKA_BROKERS', consumerGroup: 'shop', topic: 'orders' },
      },
    ]);
  });

  it.each([
    ['acme/w:1 worker with RabbitMQ. KEDA on rabbitmq queue emails length 20', []],
    ['acme/w:1 worker with RabbitMQ. KEDA on rabbitmq queue length 20', ['/intent/trigger/w/0/queueName']],
    // Nothing says that the worker has the address itself.
    ['acme/w:1 worker, KEDA on rabbitmq queue emails length 20', []],
    // Its variable holds a URL, the trigger takes host:port.
    ['acme/w:1 worker with redis, KEDA on redis list jobs length 5', ['/intent/trigger/w/0/address']],
  ])('of %j ask for %j', (request, expected) => {
    expect(asked(resolve(request))).toEqual(expected);
  });
});
