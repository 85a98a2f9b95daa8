import type { z } from 'zod';

/** Beginnings of the messages that zod writes itself; every other message is a sentence of ours. */
const OWN_WORDS_OF_ZOD = /^(?:Too (?:small|big)|Invalid|Unrecognized|Required)/;

/** The first problem that a schema found, as a sentence; the given one when it names none. */
export function describeFirst(error: z.ZodError, otherwise: string): string {
  const [issue] = error.issues;
  return issue === undefined ? otherwise : describeIssue(issue);
}

/** What is wrong with a value, as the end of a sentence that begins with its place: `must be at least 0`. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (!OWN_WORDS_OF_ZOD.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_small':
      return describeLeast(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return describeMost(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has unknown fields: ${issue.keys.join(', ')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return describeUnion(issue);
    default:
      return 'does not have the right form';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'null',
};

function describeLeast(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string')
    return minimum <= 1 ? 'must not be empty' : `must have at least ${minimum} characters`;
  if (origin === 'number' || origin === 'int')
    return inclusive ? `must be at least ${minimum}` : `must be more than ${minimum}`;
  return minimum <= 1 ? 'must have at least one entry' : `must have at least ${minimum} entries`;
}

function describeMost(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `must have at most ${maximum} characters`;
  if (origin === 'number' || origin === 'int')
    return inclusive ? `must be at most ${maximum}` : `must be less than ${maximum}`;
  return `must have at most ${maximum} entries`;
}

/** Each form that is allowed, or none when they say nothing. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  const forms = issue.errors.flatMap(([first]) => (first === undefined ? [] : [describeIssue(first)]));
  return forms.length === 0 ? 'does not have the right form' : [...new Set(forms)].join(', or ');
}
