import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads access modes and storage classes', [
  [
    'kestrel/tide:2.4, volume 10Gi at /data ReadWriteMany storage class nfs',
    {
      'tide/volumes/data/kind': 'claim',
      'tide/volumes/data/size': '10Gi',
      'tide/volumes/data/storageClass': 'nfs',
      'tide/volumes/data/accessMode': 'ReadWriteMany',
      'tide/volumes/data/mountPath': '/data',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, volume 10Gi at /data RWX storageclass nfs',
    {
      'tide/volumes/data/kind': 'claim',
      'tide/volumes/data/size': '10Gi',
      'tide/volumes/data/storageClass': 'nfs',
      'tide/volumes/data/accessMode': 'ReadWriteMany',
      'tide/volumes/data/mountPath': '/data',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, volume 10Gi at /data ReadWriteOnce storage class fast',
    {
      'tide/volumes/data/kind': 'claim',
      'tide/volumes/data/size': '10Gi',
      'tide/volumes/data/storageClass': 'fast',
      'tide/volumes/data/accessMode': 'ReadWriteOnce',
      'tide/volumes/data/mountPath': '/data',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, 10Gi RWX at /shared and emptyDir at /tmp/cache',
    {
      'tide/volumes/shared/kind': 'claim',
      'tide/volumes/shared/size': '10Gi',
      'tide/volumes/shared/accessMode': 'ReadWriteMany',
      'tide/volumes/shared/mountPath': '/shared',
      'tide/volumes/cache/kind': 'emptyDir',
      'tide/volumes/cache/mountPath': '/tmp/cache',
    },
    [],
  ],
  [
    'kestrel/tide:2.4, read write many volume 10Gi at /data, fast storage class',
    {
      'tide/volumes/data/kind': 'claim',
      'tide/volumes/data/size': '10Gi',
      'tide/volumes/data/storageClass': 'fast',
      'tide/volumes/data/accessMode': 'ReadWriteMany',
      'tide/volumes/data/mountPath': '/data',
    },
    [],
  ],
]);

describeRequests('reads affinity', [
  ['kestrel/tide:2.4, hard anti affinity across nodes', { 'tide/scheduling/spread': 'required' }, []],
  ['kestrel/tide:2.4, hard anti-affinity', { 'tide/scheduling/spread': 'required' }, []],
  ['kestrel/tide:2.4, node affinity zone eu-1a', {}, ['node affinity zone eu-1a']],
  ['kestrel/tide:2.4, pod affinity to redis', {}, ['affinity to redis']],
  ['kestrel/tide:2.4, pod anti-affinity', { 'tide/scheduling/spread': 'preferred' }, []],
  ['kestrel/tide:2.4, session affinity', { 'tide/service/sessionAffinity': 'ClientIP' }, []],
  [
    'kestrel/tide:2.4, 3 replicas, each on another node',
    { 'tide/scheduling/spread': 'required', 'tide/scaling/replicas': 3 },
    [],
  ],
  [
    'kestrel/tide:2.4, 3 replicas, each replica on its own node',
    { 'tide/scheduling/spread': 'required', 'tide/scaling/replicas': 3 },
    [],
  ],
]);

describeRequests('reads whose annotation it is', [
  [
    'kestrel/tide:2.4, ingress annotation nginx.ingress.kubernetes.io/proxy-body-size: 20m',
    {
      '/routes/tide/annotations/nginx.ingress.kubernetes.io~1proxy-body-size': '20m',
      '/intent/exposed/tide': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at p.acme.com, annotation nginx.ingress.kubernetes.io/proxy-body-size=20m',
    {
      '/routes/tide/annotations/nginx.ingress.kubernetes.io~1proxy-body-size': '20m',
      '/intent/hosts/tide//p.acme.com': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, service annotation service.beta.kubernetes.io/x: y',
    { 'tide/service/annotations/service.beta.kubernetes.io~1x': 'y' },
    [],
  ],
  ['kestrel/tide:2.4, pod annotation foo.io/x: y', { 'tide/podAnnotations/foo.io~1x': 'y' }, []],
]);

describeRequests('reads tolerations', [
  [
    'kestrel/tide:2.4, toleration key spot value true effect NoSchedule',
    {
      'tide/scheduling/tolerations': [
        { key: 'spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
      ],
    },
    [],
  ],
  [
    'kestrel/tide:2.4, toleration key: spot, value: "true", effect: NoSchedule',
    {
      'tide/scheduling/tolerations': [
        { key: 'spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
      ],
    },
    [],
  ],
  [
    'kestrel/tide:2.4, tolerate spot NoSchedule',
    { 'tide/scheduling/tolerations': [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }] },
    [],
  ],
  [
    'kestrel/tide:2.4, tolerate the spot taint NoSchedule',
    { 'tide/scheduling/tolerations': [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }] },
    [],
  ],
  [
    'kestrel/tide:2.4, tolerates dedicated=gpu:NoSchedule',
    {
      'tide/scheduling/tolerations': [
        { key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' },
      ],
    },
    [],
  ],
]);
