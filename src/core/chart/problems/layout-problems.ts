import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import { camelCase } from '../camel-case.js';
import { sortedEntries } from '../chart-plan.js';

/** Top-level keys of values.yaml that belong to the chart as a whole; no component's section may take one. */
export const RESERVED_SECTIONS: readonly string[] = [
  'global',
  'nameOverride',
  'fullnameOverride',
  'namespaceOverride',
  'commonLabels',
  'commonAnnotations',
  'namespace',
  'openshift',
  'dependencies',
  'tests',
  'extraObjects',
];

/** Components that do not fit the layout, and sections of values.yaml that collide. */
export function findLayoutProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const names = sortedEntries(blueprint.components).map(([name]) => name);
  const pointer = formatPointer('components');
  if (names.length === 0)
    return [
      {
        pointer,
        message: 'the Blueprint has no component',
        hint: 'Add a component with an image and a port.',
      },
    ];
  if (blueprint.chart.layout === 'flat') return names.length === 1 ? [] : [flatProblem(names)];
  return names.flatMap((name, index) => sectionProblems(name, names.slice(0, index)));
}

function flatProblem(names: readonly string[]): BlueprintProblem {
  return {
    pointer: formatPointer('chart', 'layout'),
    message: `the layout "flat" holds one component, the Blueprint has ${names.length}: ${names.join(', ')}`,
    hint: 'Set chart.layout to sections; values then move into one section for each component.',
  };
}

function sectionProblems(name: string, earlier: readonly string[]): readonly BlueprintProblem[] {
  const section = camelCase(name);
  const pointer = formatPointer('components', name);
  const twin = earlier.find((other) => camelCase(other) === section);
  if (twin !== undefined)
    return [
      {
        pointer,
        message: `the components ${twin} and ${name} would share the section "${section}" of values.yaml`,
        hint: 'Rename one of them.',
      },
    ];
  if (!RESERVED_SECTIONS.includes(section)) return [];
  return [
    {
      pointer,
      message: `the component ${name} would take the section "${section}" of values.yaml, which is the chart's own`,
      hint: 'Rename the component.',
    },
  ];
}
