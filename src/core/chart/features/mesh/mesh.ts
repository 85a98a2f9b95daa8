import type { ChartFeature, SlotFill, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, pattern } from '../../value-schemas.js';
import { MESHES, type MeshTraits } from './mesh-traits.js';

const extras = defineSection('Pod extras');

/** Membership of the pods in a service mesh, and what its proxy needs; nothing unless the Blueprint names a mesh. */
export const meshFeature: ChartFeature = {
  name: 'mesh',
  forComponent: (component) => {
    const { mesh } = component.component;
    if (mesh === undefined) return {};
    const traits = MESHES[mesh.kind];
    return {
      values: values(component, traits),
      fills: [...marks(component, traits), ...controlPlane(component, traits)],
      suites: [...podSuites(component), ...policySuites(component, traits)],
    };
  },
};

function values({ component }: ComponentPlan, traits: MeshTraits): readonly ValueDefinition[] {
  return [
    extras('mesh.inject', `Puts the proxy of ${traits.title} into the pods.`, BOOLEAN, {
      value: component.mesh?.inject ?? false,
      isSwitch: true,
    }),
    ...(component.networkPolicy.enabled
      ? [
          extras(
            'mesh.controlPlaneNamespace',
            `Namespace of the control plane of ${traits.title}, which the proxy may call.`,
            pattern('^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
            { value: traits.namespace },
          ),
        ]
      : []),
  ];
}

function marks({ workload }: ComponentPlan, traits: MeshTraits): readonly SlotFill[] {
  return workload.isLongRunning ? traits.marks : traits.marksOfJobs;
}

function controlPlane({ component }: ComponentPlan, traits: MeshTraits): readonly SlotFill[] {
  if (!component.networkPolicy.enabled) return [];
  return [
    {
      slot: 'network-policy-egress',
      text: 'mesh/to-control-plane.tpl',
      variables: { mesh: traits.title },
      lines: {
        'control-plane-ports': traits.controlPlanePorts.map((port) => ({
          text: 'network-policy/port.tpl',
          variables: { name: String(port), protocol: 'TCP' },
        })),
      },
    },
  ];
}

function podSuites({ component, workload }: ComponentPlan): readonly UnitTestSuite[] {
  const metadata = `${workload.podTemplate}.metadata`;
  const isIstio = component.mesh?.kind === 'istio';
  const path = isIstio
    ? `${metadata}.labels["sidecar.istio.io/inject"]`
    : `${metadata}.annotations["linkerd.io/inject"]`;
  const [on, off] = isIstio ? ['true', 'false'] : ['enabled', 'disabled'];
  const started = workload.isLongRunning
    ? {
        equal: {
          path: `${metadata}.annotations["proxy.istio.io/config"]`,
          value: '{"holdApplicationUntilProxyStarts":true}',
        },
      }
    : { equal: { path: `${metadata}.annotations["sidecar.istio.io/nativeSidecar"]`, value: 'true' } };
  const sidecar = {
    equal: {
      path: `${metadata}.annotations["config.beta.linkerd.io/proxy-enable-native-sidecar"]`,
      value: 'true',
    },
  };
  const proxy = isIstio ? [started] : workload.isLongRunning ? [] : [sidecar];
  return [
    {
      template: workload.file,
      tests: [
        {
          it: 'joins the mesh, whose proxy is there before the application',
          set: [{ path: ['mesh', 'inject'], value: true }],
          asserts: [{ equal: { path, value: on } }, ...proxy],
        },
        {
          it: 'stays out of the mesh, whatever the namespace says',
          set: [{ path: ['mesh', 'inject'], value: false }],
          asserts: [{ equal: { path, value: off } }],
        },
      ],
    },
  ];
}

function policySuites({ component }: ComponentPlan, traits: MeshTraits): readonly UnitTestSuite[] {
  if (!component.networkPolicy.enabled) return [];
  const rule = {
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'mesh-control' } } }],
    ports: traits.controlPlanePorts.map((port) => ({ port, protocol: 'TCP' })),
  };
  const namespace = { path: ['mesh', 'controlPlaneNamespace'], value: 'mesh-control' };
  return [
    {
      template: 'networkpolicy.yaml',
      tests: [
        {
          it: 'lets the proxy of the mesh reach its control plane',
          set: [{ path: ['mesh', 'inject'], value: true }, namespace],
          asserts: [{ contains: { path: 'spec.egress', content: rule } }],
        },
        {
          it: 'keeps the control plane closed for pods outside the mesh',
          set: [{ path: ['mesh', 'inject'], value: false }, namespace],
          asserts: [{ notContains: { path: 'spec.egress', content: rule } }],
        },
      ],
    },
  ];
}
