import { describe, expect, it } from 'vitest';
import { createInput } from '../../../../test/support/chart-graph-fixture.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import type { Reading } from '../../../core/intake/reading.js';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { findComponentName } from '../workbench/rename-component.js';
import { readInput } from './read-input.js';

function readWithFile(request: string, ...components: readonly string[]): Reading {
  const entries = components.map((name, index) => ({
    pointer: `/components/${name}/image`,
    value: `ghcr.io/acme/${name}:1.0.0`,
    line: index + 1,
  }));
  return readInput(createInput({ request, blueprint: { path: 'autopilot.yaml', entries } }), KNOWLEDGE);
}

const portOf = ({ facts }: Reading): Fact | undefined => facts.find(({ value }) => value === 9000);
const namesIn = ({ facts }: Reading): readonly (string | undefined)[] => [
  ...new Set(facts.map(({ pointer }) => findComponentName(pointer)).filter((name) => name !== undefined)),
];

describe('readInput with a Blueprint file', () => {
  it('takes words that name nothing as being about the only component', () => {
    const reading = readWithFile('on port 9000', 'orders');
    expect(portOf(reading)).toMatchObject({
      pointer: expect.stringMatching(/^\/components\/orders\/ports\//) as string,
      rank: 'request',
    });
    expect(namesIn(reading)).toEqual(['orders']);
  });

  it('finds the component whose name stands in the request', () => {
    const reading = readWithFile('orders listens on port 9000', 'orders', 'billing');
    expect(portOf(reading)?.pointer).toMatch(/^\/components\/orders\/ports\//);
    expect(namesIn(reading)).toEqual(['orders', 'billing']);
  });

  it.each(['on port 9000', 'orders and billing on port 9000'])(
    'guesses no component of several: %s',
    (request) => {
      const reading = readWithFile(request, 'orders', 'billing');
      expect(portOf(reading)).toBeUndefined();
      expect(namesIn(reading)).toEqual(['orders', 'billing']);
      expect(reading.unread.map(({ text }) => text).join()).toContain('port 9000');
      expect(reading.notes.join()).toContain('several components (billing, orders)');
    },
  );

  it('adds a component that the request names', () => {
    const reading = readWithFile('ghcr.io/acme/invoices:2.0.0 on port 9000', 'orders');
    expect(portOf(reading)?.pointer).toMatch(/^\/components\/invoices\//);
  });
});
