import { describe, expect, it } from 'vitest';
import { resolveRequest } from '../../../../test/support/resolve-request.js';

type Components = ReturnType<typeof resolveRequest>['resolved']['blueprint']['components'];

const componentsOf = (request: string): Components => resolveRequest(request).resolved.blueprint.components;

describe('what a framework itself reads', () => {
  it('is the address of its database, with the kind of it', () => {
    const { crm } = componentsOf('A Laravel app called crm from fin/crm:1 with MySQL');
    expect(crm?.env).toMatchObject({
      DB_CONNECTION: { value: 'mysql' },
      DB_URL: { secret: 'database', key: 'DB_URL' },
      APP_KEY: { secret: 'laravel', key: 'APP_KEY' },
    });
    expect(crm?.env['DATABASE_URL']).toBeUndefined();
    // An empty volume over it would hide the directory of compiled views.
    expect(crm?.writablePaths).not.toContain('/app/storage');
  });

  it('is one key for all processes of an application', () => {
    const components = componentsOf('A Rails app called forum from fin/forum:1 with Sidekiq and Redis');
    const names = Object.values(components).map(({ secrets }) => {
      const rails = secrets['rails'];
      return rails?.mode === 'existing' ? rails.name : '';
    });
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it('is no second key where the encrypted credentials hold one', () => {
    const { forum } = componentsOf(
      'A Rails app called forum from fin/forum:1, RAILS_MASTER_KEY from secret forum-master key value',
    );
    expect(forum?.env).not.toHaveProperty('SECRET_KEY_BASE');
  });

  it('is a JDBC address where a Secret that somebody makes can hold one', () => {
    const request = 'A Spring Boot service called billing from fin/billing:1 with Postgres and Kafka';
    const { billing } = componentsOf(request);
    expect(billing?.env).toMatchObject({
      SPRING_DATASOURCE_URL: { secret: 'database' },
      SPRING_KAFKA_BOOTSTRAP_SERVERS: { secret: 'kafka' },
    });
    const embedded = resolveRequest(`${request}, the Postgres embedded`);
    expect(embedded.resolved.blueprint.components['billing']?.env).toMatchObject({
      DATABASE_URL: { dependency: 'postgresql', property: 'url' },
    });
    expect(embedded.notes.join('\n')).toContain('itself reads SPRING_DATASOURCE_URL');
  });
});

describe('the second server of a framework', () => {
  const request =
    'Spring Boot fin/billing:1 on port 8080, prometheus metrics on management port 8081 with a ServiceMonitor';

  it('answers health checks and metrics on its port, and is told so', () => {
    const { billing } = componentsOf(request);
    expect(billing?.env).toMatchObject({
      MANAGEMENT_SERVER_PORT: { port: 'management' },
      MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: { value: 'health,prometheus' },
    });
    expect(billing?.probes).toMatchObject({
      readiness: { path: '/actuator/health/readiness', port: 'management' },
      liveness: { port: 'management' },
      startup: { port: 'management' },
    });
    expect(billing?.monitoring).toMatchObject({ port: 'management', path: '/actuator/prometheus' });
  });

  it('is not there where nobody names its port', () => {
    const { billing } = componentsOf('Spring Boot fin/billing:1 on port 8080 with a ServiceMonitor');
    expect(billing?.env).not.toHaveProperty('MANAGEMENT_SERVER_PORT');
    expect(billing?.probes['readiness']?.port).not.toBe('management');
  });
});

describe('arguments of an archetype', () => {
  it('may say the name of the container', () => {
    const { agent } = componentsOf('daemonset called agent from fluent/fluent-bit:4.0 on every node');
    expect(agent?.args.join(' ')).toContain('exclude_path=/var/log/containers/*_agent-*.log');
  });
});

describe('a product that needs a data store', () => {
  it('says so to whoever names none, and is called like itself', () => {
    const alone = resolveRequest('A Keycloak at login.example.com with TLS');
    expect(alone.notes.join()).toContain('keycloak: Keycloak needs a PostgreSQL database');
    const served = resolveRequest('A Keycloak with PostgreSQL at login.example.com with TLS');
    expect(served.notes.join()).not.toContain('needs a PostgreSQL database');
    expect(served.resolved.blueprint.components['keycloak']?.image).toMatch(
      /^quay\.io\/keycloak\/keycloak:\d/,
    );
  });
});

describe('processes of one image', () => {
  it.each([
    ['with MySQL, a queue worker', ['crm', 'worker']],
    ['with MySQL, a migration (php artisan migrate --force) before each upgrade', ['crm', 'migrate']],
    [
      'with MySQL and Redis, a queue worker and a migration (php artisan migrate --force) before each upgrade',
      ['crm', 'migrate', 'worker'],
    ],
  ])('are components beside the application: %s', (rest, names) => {
    const components = componentsOf(`A Laravel app called crm from fin/crm:1 ${rest}`);
    expect(Object.keys(components).sort()).toEqual(names);
    expect(components['crm']).toMatchObject({ role: 'service', command: [], workload: 'Deployment' });
  });

  const request =
    'Django app shop from fin/shop:1 on port 8000 with Postgres, a celery worker (celery -A shop worker) and a migration (python manage.py migrate) before each upgrade';

  it('leave a worker what it is beside a job with a time of its own', () => {
    const components = componentsOf(
      'A Python worker fin/w:1 with RabbitMQ, a cleanup job every night at 2 (python clean.py)',
    );
    expect(components['w']).toMatchObject({ workload: 'Deployment', command: [] });
    expect(components['cleanup']).toMatchObject({ workload: 'CronJob', command: ['python', 'clean.py'] });
  });

  it('use the data stores of the application, unless they have their own', () => {
    const { blueprint } = resolveRequest(request).resolved;
    for (const name of ['shop', 'worker', 'migrate'])
      expect([name, blueprint.components[name]?.env]).toEqual([
        name,
        expect.objectContaining({ DATABASE_URL: { secret: 'database', key: 'DATABASE_URL' } }),
      ]);
    expect(Object.keys(blueprint.connections).sort()).toEqual([
      'migrate-to-postgresql',
      'shop-to-postgresql',
      'worker-to-postgresql',
    ]);
  });
});
