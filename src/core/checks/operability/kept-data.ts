import { defineRenderedCheck } from '../define-check.js';
import { dig, toList } from '../manifest/manifest-value.js';

/** Uninstalling a release deletes no data: claims stay, those of a StatefulSet too. */
export const keptData = defineRenderedCheck(
  {
    id: 'operability/kept-data',
    severity: 'medium',
    hint: 'Annotate claims with helm.sh/resource-policy: keep, and retain those of StatefulSets.',
    standards: ['k8s-autopilot/operability-20'],
    source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
  },
  function* (bundle) {
    for (const claim of bundle.ofKind('PersistentVolumeClaim'))
      if (dig(claim.content, 'metadata', 'annotations', 'helm.sh/resource-policy') !== 'keep')
        yield { object: claim, pointer: '/metadata/annotations', message: 'is deleted with the release' };
    for (const workload of bundle.ofKind('StatefulSet')) {
      const spec = dig(workload.content, 'spec');
      const hasClaims = toList(dig(spec, 'volumeClaimTemplates')).length > 0;
      if (hasClaims && dig(spec, 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete')
        yield {
          object: workload,
          pointer: '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted',
          message: 'deletes the claims of its pods with the release',
        };
    }
  },
);
