import type { JsonObject } from '../../../ports/json.js';
import { formatImageReference, splitImageReference } from '../../../units/image-reference.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { listContainers, type ContainerPlan } from './container-plan.js';

/** helm-unittest cases of init containers and sidecars. */
export function containerSuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  const tests = listContainers(component).flatMap((container, index) => {
    const path = `${component.workload.podTemplate}.spec.initContainers[${index}]`;
    return [startTest(plan, container, path), restrictedTest(container, path)];
  });
  return [{ template: component.workload.file, tests }];
}

function startTest({ blueprint }: ChartPlan, { name, container }: ContainerPlan, path: string): UnitTest {
  const parts = splitImageReference(container.image);
  const image = formatImageReference({
    ...parts,
    tag: parts.tag === '' ? blueprint.chart.appVersion : parts.tag,
  });
  return {
    it: `starts ${name} in its place with its image`,
    asserts: [
      { equal: { path: `${path}.name`, value: name } },
      { equal: { path: `${path}.image`, value: image } },
      container.kind === 'sidecar'
        ? { equal: { path: `${path}.restartPolicy`, value: 'Always' } }
        : { notExists: { path: `${path}.restartPolicy` } },
      ...mountAsserts(container.mounts, path),
    ],
  };
}

function mountAsserts(mounts: Readonly<Record<string, string>>, path: string): readonly JsonObject[] {
  return sortedEntries(mounts).map(([name, mountPath]) => ({
    contains: { path: `${path}.volumeMounts`, content: { name, mountPath }, any: true },
  }));
}

function restrictedTest({ name, sharesImage }: ContainerPlan, path: string): UnitTest {
  return {
    it: `gives ${name} no privileges, and takes its image from the global registry`,
    set: [{ path: ['global', 'imageRegistry'], value: 'mirror.example.com', isGlobal: true }],
    asserts: [
      { matchRegex: { path: `${path}.image`, pattern: '^mirror\\.example\\.com/' } },
      { equal: { path: `${path}.securityContext.capabilities.drop`, value: ['ALL'] } },
      ...(sharesImage
        ? []
        : [
            { equal: { path: `${path}.securityContext.allowPrivilegeEscalation`, value: false } },
            { equal: { path: `${path}.securityContext.readOnlyRootFilesystem`, value: true } },
            { equal: { path: `${path}.securityContext.runAsNonRoot`, value: true } },
          ]),
    ],
  };
}
