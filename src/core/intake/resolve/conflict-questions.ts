import { parsePointer } from '../../blueprint/json-pointer.js';
import type { FactConflict } from '../../blueprint/merge-facts.js';
import type { JsonValue } from '../../ports/json.js';
import type { Question } from '../question.js';
import { quoteSource } from './blueprint-draft.js';

/** Asks which of two contradicting statements holds. There is never a default: nobody can know. */
export function askAboutConflict(conflict: FactConflict): Question {
  const values = [...new Set(conflict.facts.map((fact) => writeValue(fact.value)))];
  const segments = parsePointer(conflict.pointer);
  const subject = describePointer(segments);
  const kind = conflictKind(conflict.facts.map((fact) => fact.value));
  return {
    id: `conflict:${conflict.pointer}`,
    text: `Which ${subject} is right: ${values.join(' or ')}?`,
    reason: `The request contradicts itself: ${conflict.facts.map(quoteSource).join(' and ')}.`,
    pointer: conflict.pointer,
    kind,
    ...(kind === 'choice' ? { options: values } : {}),
    example: values[0] ?? '',
  };
}

/** Text form of a value in questions and answers. */
export function writeValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function conflictKind(values: readonly JsonValue[]): Question['kind'] {
  if (values.every((value) => typeof value === 'number')) return 'number';
  if (values.every((value) => typeof value === 'boolean')) return 'confirm';
  return 'choice';
}

/** `/components/web/scaling/replicas` as `number of replicas of web`. */
function describePointer(segments: readonly string[]): string {
  const leaf = segments.at(-1) ?? 'value';
  const owner =
    segments[0] === 'environments' ? `${segments[3] ?? ''} in ${segments[1] ?? ''}` : (segments[1] ?? '');
  const words: Readonly<Record<string, string>> = {
    replicas: 'number of replicas',
    minReplicas: 'lowest number of replicas',
    maxReplicas: 'highest number of replicas',
    containerPort: 'container port',
    servicePort: 'Service port',
    image: 'image',
    enabled: segments.includes('autoscaling')
      ? 'setting for autoscaling'
      : `setting for ${segments.at(-2) ?? leaf}`,
  };
  return `${words[leaf] ?? leaf} of ${owner}`;
}
