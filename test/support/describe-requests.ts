import { describe, expect, it } from 'vitest';
import { readEnglish } from '../../src/core/intake/english/read-english.js';
import { separateSecrets } from '../../src/core/intake/secrets/separate-secrets.js';
import type { JsonValue } from '../../src/core/ports/json.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { readFacts } from './read-facts.js';

/** Image most requests of the tables are about. */
const USUAL_IMAGE = 'kestrel/tide:2.4';
/** Marks an expectation in which {@link USUAL_IMAGE} does not appear. */
const NO_IMAGE = 'no image';

/**
 * One request with everything that is read from it, and what stays unread. Pointers below `/components` are written without
 * that prefix; the image {@link USUAL_IMAGE} of the component `tide` is expected unless `no image` is set.
 */
export type ExpectedReading = readonly [
  request: string,
  facts: Readonly<Record<string, JsonValue>>,
  unread: readonly string[],
];

/** Checks that exactly these facts are read: a missing one fails, and so does one that nobody stated. */
export function describeRequests(title: string, readings: readonly ExpectedReading[]): void {
  describe(title, () => {
    it.each(readings)('%s', (request, facts, unread) => {
      expect(withoutNames(readFacts(request))).toEqual(expand(facts));
      const { sanitised } = separateSecrets(request);
      expect(readEnglish(sanitised, KNOWLEDGE).unread.map(({ text }) => text)).toEqual(unread);
    });
  });
}

function withoutNames(facts: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(facts).filter(([pointer]) => !pointer.startsWith('/intent/named/')),
  );
}

function expand(facts: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  const expected: Record<string, JsonValue> =
    facts[NO_IMAGE] === true ? {} : { '/components/tide/image': USUAL_IMAGE };
  for (const [pointer, value] of Object.entries(facts))
    if (pointer !== NO_IMAGE) expected[pointer.startsWith('/') ? pointer : `/components/${pointer}`] = value;
  return expected;
}
