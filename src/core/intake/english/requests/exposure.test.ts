import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads hosts, TLS and routes', [
  [
    'api-gateway fin/gw:2 on 8081 and users fin/users:1 on 8080, public at a.example.com/users for users and a.example.com for the gateway',
    {
      'no image': true,
      'api-gateway/image': 'fin/gw:2',
      'api-gateway/ports/http/containerPort': 8081,
      'users/image': 'fin/users:1',
      'users/ports/http/containerPort': 8080,
      '/intent/hosts/users//a.example.com': true,
      '/routes/users/path': '/users',
      '/intent/hosts/api-gateway//a.example.com': true,
      '/intent/exposed/users': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at api.example.net/v1',
    { '/intent/hosts/tide//api.example.net': true, '/routes/tide/path': '/v1' },
    [],
  ],
  [
    'kestrel/tide:2.4 under example.net and www.example.net over https',
    {
      '/routes/tide/tls/enabled': true,
      '/intent/hosts/tide//example.net': true,
      '/intent/hosts/tide//www.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, hosts: a.example.net, b.example.net, c.example.net',
    {
      '/intent/hosts/tide//a.example.net': true,
      '/intent/hosts/tide//b.example.net': true,
      '/intent/hosts/tide//c.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at https://tide.example.net',
    { '/intent/hosts/tide//tide.example.net': true, '/routes/tide/tls/enabled': true },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net, certificate from letsencrypt via issuer harbour-ca',
    {
      '/routes/tide/tls/enabled': true,
      '/routes/tide/tls/clusterIssuer': 'harbour-ca',
      '/intent/automaticCertificate': true,
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net, tls secret tide-cert',
    {
      '/routes/tide/tls/enabled': true,
      '/routes/tide/tls/secretName': 'tide-cert',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net with cert-manager cluster issuer le-prod',
    {
      '/routes/tide/tls/enabled': true,
      '/routes/tide/tls/clusterIssuer': 'le-prod',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net, ingress class nginx-internal',
    {
      '/intent/exposed/tide': true,
      '/routes/tide/className': 'nginx-internal',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 behind traefik at tide.example.net',
    {
      '/intent/exposed/tide': true,
      '/routes/tide/className': 'traefik',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net using the Gateway API, gateway edge/public',
    {
      '/intent/exposed/tide': true,
      '/intent/gatewayApi/tide': true,
      '/routes/tide/gateway/name': 'public',
      '/routes/tide/gateway/namespace': 'edge',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net with an HTTPRoute attached to the gateway "edge"',
    {
      '/intent/exposed/tide': true,
      '/routes/tide/kind': 'HTTPRoute',
      '/routes/tide/gateway/name': 'edge',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  ['kestrel/tide:2.4 expose internally only', { '/intent/exposed/tide': false }, []],
  ['kestrel/tide:2.4 is not public', { '/intent/exposed/tide': false }, []],
  [
    'kestrel/tide:2.4 with ingress at tide.example.net but without TLS',
    {
      '/routes/tide/tls/enabled': false,
      '/intent/hosts/tide//tide.example.net': true,
      '/intent/exposed/tide': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 public at tide.example.net, no ingress',
    { '/intent/hosts/tide//tide.example.net': true, '/intent/exposed/tide': 'true | false' },
    [],
  ],
  [
    'kestrel/tide:2.4 should be reachable from outside under tide.example.net and admin.example.net with https',
    {
      '/routes/tide/tls/enabled': true,
      '/intent/hosts/tide//tide.example.net': true,
      '/intent/hosts/tide//admin.example.net': true,
      '/intent/exposed/tide': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 at tide.example.net/api under path prefix /api',
    { '/intent/hosts/tide//tide.example.net': true, '/routes/tide/path': '/api' },
    [],
  ],
  [
    'kestrel/tide:2.4, hostname: tide.example.net, TLS certificate in secret tide-tls',
    {
      '/routes/tide/tls/enabled': true,
      '/routes/tide/tls/secretName': 'tide-tls',
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    "kestrel/tide:2.4 host tide.example.net with automatic certificates from Let's Encrypt",
    {
      '/routes/tide/tls/enabled': true,
      '/intent/automaticCertificate': true,
      '/intent/hosts/tide//tide.example.net': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 served at http://tide.example.net without https',
    { '/routes/tide/tls/enabled': false, '/intent/hosts/tide//tide.example.net': true },
    [],
  ],
  [
    'kestrel/tide:2.4 internal service, cluster-internal only, port 9000',
    { '/intent/exposed/tide': false, 'tide/ports/http/containerPort': 9000 },
    [],
  ],
  ['kestrel/tide:2.4 reachable only inside the cluster', { '/intent/exposed/tide': false }, []],
  [
    'kestrel/tide:2.4 should not autoscale, it must not have an ingress and never be public',
    { '/intent/exposed/tide': false, 'tide/scaling/autoscaling/enabled': false },
    [],
  ],
  ['kestrel/tide:2.4, in dev no ingress', { '/environments/dev/routes/tide/enabled': false }, []],
  [
    'kestrel/tide:2.4 without ingress, autoscaling, or a network policy',
    {
      'tide/networkPolicy/enabled': false,
      '/intent/exposed/tide': false,
      'tide/scaling/autoscaling/enabled': false,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 no HPA no PDB no ingress',
    {
      'tide/disruption/enabled': false,
      '/intent/exposed/tide': false,
      'tide/scaling/autoscaling/enabled': false,
    },
    [],
  ],
  [
    'kestrel/tide:2.4; ingress: none; autoscaling: off; tls: disabled',
    {
      '/routes/tide/tls/enabled': false,
      '/intent/exposed/tide': false,
      'tide/scaling/autoscaling/enabled': false,
    },
    [],
  ],
  ["kestrel/tide:2.4 shouldn't be exposed to the internet", { '/intent/exposed/tide': false }, []],
]);
