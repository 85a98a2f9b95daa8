import { defineRenderedCheck } from '../define-check.js';
import { isServing } from '../manifest/pod-view.js';
import { listConfigReferences } from '../references/config-references.js';

/** Pods restart when the chart's own configuration changes: the pod template carries a checksum of it. */
export const configChecksum = defineRenderedCheck(
  {
    id: 'operability/config-checksum',
    severity: 'medium',
    hint: 'Add an annotation such as checksum/config with a hash of the data to the pod template.',
    standards: ['k8s-autopilot/operability-9'],
    source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      if (!isServing(pod)) continue;
      const annotations = Object.keys(pod.annotations);
      const reloads = Object.keys(pod.object.annotations).some((key) =>
        key.includes('reloader.stakater.com/'),
      );
      if (reloads || annotations.some((key) => key.startsWith('checksum/'))) continue;
      for (const wanted of listConfigReferences(pod))
        if (bundle.find(wanted.kind, wanted.name, pod.object) !== undefined)
          yield {
            object: pod.object,
            pointer: wanted.pointer,
            message: `keeps running with old data when ${wanted.kind}/${wanted.name} changes`,
          };
    }
  },
);
