import type { Mesh } from '../../../blueprint/schema/workload.js';
import type { SlotFill } from '../../chart-feature.js';

/** What a service mesh is called, where its control plane is, and how pods join it. */
export interface MeshTraits {
  readonly title: string;
  /** Namespace of the control plane in an installation by the mesh's own guide. */
  readonly namespace: string;
  /** Ports of the control plane that each proxy calls. */
  readonly controlPlanePorts: readonly number[];
  /** What marks pods that run until they are stopped. */
  readonly marks: readonly SlotFill[];
  /** What marks pods that end: an ordinary sidecar would keep them from it. */
  readonly marksOfJobs: readonly SlotFill[];
}

/**
 * The meshes that charts know.
 *
 * Health checks need nothing: both proxies answer for the application or leave the kubelet's requests alone.
 *
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/ (ports of istiod; read 2026-11-28)
 * @see https://istio.io/latest/docs/reference/config/annotations/ (sidecar.istio.io/nativeSidecar)
 * @see https://linkerd.io/2/reference/proxy-configuration/ (native sidecars)
 * @see https://linkerd.io/2/reference/architecture/ (destination, identity and policy)
 */
export const MESHES: Readonly<Record<Mesh['kind'], MeshTraits>> = {
  istio: {
    title: 'Istio',
    namespace: 'istio-system',
    controlPlanePorts: [15012],
    marks: [
      { slot: 'pod-labels', text: 'mesh/istio-label.tpl' },
      { slot: 'pod-annotations', text: 'mesh/istio-hold.tpl' },
    ],
    marksOfJobs: [
      { slot: 'pod-labels', text: 'mesh/istio-label.tpl' },
      { slot: 'pod-annotations', text: 'mesh/istio-native-sidecar.tpl' },
    ],
  },
  linkerd: {
    title: 'Linkerd',
    namespace: 'linkerd',
    controlPlanePorts: [8080, 8086, 8090],
    marks: [{ slot: 'pod-annotations', text: 'mesh/linkerd-inject.tpl' }],
    marksOfJobs: [
      { slot: 'pod-annotations', text: 'mesh/linkerd-inject.tpl' },
      { slot: 'pod-annotations', text: 'mesh/linkerd-native-sidecar.tpl' },
    ],
  },
};
