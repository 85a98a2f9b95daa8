import fc from 'fast-check';
import { below, together, type Feature } from './feature.js';

const SIZES = ['1Gi', '500Mi', '10G'] as const;

/** What a kind of volume needs besides a place in the container. */
const volumeKind = fc.oneof(
  fc
    .tuple(fc.constantFrom(...SIZES), fc.constantFrom('ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod'))
    .map(([size, accessMode]) => ({ kind: 'claim', size, accessMode })),
  fc.constantFrom(
    { kind: 'claim', size: '2Gi', storageClass: 'fast' },
    { kind: 'existingClaim', claimName: 'shared.files' },
    { kind: 'emptyDir', size: '10Mi' },
    { kind: 'emptyDir' },
    { kind: 'memory', size: '8Mi' },
    { kind: 'hostPath', hostPath: '/var/log' },
  ),
);

/** One to three volumes; directories of the node come with the reason they need. */
export const arbitraryVolumes: fc.Arbitrary<Feature> = fc
  .array(
    fc.record({ what: volumeKind, readOnly: fc.boolean(), subPath: fc.constantFrom(undefined, 'a/b') }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((volumes) =>
    together(
      volumes.map(({ what, readOnly, subPath }, index) => {
        const at = (field: string): string => `volumes/random-${String(index)}/${field}`;
        return below({
          ...Object.fromEntries(Object.entries(what).map(([field, value]) => [at(field), value])),
          ...(what.kind === 'hostPath'
            ? { 'security/deviations/hostPath': { reason: 'It reads the logs of the node.' } }
            : {}),
          ...(subPath === undefined ? {} : { [at('subPath')]: subPath }),
          [at('mountPath')]: `/random/${String(index)}`,
          [at('readOnly')]: readOnly,
        });
      }),
    ),
  );

const secretMode = fc.constantFrom(
  { mode: 'existing', name: 'shared.credentials' },
  { mode: 'existing' },
  { mode: 'create' },
  { mode: 'external', 'store/kind': 'ClusterSecretStore', 'store/name': 'vault', 'store/path': 'team/on' },
);

/** A Secret of any mode, read through a variable, through files, or both. */
export const arbitrarySecret: fc.Arbitrary<Feature> = fc
  .record({
    mode: secretMode,
    short: fc.constantFrom('login', 'api-token', 'on'),
    key: fc.constantFrom('password', 'tls.key', 'yes', 'API_KEY', '1'),
    use: fc.constantFrom('variable', 'files', 'both'),
  })
  .map(({ mode, short, key, use }) => {
    const at = (field: string): string => `secrets/${short}/${field}`;
    return below({
      ...Object.fromEntries(Object.entries(mode).map(([field, value]) => [at(field), value])),
      [at(`keys/${key}`)]: 'what "it" is for: {{ x }}',
      ...(use === 'files' ? {} : { 'env/RANDOM_SECRET/secret': short, 'env/RANDOM_SECRET/key': key }),
      ...(use === 'variable' ? {} : { [at('mountPath')]: `/run/secrets/${short}` }),
    });
  });
