import { expect, it } from 'vitest';
import { resolveRequest } from '../../../../test/support/resolve-request.js';
import { compileChart } from '../../chart/compile-chart.js';

it('takes an existing ServiceAccount by its name', () => {
  const { resolved } = resolveRequest('fin/a:1 port 8080, use existing service account api-sa');
  expect(resolved.blueprint.components['a']?.serviceAccount).toMatchObject({ create: false, name: 'api-sa' });
  const values = String(compileChart(resolved).get('values.yaml'));
  expect(values).toMatch(/create: false #.*Makes a ServiceAccount/);
  expect(values).toMatch(/name: api-sa #|name: "api-sa" #/);
});
