import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads ports', [
  ['kestrel/tide:2.4 exposes 9000', { 'tide/ports/http/containerPort': 9000 }, []],
  [
    'kestrel/tide:2.4. The container port is 9000 and the service port is 8081.',
    { 'tide/ports/http/servicePort': 8081, 'tide/ports/http/containerPort': 9000 },
    [],
  ],
  [
    'kestrel/tide:2.4 with service 80 -> 8080',
    { 'tide/ports/http/servicePort': 80, 'tide/ports/http/containerPort': 8080 },
    [],
  ],
  [
    'kestrel/tide:2.4 80:8080',
    { 'tide/ports/http/servicePort': 80, 'tide/ports/http/containerPort': 8080 },
    [],
  ],
  ['kestrel/tide:2.4 binds to 0.0.0.0:7070', { 'tide/ports/http/containerPort': 7070 }, []],
  [
    'kestrel/tide:2.4 serves http on 9000 and prometheus metrics on 9100',
    {
      'tide/ports/metrics/containerPort': 9100,
      'tide/ports/metrics/servicePort': 9100,
      'tide/ports/http/containerPort': 9000,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 on port 9000, admin port 9001',
    {
      'tide/ports/admin/containerPort': 9001,
      'tide/ports/admin/servicePort': 9001,
      'tide/ports/http/containerPort': 9000,
    },
    [],
  ],
  [
    'Run registry.harbour.example:5000/tide/calendar@sha256:1111111111111111111111111111111111111111111111111111111111111111 on port 9000',
    {
      'calendar/image':
        'registry.harbour.example:5000/tide/calendar@sha256:1111111111111111111111111111111111111111111111111111111111111111',
      'calendar/ports/http/containerPort': 9000,
      'no image': true,
    },
    [],
  ],
  [
    'Run registry.harbour.example:5000/tide/calendar:3.1.0-rc.2 on port 9000',
    {
      'calendar/image': 'registry.harbour.example:5000/tide/calendar:3.1.0-rc.2',
      'calendar/ports/http/containerPort': 9000,
      'no image': true,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 readiness /ready port 9090',
    { 'tide/probes/readiness/path': '/ready', 'tide/ports/http/containerPort': 9090 },
    [],
  ],
  [
    'kestrel/tide:2.4 opens a websocket on 9001 and http on 9000',
    {
      'tide/ports/websocket/containerPort': 9001,
      'tide/ports/websocket/servicePort': 9001,
      'tide/ports/http/containerPort': 9000,
    },
    [],
  ],
  [
    'kestrel/tide:2.4 exposed through a load balancer on port 443',
    { 'tide/service/type': 'LoadBalancer', 'tide/ports/http/servicePort': 443 },
    [],
  ],
]);
