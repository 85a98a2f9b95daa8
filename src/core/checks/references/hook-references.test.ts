import { describe, expect, it } from 'vitest';
import { hardenedInput } from '../../../../test/support/hardened-chart.js';
import { hookNeeds } from './hook-references.js';

/** A hook called `early`, run at these events in the order of its weight. */
function hook(kind: string, events: string, [weight, podSpec]: readonly [number, string]): string {
  const annotations = `{helm.sh/hook: ${events}, helm.sh/hook-weight: "${weight}"}`;
  return `{apiVersion: v1, kind: ${kind}, metadata: {name: early, namespace: prod, annotations: ${annotations}}, spec: {template: {spec: {${podSpec}}}}}`;
}

const job = (events: string): string => hook('Job', events, [5, 'serviceAccountName: early']);

describe('references/hook-needs', () => {
  const POINTER = '/spec/template/spec/serviceAccountName';

  it.each([
    ['of a lower weight', ['pre-install', 'pre-install', 4], []],
    ['of the same weight, whose kind comes first', ['pre-install', 'pre-install', 5], []],
    ['of a higher weight', ['pre-install', 'pre-install', 6], [POINTER]],
    ['that is made only before upgrades', ['pre-install,pre-upgrade', 'pre-upgrade', 4], [POINTER]],
    ['of any weight after the install', ['post-install', 'pre-install', 6], []],
  ] as const)('judges an account %s', (_, [events, accountEvents, weight], pointers) => {
    const account = hook('ServiceAccount', accountEvents, [weight, '']);
    const found = hookNeeds.run(hardenedInput({}, [job(events), account]));
    expect(found.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('leaves alone what the chart does not make', () => {
    expect(hookNeeds.run(hardenedInput({}, [job('pre-install')]))).toEqual([]);
  });
});
