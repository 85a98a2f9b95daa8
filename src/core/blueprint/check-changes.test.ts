import { describe, expect, it } from 'vitest';
import { ordersBlueprint } from '../../../test/support/blueprints.js';
import { formatProblem } from './blueprint-problem.js';
import { checkChanges } from './check-changes.js';

const { blueprint } = ordersBlueprint();

describe('checkChanges', () => {
  it.each([
    ['/components/orders/scaling/replicas', 4],
    ['/components/orders/env/FOO/value', 'bar'],
    ['/components/orders/env/FOO', { value: 'bar' }],
    ['/chart/name', 'sales'],
    ['/chart/labels/team', 'shop'],
    ['/components/orders/resources', { limits: { memory: '1Gi' } }],
    ['/dependencies/cache', { engine: 'redis', mode: 'external', port: 6379 }],
  ])('accepts %s', (pointer, value) => {
    expect(checkChanges(blueprint, { [pointer]: value })).toEqual([]);
  });

  it.each([
    ['/components/orders/scaling/replicsa', 4, 'there is no field "replicsa". Did you mean "replicas"?'],
    ['/component/orders/scaling/replicas', 4, 'Did you mean "components"?'],
    [
      '/components/order/scaling/replicas',
      4,
      'the component "order", which the Blueprint does not have. Did you mean "orders"?',
    ],
    ['/components/orders/scaling/replicas', 'many', '(got "many")'],
    ['/components/orders/resources', { limits: { memroy: '1Gi' } }, 'Did you mean "memory"?'],
    ['/components/orders/resources/limits/memory', '2 GB', '"2 GB" is not a quantity'],
    ['/chart/name', '../x', 'is not a name Kubernetes accepts'],
    ['/routes/orders', null, 'cannot be removed with null'],
    ['/components/orders/scaling', 3, 'has fields of its own'],
    ['/apiVersion', 'v2', 'cannot be changed'],
    ['/__proto__/x', 1, 'there is no field "__proto__"'],
    ['/constructor/x/y', 1, 'there is no field "constructor"'],
    ['/intent/exposed', true, 'Known fields: apiVersion'],
    ['/', 1, 'there is no field ""'],
    [
      '/environments/qa/components/orders/replicas',
      1,
      'the environment "qa", which the Blueprint does not have',
    ],
  ])('refuses %s = %j', (pointer, value, expected) => {
    const problems = checkChanges(blueprint, { [pointer]: value });
    expect(problems).toHaveLength(1);
    expect(problems.map(formatProblem).join('')).toContain(expected);
  });

  it('never repeats the value of a variable', () => {
    const [problem] = checkChanges(blueprint, { '/components/orders/env/TOKEN': ['hunter2'] });
    expect(problem).toBeDefined();
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});
