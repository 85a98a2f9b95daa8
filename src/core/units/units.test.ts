import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDurationSeconds } from './duration.js';
import { formatImageReference, parseImageReference, splitImageReference } from './image-reference.js';
import { parseContainerPath, parseDnsLabel, parseHostName } from './names.js';
import {
  compareQuantities,
  cpuQuantity,
  memoryQuantity,
  parseQuantity,
  quantityThousandths,
  type Quantity,
} from './quantity.js';

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: string }): Value | string {
  return result.ok ? result.value : `refused: ${result.error}`;
}

describe('quantities', () => {
  it.each([
    ['250m', '250m'],
    ['0.5', '500m'],
    ['1', '1'],
    ['1.5Gi', '1536Mi'],
    ['.25', '250m'],
    ['007', '7'],
    ['0.1Mi', '104857600m'],
  ])('reads %s as %s', (text, canonical) => {
    expect(valueOf(parseQuantity(text))).toBe(canonical);
  });

  it.each(['many', '1 Gb', '-1', '1e3', '', '1KiB'])('refuses %j', (text) => {
    expect(parseQuantity(text).ok).toBe(false);
  });

  it('keeps the amount when it makes a fraction whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64_000 }), (millicores) => {
        const parsed = parseQuantity(String(millicores / 1000));
        expect(parsed.ok && quantityThousandths(parsed.value)).toBe(millicores);
      }),
    );
  });

  it('compares across suffixes', () => {
    expect(compareQuantities('1000m' as Quantity, '1' as Quantity)).toBe(0);
    expect(compareQuantities('512Mi' as Quantity, '1Gi' as Quantity)).toBeLessThan(0);
    expect(cpuQuantity(2000)).toBe('2');
    expect(cpuQuantity(250)).toBe('250m');
    expect(memoryQuantity(256 * 1024 ** 2)).toBe('256Mi');
  });
});

describe('image references', () => {
  it.each([
    ['ghcr.io/acme/orders:1.4.2', 'ghcr.io', 'acme/orders', '1.4.2'],
    ['nginx', '', 'nginx', ''],
    ['localhost:5000/a/b:x', 'localhost:5000', 'a/b', 'x'],
    ['acme/orders', '', 'acme/orders', ''],
    ['registry.example.com:5000/team/app', 'registry.example.com:5000', 'team/app', ''],
  ])('splits %s', (text, registry, repository, tag) => {
    expect(splitImageReference(text)).toEqual({ registry, repository, tag, digest: '' });
    expect(formatImageReference(splitImageReference(text))).toBe(text);
  });

  it.each(['Acme/Orders:1', 'a b', 'acme/orders:', '../x:1', 'acme//x', '$(id)', 'acme/orders@sha256:12'])(
    'refuses %s',
    (text) => {
      expect(parseImageReference(text).ok).toBe(false);
    },
  );
});

describe('names', () => {
  it.each([
    ['orders', true],
    ['a', true],
    ['Orders', false],
    ['../x', false],
    ['-a', false],
    ['a'.repeat(64), false],
    ['1a', false],
  ])('accepts the label %s: %s', (text, accepted) => {
    expect(parseDnsLabel(text).ok).toBe(accepted);
  });

  it.each([
    ['orders.example.com', true],
    ['*.example.com', true],
    ['localhost', false],
    ['-a.example.com', false],
    ['a..b', false],
  ])('accepts the host %s: %s', (text, accepted) => {
    expect(parseHostName(text).ok).toBe(accepted);
  });

  it.each([
    ['/tmp', true],
    ['/', true],
    ['tmp', false],
    ['/a/../b', false],
    ['/a//b', false],
    ['/a/', false],
  ])('accepts the path %s: %s', (text, accepted) => {
    expect(parseContainerPath(text).ok).toBe(accepted);
  });
});

it.each([
  ['30s', 30],
  ['5m', 300],
  ['1h30m', 5400],
  ['45', 45],
])('reads the duration %s as %d seconds', (text, seconds) => {
  expect(valueOf(parseDurationSeconds(text))).toBe(seconds);
});
