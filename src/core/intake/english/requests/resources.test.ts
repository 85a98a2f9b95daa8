import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads amounts of CPU and memory', [
  [
    'kestrel/tide:2.4 with 0.5 vCPU and 2 gigs of RAM',
    {
      'tide/resources/requests/memory': '2Gi',
      '/intent/memoryBound/tide': true,
      'tide/resources/requests/cpu': '500m',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, limit 1 core 512Mi, request 250m 128Mi',
    {
      'tide/resources/limits/memory': '512Mi',
      'tide/resources/requests/memory': '128Mi',
      'tide/resources/requests/cpu': '250m',
      'tide/resources/limits/cpu': '1',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 with limits of 1 CPU and 1 GB and requests of 500 millicores and 512 MB',
    {
      'tide/resources/limits/memory': '1Gi',
      'tide/resources/requests/memory': '512Mi',
      'tide/resources/requests/cpu': '500m',
      'tide/resources/limits/cpu': '1',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 cpu: 100m-500m memory: 128Mi-256Mi',
    {
      'tide/resources/requests/cpu': '100m',
      'tide/resources/limits/cpu': '500m',
      'tide/resources/requests/memory': '128Mi',
      'tide/resources/limits/memory': '256Mi',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 needs two gigs of memory, no more',
    { 'tide/resources/requests/memory': '2Gi', '/intent/memoryBound/tide': true },
    [],
  ],
  [
    'kestrel/tide:2.4 memory between 256Mi and 1Gi',
    { 'tide/resources/requests/memory': '256Mi', 'tide/resources/limits/memory': '1Gi' },
    [],
  ],
  [
    'kestrel/tide:2.4 with 1.5 cores and 1.5 GB',
    {
      'tide/resources/requests/memory': '1536Mi',
      '/intent/memoryBound/tide': true,
      'tide/resources/requests/cpu': '1500m',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 cpu limit 500m, memory limit 256Mi',
    { 'tide/resources/limits/memory': '256Mi', 'tide/resources/limits/cpu': '500m' },
    [],
  ],
  [
    'kestrel/tide:2.4 with 100 millicores guaranteed and at most 1 core',
    { 'tide/resources/requests/cpu': '100m', 'tide/resources/limits/cpu': '1' },
    [],
  ],
  [
    'kestrel/tide:2.4 mem request 128Mi, mem limit 256Mi, no cpu limit',
    {
      '/intent/noCpuLimit/tide': true,
      'tide/resources/requests/memory': '128Mi',
      'tide/resources/limits/memory': '256Mi',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 needs 2 CPUs max and at least 512Mi',
    { 'tide/resources/requests/memory': '512Mi', 'tide/resources/limits/cpu': '2' },
    [],
  ],
  [
    'kestrel/tide:2.4 with replicas 3, memory 512, cpu 1',
    { 'tide/resources/requests/cpu': '1', 'tide/scaling/replicas': 3 },
    ['memory 512'],
  ],
  [
    'kestrel/tide:2.4 with a quarter core and 0.5Gi',
    {
      'tide/resources/requests/memory': '512Mi',
      '/intent/memoryBound/tide': true,
      'tide/resources/requests/cpu': '250m',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 1 vcpu 2gb ram',
    {
      'tide/resources/requests/memory': '2Gi',
      '/intent/memoryBound/tide': true,
      'tide/resources/requests/cpu': '1',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 resources: 100m/128Mi to 500m/512Mi',
    {
      'tide/resources/requests/cpu': '100m',
      'tide/resources/limits/cpu': '500m',
      'tide/resources/requests/memory': '128Mi',
      'tide/resources/limits/memory': '512Mi',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, RAM max 700MB, CPU max 1',
    { 'tide/resources/limits/memory': '700Mi', 'tide/resources/limits/cpu': '1' },
    [],
  ],
]);
