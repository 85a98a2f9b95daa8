import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads whose namespace is meant', [
  ['kestrel/tide:2.4, only namespace apps may reach it', {}, ['namespace']],
  [
    'kestrel/tide:2.4, allow traffic from namespace ingress-nginx',
    {},
    ['allow traffic from namespace ingress-nginx'],
  ],
  ['kestrel/tide:2.4, called by web in namespace shop', {}, ['web in namespace shop']],
  ['kestrel/tide:2.4, only reachable from namespace monitoring', {}, ['namespace monitoring']],
  ['kestrel/tide:2.4 in namespace monitoring', { '/chart/namespace': 'monitoring' }, []],
  ['kestrel/tide:2.4 in the monitoring namespace', { '/chart/namespace': 'monitoring' }, []],
  ['kestrel/tide:2.4, only in namespace shop', { '/chart/namespace': 'shop' }, []],
  ['kestrel/tide:2.4, pods from the apps namespace may call it', {}, ['namespace may call']],
  [
    'kestrel/tide:2.4, deploy into namespace shop, ingress from namespace edge',
    { '/chart/namespace': 'shop', '/intent/exposed/tide': true },
    ['namespace edge'],
  ],
  [
    'kestrel/tide:2.4 in namespace monitoring on port 9100',
    { '/chart/namespace': 'monitoring', 'tide/ports/http/containerPort': 9100 },
    [],
  ],
]);

describeRequests('reads metrics that are denied', [
  ["kestrel/tide:2.4 at p.acme.com, don't expose metrics", { '/intent/hosts/tide//p.acme.com': true }, []],
  [
    'kestrel/tide:2.4 at p.acme.com, no public metrics endpoint',
    { '/intent/hosts/tide//p.acme.com': true },
    [],
  ],
  ['kestrel/tide:2.4, metrics: none', {}, []],
  [
    "kestrel/tide:2.4, don't expose it, metrics on 9090",
    {
      'tide/ports/metrics/containerPort': 9090,
      'tide/ports/metrics/servicePort': 9090,
      '/intent/exposed/tide': false,
    },
    [],
  ],
]);

describeRequests('reads which service account is used', [
  [
    'kestrel/tide:2.4, use existing service account api-sa',
    { 'tide/serviceAccount/create': false, 'tide/serviceAccount/name': 'api-sa' },
    [],
  ],
  [
    'kestrel/tide:2.4, runs as the existing serviceaccount named api-sa',
    { 'tide/serviceAccount/create': false, 'tide/serviceAccount/name': 'api-sa' },
    [],
  ],
  ['kestrel/tide:2.4, existing service account', {}, ['existing service account']],
  ['kestrel/tide:2.4 with service account named robot', { 'tide/serviceAccount/name': 'robot' }, []],
  ['kestrel/tide:2.4, own service account', { 'tide/serviceAccount/create': true }, []],
  ['kestrel/tide:2.4, no service account', { 'tide/serviceAccount/create': false }, []],
]);

describeRequests('reads an ingress of one environment', [
  [
    'kestrel/tide:2.4, ingress only in prod at p.acme.com',
    {
      '/intent/hosts/tide//p.acme.com': true,
      '/intent/exposed/tide': true,
      '/intent/exposedOnlyIn/tide/prod': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 public only in production, host p.acme.com',
    {
      '/intent/hosts/tide//p.acme.com': true,
      '/intent/exposed/tide': true,
      '/intent/exposedOnlyIn/tide/prod': true,
    },
    [],
  ],
]);
