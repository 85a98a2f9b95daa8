import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseAccess', () => {
  it.each([
    [
      'fin/a:1 needs to list pods and watch configmaps, also create events',
      {
        '/components/a/access/rules': [
          { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
          { apiGroups: [''], resources: ['configmaps'], verbs: ['watch'] },
          { apiGroups: [''], resources: ['events'], verbs: ['create'] },
        ],
        '/components/a/serviceAccount/automountToken': true,
      },
    ],
    [
      'fin/a:1 needs rbac to get, list and watch deployments and pods in all namespaces',
      {
        '/components/a/access/clusterRules': [
          { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch'] },
          { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
        ],
        '/components/a/serviceAccount/automountToken': true,
      },
    ],
    [
      'fin/a:1 may read nodes',
      {
        '/components/a/access/clusterRules': [
          { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
        ],
        '/components/a/serviceAccount/automountToken': true,
      },
    ],
    [
      'fin/a:1 with a role that allows managing jobs and reading pod logs',
      {
        '/components/a/access/rules': [
          {
            apiGroups: ['batch'],
            resources: ['jobs'],
            verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
          },
          { apiGroups: [''], resources: ['pods/log'], verbs: ['get', 'list', 'watch'] },
        ],
        '/components/a/serviceAccount/automountToken': true,
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 needs to list orders', 'fin/a:1 may not list pods'])(
    'states nothing for %j',
    (request) => {
      expect(
        Object.keys(readFacts(request)).filter((pointer) =>
          /\/components\/\w+\/(access|serviceAccount)/.test(pointer),
        ),
      ).toEqual([]);
    },
  );
});
