import { describe, expect, it } from 'vitest';
import { pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('containers beside the main one', () => {
  it.each<Row>([
    [
      { containers: { proxy: { image: 'lim/p:1' } } },
      {
        '/containers/proxy': {
          kind: 'sidecar',
          order: 0,
          image: 'lim/p:1',
          command: [],
          args: [],
          env: {},
          ports: {},
          mounts: {},
          writablePaths: ['/tmp'],
          resources: {
            requests: { cpu: '20m', memory: '32Mi', ephemeralStorage: '16Mi' },
            limits: { cpu: '200m', memory: '128Mi', ephemeralStorage: '256Mi' },
          },
        },
      },
    ],
    [
      {
        containers: {
          wait: { image: 'lim/w:1', kind: 'init', command: ['wait'], env: { FOR: { value: 'db' } } },
        },
      },
      { '/containers/wait/kind': 'init', '/containers/wait/env': { FOR: { value: 'db' } } },
    ],
    [
      { archetype: 'php-fpm' },
      {
        '/containers/files/image': 'lim/a:1',
        '/containers/files/kind': 'init',
        '/containers/nginx/kind': 'sidecar',
        '/containers/nginx/mounts': { public: '/srv/public' },
        '/volumes/public/kind': 'emptyDir',
        '/ports/http/containerPort': 8080,
      },
    ],
    [{ archetype: 'php-fpm', containers: {} }, { '/containers': {} }],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });
});
