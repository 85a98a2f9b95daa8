import { expect, it } from 'vitest';
import * as fixtures from '../../../../test/support/blueprints.js';
import { getAtPointer } from '../json-pointer.js';
import { rankOrder } from '../provenance.js';
import type { ResolvedBlueprint } from '../resolved-blueprint.js';
import { formatIntent } from './format-intent.js';
import { parseIntent } from './parse-intent.js';

const BLUEPRINTS: readonly (readonly [string, ResolvedBlueprint])[] = Object.entries(fixtures)
  .filter(([name]) => name.endsWith('Blueprint'))
  .map(([name, value]) => [name, typeof value === 'function' ? (value as () => ResolvedBlueprint)() : value]);

it('has Blueprints to look at', () => {
  expect(BLUEPRINTS.length).toBeGreaterThanOrEqual(4);
});

it.each(BLUEPRINTS)('reads back every stated leaf of %s', (_name, resolved) => {
  const parsed = parseIntent(formatIntent(resolved), 'autopilot.yaml');
  const stated = Object.entries(resolved.provenance)
    .filter(([, origin]) => rankOrder(origin.rank) >= rankOrder('model'))
    .map(([pointer]) => [pointer, getAtPointer(resolved.blueprint as never, pointer)] as const)
    .filter(([, value]) => value !== undefined);
  expect(parsed.ok ? [] : parsed.error).toEqual([]);
  const read = new Map(parsed.ok ? parsed.value.map((entry) => [entry.pointer, entry.value]) : []);
  for (const [pointer, value] of stated) expect([pointer, read.get(pointer)]).toEqual([pointer, value]);
});

it('writes the same text for the same Blueprint, with the origin beside each line', () => {
  const [, resolved] = BLUEPRINTS[0] ?? [];
  expect(resolved).toBeDefined();
  if (resolved === undefined) return;
  expect(formatIntent(resolved)).toBe(formatIntent(structuredClone(resolved)));
});
