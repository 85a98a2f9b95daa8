import type { UnitTest } from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { fixedVariables } from './fixed-variables.js';

/** helm-unittest cases of the environment variables of the main container. */
export function variableTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    environmentTest(component),
    duplicateTest(component),
    repeatedTest(component),
    ...portVariableTests(component),
    ...fixedVariableTests(component),
  ];
}

function environmentTest({ workload }: ComponentPlan): UnitTest {
  return {
    it: 'passes environment variables literally, and leaves out those that are null',
    set: [
      { path: ['env', 'EXAMPLE_LITERAL'], value: '{{ .Release.Name }}: "quoted" # 1e6' },
      { path: ['env', 'EXAMPLE_REMOVED'], value: null },
    ],
    asserts: [
      {
        contains: {
          path: `${workload.container}.env`,
          content: { name: 'EXAMPLE_LITERAL', value: '{{ .Release.Name }}: "quoted" # 1e6' },
        },
      },
      { notExists: { path: `${workload.container}.env[?(@.name == "EXAMPLE_REMOVED")]` } },
    ],
  };
}

function duplicateTest({ section }: ComponentPlan): UnitTest {
  const path = section === undefined ? '' : `${section}\\.`;
  return {
    it: 'refuses a variable that is set twice',
    set: [
      { path: ['env', 'EXAMPLE_TWICE'], value: 'first' },
      { path: ['extraEnv'], value: [{ name: 'EXAMPLE_TWICE', value: 'second' }] },
    ],
    asserts: [{ failedTemplate: { errorPattern: `${path}extraEnv sets EXAMPLE_TWICE` } }],
  };
}

/** Names of two variables that are the same, in the one list where names are no keys. */
function repeatedTest({ section }: ComponentPlan): UnitTest {
  const path = section === undefined ? '' : `${section}\\.`;
  const variable = { name: 'EXAMPLE_TWICE', value: 'same' };
  return {
    it: 'refuses a variable that is listed twice',
    set: [{ path: ['extraEnv'], value: [variable, variable] }],
    asserts: [{ failedTemplate: { errorPattern: `${path}extraEnv sets EXAMPLE_TWICE` } }],
  };
}

/** Variables that tell the process on which port it listens follow the value of the port. */
function portVariableTests({ component, workload }: ComponentPlan): readonly UnitTest[] {
  const [first] = sortedEntries(component.env).flatMap(([name, variable]) =>
    'port' in variable ? [{ name, port: variable.port }] : [],
  );
  if (first === undefined) return [];
  const content = { name: first.name, value: '12345' };
  return [
    {
      it: 'tells the process on which port to listen',
      set: [{ path: ['containerPorts', first.port], value: 12345 }],
      asserts: [{ contains: { path: `${workload.container}.env`, content } }],
    },
  ];
}

function fixedVariableTests({ component, section }: ComponentPlan): readonly UnitTest[] {
  const path = section === undefined ? '' : `${section}\\.`;
  return fixedVariables(component)
    .slice(0, 1)
    .map((name) => ({
      it: 'refuses a variable that the chart sets already',
      set: [{ path: ['env', name], value: '1' }],
      asserts: [{ failedTemplate: { errorPattern: `${path}env sets ${name}` } }],
    }));
}
