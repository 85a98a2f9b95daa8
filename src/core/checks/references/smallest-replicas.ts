import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toNumber, toText, type ManifestValue } from '../manifest/manifest-value.js';

/** Autoscalers (HPA and KEDA) that scale the workload. */
export function scalersOf(workload: ManifestObject, bundle: ManifestBundle): readonly ManifestObject[] {
  return ['HorizontalPodAutoscaler', 'ScaledObject'].flatMap((kind) =>
    bundle.ofKind(kind).filter((scaler) => {
      const target = dig(scaler.content, 'spec', 'scaleTargetRef');
      return dig(target, 'name') === workload.name && (dig(target, 'kind') ?? 'Deployment') === workload.kind;
    }),
  );
}

/**
 * The smallest number of pods the workload runs with: the autoscaler's minimum, else `replicas`, else 1.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ (minReplicas defaults to 1)
 */
export function smallestReplicas(workload: ManifestObject, bundle: ManifestBundle): number {
  const [scaler] = scalersOf(workload, bundle);
  if (scaler === undefined) return toNumber(dig(workload.content, 'spec', 'replicas')) ?? 1;
  // KEDA scales to zero unless told otherwise.
  const fallback = scaler.kind === 'ScaledObject' ? 0 : 1;
  const field = scaler.kind === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas';
  return toNumber(dig(scaler.content, 'spec', field)) ?? fallback;
}

/** Why a disruption budget lets no pod be evicted; undefined when it does. */
export function evictionProblem(
  minAvailable: ManifestValue,
  maxUnavailable: ManifestValue,
  replicas: number,
): string | undefined {
  if (minAvailable === undefined && maxUnavailable === undefined)
    return 'has neither minAvailable nor maxUnavailable';
  if (maxUnavailable === 0 || maxUnavailable === '0' || maxUnavailable === '0%')
    return 'maxUnavailable 0 blocks every node drain';
  if (minAvailable === undefined || !Number.isFinite(replicas) || replicas < 1) return undefined;
  const needed = neededPods(minAvailable, replicas);
  return needed >= replicas
    ? `minAvailable ${toText(minAvailable) ?? '?'} of ${replicas} pods blocks every node drain`
    : undefined;
}

/** Kubernetes rounds percentages up. */
function neededPods(minAvailable: ManifestValue, replicas: number): number {
  if (typeof minAvailable === 'string' && minAvailable.endsWith('%'))
    return Math.ceil((Number(minAvailable.slice(0, -1)) / 100) * replicas);
  return Number(minAvailable);
}
