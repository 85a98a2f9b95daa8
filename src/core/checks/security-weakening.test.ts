import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardenedBlueprint } from '../../../test/support/hardened-blueprint.js';
import { getAtPointer, listLeaves } from '../blueprint/json-pointer.js';
import type { JsonValue } from '../ports/json.js';
import { isSecurityWeakening } from './security-weakening.js';

const SECURITY = '/components/api/security';
type Row = readonly [pointer: string, before: JsonValue | undefined, after: JsonValue | undefined];

const WEAKENING: readonly Row[] = [
  [`${SECURITY}/runAsNonRoot`, true, false],
  [`${SECURITY}/runAsNonRoot`, undefined, false],
  [`${SECURITY}/runAsNonRoot`, true, undefined],
  [`${SECURITY}/readOnlyRootFilesystem`, true, false],
  [`${SECURITY}/privileged`, false, true],
  [`${SECURITY}/privileged`, undefined, true],
  [`${SECURITY}/allowPrivilegeEscalation`, false, true],
  [`${SECURITY}/hostNetwork`, false, true],
  [`${SECURITY}/runAsUser`, 10001, 0],
  [`${SECURITY}/runAsGroup`, undefined, 0],
  [`${SECURITY}/addCapabilities`, [], ['SYS_ADMIN']],
  [`${SECURITY}/addCapabilities`, ['CHOWN'], ['CHOWN', 'KILL']],
  [`${SECURITY}/deviations/privileged/reason`, undefined, 'needs it'],
  [SECURITY, { privileged: false }, { privileged: true }],
  ['/components/api', undefined, { security: { hostNetwork: true } }],
  ['/components/api/networkPolicy/enabled', true, false],
  ['/components/api/networkPolicy/allowInternet', false, true],
  ['/components/api/networkPolicy/allowSameNamespace', false, true],
  ['/components/api/serviceAccount/automountToken', false, true],
  ['/components/api/access/rules', undefined, [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]],
  ['/components/api/access/clusterRules', [], [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }]],
  ['/chart/ownNamespace/podSecurity', 'restricted', 'baseline'],
  [
    '/components/api/serviceAccount/annotations/eks.amazonaws.com~1role-arn',
    undefined,
    'arn:aws:iam::1:role/x',
  ],
  ['/components/api/service/type', 'ClusterIP', 'LoadBalancer'],
  ['/components/api/image', `a/b:1@sha256:${'a'.repeat(64)}`, 'a/b:1'],
  ['/components/api/image', 'a/b:1', 'a/b:latest'],
  ['/environments/dev/components/api/image', 'a/b:1', 'a/b:latest'],
  ['/components/api/imagePullPolicy', 'Always', 'Never'],
  ['/components/api/env/DB', { secret: 'db', key: 'url' }, { value: 'postgres://db' }],
  ['/components/api/env/DB', { dependency: 'db', property: 'url' }, { value: 'postgres://db' }],
  ['/components/api/secrets/db/mode', 'existing', 'create'],
  ['/routes/web/tls/enabled', true, false],
  ['/environments/prod/routes/web/tls/enabled', true, false],
  ['/routes/web/annotations/nginx.ingress.kubernetes.io~1configuration-snippet', undefined, 'return 200;'],
  ['/components/api/podAnnotations/kube-score~1ignore', undefined, 'container-resources'],
  ['/components/api/podAnnotations', {}, { 'polaris.fairwinds.com/hostNetworkSet-exempt': 'true' }],
];

const HARMLESS: readonly Row[] = [
  [`${SECURITY}/runAsNonRoot`, false, true],
  [`${SECURITY}/runAsNonRoot`, false, false],
  [`${SECURITY}/privileged`, true, false],
  [`${SECURITY}/runAsUser`, 0, 10001],
  [`${SECURITY}/runAsUser`, 10001, 1000],
  [`${SECURITY}/addCapabilities`, ['CHOWN'], []],
  [`${SECURITY}/deviations/privileged`, { reason: 'old' }, undefined],
  [
    '/components/api/access/rules',
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  ],
  ['/components/api/service/type', 'LoadBalancer', 'ClusterIP'],
  ['/components/api/image', 'a/b:1', `a/b:1@sha256:${'a'.repeat(64)}`],
  ['/components/api/image', 'a/b:1', 'a/b:2'],
  ['/components/api/env/LEVEL', { value: 'info' }, { value: 'debug' }],
  ['/components/api/scaling/replicas', 2, 3],
  ['/components/api/podAnnotations/prometheus.io~1scrape', undefined, 'true'],
  ['/components/api/configFiles/~1etc~1security~1privileged', undefined, { content: 'true' }],
  ['/chart/description', 'a', 'privileged'],
];

describe('isSecurityWeakening', () => {
  it.each(WEAKENING)('refuses %s from %j to %j', (pointer, before, after) => {
    expect(isSecurityWeakening(pointer, before, after)).toBe(true);
  });

  it.each(HARMLESS)('lets %s go from %j to %j', (pointer, before, after) => {
    expect(isSecurityWeakening(pointer, before, after)).toBe(false);
  });

  it('never calls a value that stays the same a weakening of a hardened Blueprint', () => {
    const { blueprint } = hardenedBlueprint();
    const json = JSON.parse(JSON.stringify(blueprint)) as JsonValue;
    for (const [pointer] of listLeaves(json)) {
      const value = getAtPointer(json, pointer);
      expect([pointer, isSecurityWeakening(pointer, value, value)]).toEqual([pointer, false]);
    }
  });

  it('judges a whole object as its leaves together', () => {
    const security = fc.record({
      runAsNonRoot: fc.boolean(),
      privileged: fc.boolean(),
      runAsUser: fc.constantFrom(0, 1000),
      addCapabilities: fc.subarray(['CHOWN', 'KILL']),
    });
    fc.assert(
      fc.property(security, security, (before, after) => {
        const byLeaf = Object.keys(before).some((key) => {
          const field = key as keyof typeof before;
          return isSecurityWeakening(`${SECURITY}/${field}`, before[field], after[field]);
        });
        expect(isSecurityWeakening(SECURITY, before, after)).toBe(byLeaf);
      }),
    );
  });
});
