import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads scheduling, probes, shutdown and security', [
  ['deploy kestrel/tide:2.4 to the harbour namespace', { '/chart/namespace': 'harbour' }, []],
  ['kestrel/tide:2.4 on nodes with label pool=web', { 'tide/scheduling/nodeSelector/pool': 'web' }, []],
  [
    'kestrel/tide:2.4, nodeSelector: kubernetes.io/os: linux',
    { 'tide/scheduling/nodeSelector/kubernetes.io~1os': 'linux' },
    [],
  ],
  [
    'kestrel/tide:2.4 tolerates the taint dedicated=tide:NoSchedule',
    {
      'tide/scheduling/tolerations': [
        { key: 'dedicated', operator: 'Equal', value: 'tide', effect: 'NoSchedule' },
      ],
    },
    [],
  ],
  [
    'kestrel/tide:2.4 with priority class business-critical',
    { 'tide/scheduling/priorityClassName': 'business-critical' },
    [],
  ],
  [
    'kestrel/tide:2.4 runs on arm64 nodes only',
    { 'tide/scheduling/nodeSelector/kubernetes.io~1arch': 'arm64' },
    [],
  ],
  ['kestrel/tide:2.4, pods spread across availability zones', { 'tide/scheduling/spread': 'preferred' }, []],
  [
    'kestrel/tide:2.4 with 4 replicas never two on the same node',
    { 'tide/scheduling/spread': 'required', 'tide/scaling/replicas': 4 },
    [],
  ],
  [
    'kestrel/tide:2.4 with 3 replicas, at least 2 available at all times',
    { 'tide/disruption/enabled': true, 'tide/disruption/minAvailable': 2, 'tide/scaling/replicas': 3 },
    [],
  ],
  [
    'kestrel/tide:2.4 with 4 replicas and a PDB with maxUnavailable 1',
    { 'tide/disruption/enabled': true, 'tide/disruption/maxUnavailable': 1, 'tide/scaling/replicas': 4 },
    [],
  ],
  ['kestrel/tide:2.4 with a health check on /healthz', { '/intent/probes/tide/path': '/healthz' }, []],
  [
    'kestrel/tide:2.4 with tcp probe',
    { 'tide/probes/liveness/tcp': true, 'tide/probes/readiness/tcp': true },
    [],
  ],
  [
    'kestrel/tide:2.4 liveness probe GET /alive, readiness probe GET /ready, startup probe GET /started',
    {
      'tide/probes/liveness/path': '/alive',
      'tide/probes/readiness/path': '/ready',
      'tide/probes/startup/path': '/started',
    },
    [],
  ],
  ['kestrel/tide:2.4 drains for 30 s', { 'tide/shutdown/drainSeconds': 30 }, []],
  [
    'kestrel/tide:2.4 needs 45 seconds to shut down',
    { 'tide/shutdown/terminationGracePeriodSeconds': 45 },
    [],
  ],
  [
    'kestrel/tide:2.4 with a termination grace period of two minutes',
    { 'tide/shutdown/terminationGracePeriodSeconds': 120 },
    [],
  ],
  ['kestrel/tide:2.4 needs the service account token', { 'tide/serviceAccount/automountToken': true }, []],
  [
    'kestrel/tide:2.4 must not mount a service account token',
    { 'tide/serviceAccount/automountToken': false },
    [],
  ],
  ['kestrel/tide:2.4, no network policy please', { 'tide/networkPolicy/enabled': false }, []],
  [
    "kestrel/tide:2.4 can't run as root and mustn't be privileged",
    { 'tide/security/privileged': false, 'tide/security/runAsNonRoot': true },
    [],
  ],
  [
    'kestrel/tide:2.4 without a PDB and without probes',
    { '/intent/probes/tide/none': true, 'tide/disruption/enabled': false },
    [],
  ],
  ['kestrel/tide:2.4 pods must be on different nodes', { 'tide/scheduling/spread': 'required' }, []],
  [
    'kestrel/tide:2.4 graceful shutdown of 25 seconds',
    { 'tide/shutdown/terminationGracePeriodSeconds': 25 },
    [],
  ],
  [
    'kestrel/tide:2.4 startup probe /boot, liveness /alive',
    { 'tide/probes/startup/path': '/boot', 'tide/probes/liveness/path': '/alive' },
    [],
  ],
  ['kestrel/tide:2.4 healthcheck: /health', { '/intent/probes/tide/path': '/health' }, []],
  [
    'kestrel/tide:2.4 with label app.kubernetes.io/part-of=fleet',
    { 'tide/podLabels/app.kubernetes.io~1part-of': 'fleet' },
    [],
  ],
  [
    'kestrel/tide:2.4 using ipv4 only',
    { 'tide/service/ipFamilyPolicy': 'SingleStack', 'tide/service/ipFamilies': ['IPv4'] },
    [],
  ],
  ["kestrel/tide:2.4 don't create a service account", { 'tide/serviceAccount/create': false }, []],
  ['kestrel/tide:2.4 I do not want autoscaling', { 'tide/scaling/autoscaling/enabled': false }, []],
  ['kestrel/tide:2.4 must not run as root', { 'tide/security/runAsNonRoot': true }, []],
  ['kestrel/tide:2.4 never runs privileged', { 'tide/security/privileged': false }, []],
  ['kestrel/tide:2.4 has to run as uid 1000', { 'tide/security/runAsUser': 1000 }, []],
  [
    'kestrel/tide:2.4 writes to /var/lib/tide and needs a writable /cache',
    { '/intent/writable/tide/~1var~1lib~1tide': true, '/intent/writable/tide/~1cache': true },
    [],
  ],
  ['kestrel/tide:2.4 with a read-only root filesystem', { 'tide/security/readOnlyRootFilesystem': true }, []],
  ['kestrel/tide:2.4 needs egress to the internet', { 'tide/networkPolicy/allowInternet': true }, []],
  ['kestrel/tide:2.4 with service type LoadBalancer', { 'tide/service/type': 'LoadBalancer' }, []],
  [
    'kestrel/tide:2.4 with annotation prometheus.io/scrape=true and pod labels team=tide,tier=web',
    {
      'tide/podLabels/team': 'tide',
      'tide/podLabels/tier': 'web',
      'tide/podAnnotations/prometheus.io~1scrape': 'true',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 command "tide serve --port 9000"',
    { 'tide/command': ['tide', 'serve', '--port', '9000'] },
    [],
  ],
  ['kestrel/tide:2.4 runs with `npm start`', { 'tide/command': ['npm', 'start'] }, []],
  [
    'kestrel/tide:2.4 with preStop sleep 15s and grace period 1m',
    { 'tide/shutdown/preStopSeconds': 15, 'tide/shutdown/terminationGracePeriodSeconds': 60 },
    [],
  ],
]);
