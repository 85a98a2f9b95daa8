import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads what is denied', [
  ['kestrel/tide:2.4 not on port 80 but 9000', { 'tide/ports/http/containerPort': 9000 }, []],
  [
    'kestrel/tide:2.4 without postgres, with mysql',
    { '/dependencies/mysql/engine': 'mysql', '/intent/uses/tide/mysql': true },
    [],
  ],
  ['kestrel/tide:2.4 is never exposed, only port-forward', { '/intent/exposed/tide': false }, []],
  [
    'kestrel/tide:2.4 with no more than 4 replicas',
    { 'tide/scaling/autoscaling/enabled': true, 'tide/scaling/autoscaling/maxReplicas': 4 },
    [],
  ],
  ['kestrel/tide:2.4 with at most 1Gi of memory', { 'tide/resources/limits/memory': '1Gi' }, []],
  [
    "kestrel/tide:2.4 don't run as privileged, don't mount the service account token, don't use the host network",
    {
      'tide/serviceAccount/automountToken': false,
      'tide/security/privileged': false,
      'tide/security/hostNetwork': false,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 without host network and without root',
    { 'tide/security/runAsNonRoot': true, 'tide/security/hostNetwork': false },
    [],
  ],
  [
    'kestrel/tide:2.4 does not write to its file system',
    { 'tide/security/readOnlyRootFilesystem': true },
    [],
  ],
  ['kestrel/tide:2.4 no internet access', { 'tide/networkPolicy/allowInternet': false }, []],
  ['kestrel/tide:2.4 without dual-stack', {}, []],
]);
