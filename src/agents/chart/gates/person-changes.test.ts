import { describe, expect, it } from 'vitest';
import {
  ChartGraphFixture,
  blueprintOf,
  createInput,
  resume,
  reviewOf,
} from '../../../../test/support/chart-graph-fixture.js';
import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';

const INPUT = createInput({
  request:
    'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, 3 replicas, needs Postgres, public at orders.example.com with TLS',
});

/** The Blueprint that is written after a decision at the generation gate and an approval of what came of it. */
async function writeAfter(decision: unknown): Promise<Blueprint> {
  const fixture = new ChartGraphFixture();
  const parked = await fixture.start(INPUT);
  const decided = await resume(fixture, parked, decision);
  const isProposed = reviewOf(decided).gate === 'major_optimization';
  const changed = isProposed ? await resume(fixture, decided, { type: 'skip' }) : decided;
  expect(reviewOf(changed).error).toBeUndefined();
  expect(reviewOf(changed).digest).not.toBe(reviewOf(parked).digest);
  await resume(fixture, changed, { type: 'approve' });
  const [files] = [...fixture.writer.charts.values()];
  return blueprintOf(files ?? new Map<string, string>());
}

describe('an edit by pointer', () => {
  it.each([
    ['renames the chart', { '/chart/name': 'sales' }, { chart: { name: 'sales' } }],
    [
      'adds a variable',
      { '/components/orders/env/LOG_LEVEL/value': 'debug' },
      { components: { orders: { env: { LOG_LEVEL: { value: 'debug' } } } } },
    ],
    [
      'adds a variable as a whole',
      { '/components/orders/env/LOG_LEVEL': { value: 'debug' } },
      { components: { orders: { env: { LOG_LEVEL: { value: 'debug' } } } } },
    ],
    [
      'changes replicas',
      { '/components/orders/scaling/replicas': 5 },
      { components: { orders: { scaling: { replicas: 5 } } } },
    ],
    [
      'overrides an environment',
      { '/environments/prod/components/orders/replicas': 6 },
      { environments: { prod: { components: { orders: { replicas: 6 } } } } },
    ],
  ])('%s', async (_name, changes, expected) => {
    expect(await writeAfter({ type: 'edit', changes })).toMatchObject(expected);
  });

  it.each([
    ['a misspelt field', { '/components/orders/scaling/replicsa': 5 }, 'Did you mean "replicas"?'],
    ['a component that is not there', { '/components/order/scaling/replicas': 5 }, 'Did you mean "orders"?'],
    ['a wrong type', { '/components/orders/scaling/replicas': 'many' }, 'must be a number'],
    ['a wrong unit', { '/components/orders/resources/limits/memory': '2GB!' }, 'is not a quantity'],
    ['a bad name', { '/chart/name': '../x' }, 'is not a name Kubernetes accepts'],
    ['null', { '/routes/orders': null }, 'cannot be removed with null'],
    [
      'values that contradict each other',
      { '/components/orders/shutdown/terminationGracePeriodSeconds': 1 },
      's end before the',
    ],
  ])('is asked again, with the reason, after %s', async (_name, changes, reason) => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(INPUT);
    const again = await resume(fixture, parked, { type: 'edit', changes });
    expect(reviewOf(again)).toMatchObject({ gate: 'generation', digest: reviewOf(parked).digest });
    expect(reviewOf(again).error).toContain(reason);
    expect(reviewOf(again).error).toContain(Object.keys(changes)[0]);
  });
});

describe('a change in words', () => {
  it('takes back what the request said, and reads several wishes', async () => {
    const { components, routes } = await writeAfter({
      type: 'request_changes',
      comment: 'use 4 replicas and no ingress',
    });
    expect(components['orders']?.scaling.replicas).toBe(4);
    expect(routes).toEqual({});
    expect(Object.keys(components)).toEqual(['orders']);
  });

  it.each([
    ['no TLS', ['orders.example.com'], false],
    ['host shop.example.org instead', ['shop.example.org'], true],
    ['also public at shop.example.org', ['shop.example.org', 'orders.example.com'], true],
  ])('"%s" is about the only component', async (comment, hosts, isEncrypted) => {
    const { routes } = await writeAfter({ type: 'request_changes', comment });
    expect(Object.keys(routes)).toEqual(['orders']);
    expect([...(routes['orders']?.hosts ?? [])].sort()).toEqual([...hosts].sort());
    expect(routes['orders']?.tls.enabled).toBe(isEncrypted);
  });

  it('may add a store', async () => {
    const { dependencies } = await writeAfter({ type: 'request_changes', comment: 'it also needs Redis' });
    expect(Object.keys(dependencies)).toEqual(['postgresql', 'redis']);
  });

  it('may add a component, and leaves the others alone', async () => {
    const { components } = await writeAfter({
      type: 'request_changes',
      comment: 'add a service called web from ghcr.io/acme/web:2.0.0 on port 3000',
    });
    expect(Object.keys(components).sort()).toEqual(['orders', 'web']);
    expect(components['orders']?.image).toBe('ghcr.io/acme/orders:1.4.2');
  });
});
