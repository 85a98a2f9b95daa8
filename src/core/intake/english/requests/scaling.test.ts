import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads counts and ranges', [
  [
    'kestrel/tide:2.4 scales between 2 and 5 pods',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 5,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 scales from two to five',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 5,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 with 2–6 replicas',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 6,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, at least 2, max 8 replicas, scale at 60 percent cpu',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/targetCpuPercent': 60,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 8,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 should never run fewer than 3 pods and never more than 12',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 3,
      'tide/scaling/autoscaling/maxReplicas': 12,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 min 2 max 4',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 4,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 autoscale up to 20 instances when cpu is above 75%',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/targetCpuPercent': 75,
      'tide/scaling/autoscaling/maxReplicas': 20,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 with an HPA (min=2, max=9, target memory 80%)',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/targetMemoryPercent': 80,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 9,
    },
    [],
  ],
  [
    'We would like two to four pods of kestrel/tide:2.4 depending on load',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 4,
    },
    ['depending on load'],
  ],
  [
    'kestrel/tide:2.4 3 pods minimum, 9 maximum',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 3,
      'tide/scaling/autoscaling/maxReplicas': 9,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 hpa 2..6 cpu 65',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/targetCpuPercent': 65,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 6,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 replicas: 2-5',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 5,
    },
    [],
  ],
  ['kestrel/tide:2.4 one pod only', { 'tide/scaling/replicas': 1 }, []],
  ['kestrel/tide:2.4 half a dozen pods', { 'tide/scaling/replicas': 6 }, []],
  [
    'kestrel/tide:2.4 with autoscaling disabled and 4 replicas',
    { 'tide/scaling/replicas': 4, 'tide/scaling/autoscaling/enabled': false },
    [],
  ],
  [
    'kestrel/tide:2.4 with 3 replicas, where one may be down at a time',
    { 'tide/disruption/enabled': true, 'tide/disruption/maxUnavailable': 1, 'tide/scaling/replicas': 3 },
    [],
  ],
]);
