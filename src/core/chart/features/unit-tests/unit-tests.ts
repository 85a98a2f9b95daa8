import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { AssembledChart, ChartFeature, PlacedSuite, UnitTest } from '../../chart-feature.js';
import { nestSettings } from '../../values-tree.js';
import { writeYamlMap } from '../../write-yaml.js';
import { requiredSettings } from '../chart-metadata/ci-values.js';

/** helm-unittest suites, one for each template. @see https://github.com/helm-unittest/helm-unittest/blob/main/DOCUMENT.md */
export const unitTestsFeature: ChartFeature = {
  name: 'unit-tests',
  describe: (chart) =>
    new Map(chart.suites.map((suite) => [suitePath(suite.template), writeSuite(chart, suite)])),
};

/** `templates/api/deployment.yaml` has its suite in `tests/api/deployment_test.yaml`. */
function suitePath(template: string): string {
  return `tests/${template.replaceAll('/', '-').replace(/\.yaml$/, '')}_test.yaml`;
}

function writeSuite(chart: AssembledChart, suite: PlacedSuite): string {
  const tests = suite.tests.map((test) => writeTest(chart, test));
  return `${writeYamlMap({
    suite: suite.template.replace(/\.yaml$/, ''),
    templates: [suite.template],
    release: { name: chart.plan.chartName, namespace: 'unit-tests' },
    tests,
  })}\n`;
}

function writeTest(chart: AssembledChart, test: UnitTest): JsonObject {
  const set = nestSettings([...requiredSettings(chart), ...(test.set ?? [])]);
  const result: Record<string, JsonValue> = { it: test.it };
  if (Object.keys(set).length > 0) result['set'] = set;
  if (test.release !== undefined) result['release'] = test.release;
  if (test.capabilities !== undefined) result['capabilities'] = test.capabilities;
  result['asserts'] = test.asserts;
  return result;
}
