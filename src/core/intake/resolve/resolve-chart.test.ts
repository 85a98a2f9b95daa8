import { expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { readEnglish } from '../english/read-english.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** Name of the chart that a request without one gets. */
function nameOf(request: string): string {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const resolution = resolveBlueprint(facts, KNOWLEDGE, { environments: ['prod'] });
  if (resolution.kind === 'questions') throw new Error(JSON.stringify(resolution.questions));
  return resolution.resolved.blueprint.chart.name;
}

it.each([
  ['ghcr.io/fin/till:1 on port 80', 'till'],
  ['ghcr.io/fin/till:1 on port 80 and ghcr.io/fin/stock:2 on port 81', 'stock-till'],
  ['ghcr.io/fin/shop-web:1 on port 80 and ghcr.io/fin/shop-api:2 on port 81', 'shop'],
  ['ghcr.io/fin/shop/web:1 on port 80 and ghcr.io/fin/shop/api:2 on port 81', 'shop'],
  ['ghcr.io/fin/shop/web:1 on port 80 and ghcr.io/fin/bank/api:2 on port 81', 'api-web'],
  ['ghcr.io/fin/shop:1 on port 80 and ghcr.io/fin/shop-api:2 on port 81', 'shop-shop-api'],
  ['Rails app ghcr.io/fin/till:1 with Sidekiq', 'till-app'],
  ['Rails monolith ghcr.io/fin/till:1 with Sidekiq', 'till'],
  ['A Go worker fin/mailer:2, and fin/cleanup:1 every night at 3', 'cleanup-mailer'],
  [
    'ghcr.io/fin/accounting-frontend:1 on port 80 and ghcr.io/fin/reconciliation-backend:2 on port 81',
    'accounting-frontend-stack',
  ],
])('%s is called %s', (request, name) => {
  expect(nameOf(request)).toBe(name);
});
