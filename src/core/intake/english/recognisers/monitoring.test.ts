import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseMonitoring', () => {
  it.each([
    [
      'fin/a:1 7001, metrics on port 9100 path /metrics scraped every 30 seconds',
      {
        '/components/a/ports/metrics/containerPort': 9100,
        '/components/a/ports/metrics/servicePort': 9100,
        '/components/a/monitoring/port': 'metrics',
        '/components/a/monitoring/path': '/metrics',
        '/components/a/monitoring/intervalSeconds': 30,
      },
    ],
    [
      'fin/a:1 7001 with a ServiceMonitor every 15s on /metrics, alerts and a Grafana dashboard',
      {
        '/components/a/monitoring/kind': 'ServiceMonitor',
        '/components/a/monitoring/intervalSeconds': 15,
        '/components/a/monitoring/path': '/metrics',
        '/components/a/monitoring/alerts': true,
        '/components/a/monitoring/dashboard': true,
      },
    ],
    [
      'fin/a:1 7001 with metrics at :9090/metrics for prometheus, scrape interval 1m, alert when it is down',
      {
        '/components/a/ports/metrics/containerPort': 9090,
        '/components/a/ports/metrics/servicePort': 9090,
        '/components/a/monitoring/port': 'metrics',
        '/components/a/monitoring/path': '/metrics',
        '/components/a/monitoring/intervalSeconds': 60,
        '/components/a/monitoring/alerts': true,
      },
    ],
    [
      'fin/a:1 7001 prometheus should scrape /actuator/prometheus every 15 seconds, with a PodMonitor labelled release=kube-prom',
      {
        '/components/a/monitoring/path': '/actuator/prometheus',
        '/components/a/monitoring/intervalSeconds': 15,
        '/components/a/monitoring/kind': 'PodMonitor',
        '/components/a/monitoring/labels/release': 'kube-prom',
      },
    ],
    ['fin/a:1 7001 scraped by prometheus', { '/intent/monitoring/a': true }],
    [
      'fin/a:1 7001 service monitor on port 9102, no alerts',
      {
        '/components/a/monitoring/kind': 'ServiceMonitor',
        '/components/a/ports/metrics/containerPort': 9102,
        '/components/a/ports/metrics/servicePort': 9102,
        '/components/a/monitoring/port': 'metrics',
        '/components/a/monitoring/alerts': false,
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 is a dashboard', 'fin/a:1 sends alert emails'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(monitoring|ports\/metrics)|^\/intent\/monitoring/.test(pointer),
      ),
    ).toEqual([]);
  });
});
