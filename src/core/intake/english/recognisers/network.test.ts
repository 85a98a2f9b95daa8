import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseNetwork', () => {
  it.each([
    ['shop fin/s:1 (80) and stock fin/t:1 (90); shop calls stock', { '/intent/calls/shop/stock': true }],
    [
      '"shop" (fin/s:1) and "stock" (fin/t:1); only shop may reach stock',
      { '/intent/calls/shop/stock': true, '/intent/onlyCallers/stock': true },
    ],
    ['"shop" (fin/s:1) is public; "stock" (fin/t:1) is called by shop', { '/intent/calls/shop/stock': true }],
    ['"shop" (fin/s:1) and "stock" (fin/t:1); everything else is blocked', { '/intent/onlyDescribed': true }],
    ['fin/a:1 without network policies', { '/components/a/networkPolicy/enabled': false }],
    ['fin/a:1 needs internet access', { '/components/a/networkPolicy/allowInternet': true }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
