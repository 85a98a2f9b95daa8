import type { JsonObject } from '../../../ports/json.js';
import type { ChartFeature, TemplateFile, TemplateFragment, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { defineSection } from '../../value-definition.js';
import { BOOLEAN } from '../../value-schemas.js';
import { defineImage } from '../pod/image-values.js';
import { testedPort } from './tested-port.js';

const tests = defineSection('Tests');

/**
 * Image of the pods of `helm test`: small, has wget and nc, runs under any user id.
 *
 * @see https://hub.docker.com/_/busybox
 */
export const TEST_IMAGE = { registry: 'docker.io', repository: 'library/busybox', tag: '1.37.0' } as const;

/** One pod per component that asks it through its Service when a person runs `helm test`. */
export const testHookFeature: ChartFeature = {
  name: 'test-hook',
  forChart: (plan) =>
    plan.components.some((component) => testedPort(component) !== undefined)
      ? {
          values: [
            tests('tests.enabled', 'Adds the pods that `helm test` runs.', BOOLEAN, {
              value: true,
              isSwitch: true,
            }),
            ...defineImage('Tests', 'tests.image', {
              ...TEST_IMAGE,
              digest: '',
              pullPolicy: '',
              pullSecrets: [],
            }),
          ],
          fills: [
            { slot: 'helpers', text: 'test-hook/test-labels.tpl' },
            { slot: 'notes-end', text: 'test-hook/notes.txt' },
          ],
        }
      : {},
  forComponent: (component) => {
    const port = testedPort(component);
    return port === undefined ? {} : { templates: [template(component, port)], suites: [suite(component)] };
  },
};

function fileName({ section, name }: ComponentPlan): string {
  return section === undefined ? 'tests/test-connection.yaml' : `tests/test-${name}.yaml`;
}

function template(plan: ComponentPlan, port: string): TemplateFile {
  const { readiness } = plan.component.probes;
  const base = plan.section === undefined ? '.Values' : '$c';
  const isHttp = readiness?.path !== undefined && readiness.port === port;
  const { labels, annotations } = outsideMesh(plan);
  return {
    path: fileName(plan),
    isShared: true,
    text: 'test-hook/test.yaml',
    variables: { 'service-port': readValue(`${base}.service.ports`, port), 'mesh-annotations': annotations },
    lines: {
      'mesh-labels': labels,
      'test-script': [{ text: isHttp ? 'test-hook/script-http.tpl' : 'test-hook/script-tcp.tpl' }],
      'test-arguments': [{ text: isHttp ? 'test-hook/arguments-http.tpl' : 'test-hook/arguments-tcp.tpl' }],
    },
  };
}

/** The proxy of a mesh would outlive the question and keep the pod from ending. */
function outsideMesh({ component }: ComponentPlan): {
  readonly labels: readonly TemplateFragment[];
  readonly annotations: string;
} {
  const kind = component.mesh?.kind;
  return {
    labels: kind === 'istio' ? [{ text: 'test-hook/outside-istio.tpl' }] : [],
    annotations: kind === 'linkerd' ? ' "linkerd.io/inject" "disabled"' : '',
  };
}

function suite(component: ComponentPlan): UnitTestSuite {
  return {
    template: fileName(component),
    isShared: true,
    tests: [
      {
        it: 'is a hook that cleans up and that no selector of the application matches',
        asserts: [
          { isKind: { of: 'Pod' } },
          { equal: { path: 'metadata.annotations["helm.sh/hook"]', value: 'test' } },
          {
            equal: {
              path: 'metadata.annotations["helm.sh/hook-delete-policy"]',
              value: 'before-hook-creation,hook-succeeded',
            },
          },
          { matchRegex: { path: 'metadata.labels["app.kubernetes.io/name"]', pattern: '-test$' } },
          ...outsideMeshAsserts(component),
        ],
      },
      {
        it: 'is not made when tests are off',
        set: [{ path: ['tests', 'enabled'], value: false, isGlobal: true }],
        asserts: [{ hasDocuments: { count: 0 } }],
      },
    ],
  };
}

function outsideMeshAsserts({ component }: ComponentPlan): readonly JsonObject[] {
  const marks = {
    istio: { path: 'metadata.labels["sidecar.istio.io/inject"]', value: 'false' },
    linkerd: { path: 'metadata.annotations["linkerd.io/inject"]', value: 'disabled' },
  } as const;
  return component.mesh === undefined ? [] : [{ equal: marks[component.mesh.kind] }];
}
