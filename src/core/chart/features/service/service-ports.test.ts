import { afterAll, describe, expect, it } from 'vitest';
import { blueprintOf, plainComponent, type ComponentFields } from '../../../../../test/support/blueprints.js';
import { openRealEngine } from '../../../../../test/support/real-engine.js';
import { compileChart } from '../../compile-chart.js';

const image = 'ghcr.io/acme/tide:1.0.0';
const http = { containerPort: 8080, servicePort: 80, protocol: 'TCP' } as const;
const metrics = { containerPort: 9090, servicePort: 9090, protocol: 'TCP' } as const;
const monitoring = {
  kind: 'ServiceMonitor',
  port: 'metrics',
  path: '/metrics',
  intervalSeconds: 30,
  labels: {},
  alerts: false,
  dashboard: false,
} as const;
const loadBalancer = { ...plainComponent({ image }).service, type: 'LoadBalancer' } as const;

const { engine, close } = openRealEngine();
afterAll(close);

/** The kinds that the chart makes, its NOTES and the names of the Service's ports. */
async function render(
  fields: Partial<ComponentFields>,
  set: readonly string[] = [],
): Promise<{ kinds: readonly string[]; ports: readonly string[]; notes: string }> {
  const resolved = blueprintOf({
    chart: { name: 'tide' },
    components: { tide: { image, ports: { http, metrics }, ...fields } },
  });
  const files = compileChart(resolved);
  const [rendered] = await engine.render(files, [{ name: 'one', set: [...set] }]);
  if (rendered?.ok !== true) throw new Error(JSON.stringify(rendered?.errors));
  const service = rendered.documents.find(({ kind }) => kind === 'Service')?.yaml ?? '';
  return {
    kinds: rendered.documents.map(({ kind }) => kind),
    ports: [...service.matchAll(/^ {4}- name: "?([a-z]+)"?$/gm)].map(([, name = '']) => name),
    notes: rendered.notes,
  };
}

describe('the port that only Prometheus reads', () => {
  it('is a port of a Service inside the cluster', async () => {
    const { kinds, ports, notes } = await render({ monitoring });
    expect(ports).toEqual(['http', 'metrics']);
    expect(kinds).toContain('ServiceMonitor');
    expect(notes).not.toContain('leaves out port');
  });

  it.each([
    ['monitored', { monitoring }],
    ['not monitored', {}],
  ] as const)('is not a port of a load balancer, %s', async (_what, fields) => {
    const { kinds, ports } = await render({ ...fields, service: loadBalancer });
    expect(ports).toEqual(['http']);
    expect(kinds).not.toContain('ServiceMonitor');
    expect(kinds.includes('PodMonitor')).toBe('monitoring' in fields);
  });

  it('is left out when a value opens the Service, and NOTES say what that means', async () => {
    const { ports, notes } = await render({ monitoring }, ['service.type=LoadBalancer']);
    expect(ports).toEqual(['http']);
    expect(notes).toContain('leaves out port metrics');
  });

  it('stays when it is the only port', async () => {
    const { ports } = await render({
      monitoring,
      ports: { metrics },
      probes: {},
      service: loadBalancer,
    });
    expect(ports).toEqual(['metrics']);
  });
});
