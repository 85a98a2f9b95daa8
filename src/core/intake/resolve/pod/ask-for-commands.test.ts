import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../../knowledge/index.js';
import type { Fact } from '../../../blueprint/provenance.js';
import { readEnglish } from '../../english/read-english.js';
import type { Question } from '../../question.js';
import { applyAnswers } from '../answer-facts.js';
import { resolveBlueprint } from '../resolve-blueprint.js';

const DJANGO = 'A django app acme/shop:2.1 with a celery worker and celery beat';

function ask(request: string, answers: readonly Fact[] = []): readonly Question[] {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const resolution = resolveBlueprint([...facts, ...answers], KNOWLEDGE);
  return resolution.kind === 'questions' ? resolution.questions : [];
}

describe('commands of processes that share an image', () => {
  it('are asked for, with the form the framework gives them', () => {
    expect(ask(DJANGO).map(({ id, kind, example }) => [id, kind, example])).toEqual([
      ['/components/beat/command', 'command', 'celery -A shop beat --schedule /tmp/celerybeat-schedule'],
      ['/components/worker/command', 'command', 'celery -A shop worker --loglevel INFO'],
    ]);
    expect(ask(DJANGO)[0]?.reason).toContain('the same image as shop (acme/shop:2.1)');
  });

  it('come from the answers, word by word', () => {
    const { facts } = readEnglish(DJANGO, KNOWLEDGE);
    const answers = applyAnswers(ask(DJANGO), [
      { questionId: '/components/beat/command', text: 'celery -A shop beat' },
      { questionId: '/components/worker/command', text: `celery -A "my shop" worker` },
    ]);
    const resolution = resolveBlueprint([...facts, ...(answers.ok ? answers.value : [])], KNOWLEDGE);
    const components = resolution.kind === 'resolved' ? resolution.resolved.blueprint.components : {};
    expect(components['beat']?.command).toEqual(['celery', '-A', 'shop', 'beat']);
    expect(components['worker']?.command).toEqual(['celery', '-A', 'my shop', 'worker']);
    expect(components['shop']?.command).toEqual([]);
  });

  it.each([
    'Rails app acme/store:3 with Sidekiq',
    'Laravel app acme/crm:1.4 with a queue worker',
    'acme/web:1 on 8080 and a worker running "node worker.js"',
    'acme/worker:1 celery worker without a port',
    'web acme/web:1 and worker acme/worker:1',
  ])('are not asked for when something says them: %s', (request) => {
    expect(ask(request)).toEqual([]);
  });

  it('leave one question about the image when nobody named it', () => {
    expect(ask('django app with celery worker and postgres').map(({ id }) => id)).toEqual([
      '/components/app/image',
      '/components/worker/command',
    ]);
  });

  it('refuse an empty answer', () => {
    const applied = applyAnswers(ask(DJANGO), [{ questionId: '/components/beat/command', text: ' ' }]);
    expect(applied.ok).toBe(false);
  });
});
