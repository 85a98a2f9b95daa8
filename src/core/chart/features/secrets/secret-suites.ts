import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import type { UnitTestSuite } from '../../chart-feature.js';
import { secretVolumeName } from './secret-files.js';
import type { SecretPlan } from './secret-plan.js';

/** helm-unittest cases of the Secrets and of the variables that read them. */
export function secretSuites(
  component: ComponentPlan,
  secrets: readonly SecretPlan[],
): readonly UnitTestSuite[] {
  return [
    ...variableSuites(component, secrets),
    ...fileSuites(component, secrets),
    ...secrets.flatMap((secret) => {
      if (secret.secret.mode === 'external') return externalSuites(secret);
      return secret.secret.mode === 'create' ? createdSuites(component, secret) : [];
    }),
  ];
}

function variableSuites(
  { component, workload }: ComponentPlan,
  secrets: readonly SecretPlan[],
): readonly UnitTestSuite[] {
  const tests = sortedEntries(component.env).flatMap(([name, variable]) => {
    const secret = secrets.find((candidate) => 'secret' in variable && candidate.name === variable.secret);
    if (secret === undefined || !('secret' in variable)) return [];
    return [
      {
        it: `reads ${name} from a Secret`,
        set: [{ path: [...secret.path, 'name'], value: 'given-secret' }],
        asserts: [
          {
            contains: {
              path: `${workload.container}.env`,
              content: { name, valueFrom: { secretKeyRef: { name: 'given-secret', key: variable.key } } },
            },
          },
        ],
      },
    ];
  });
  return tests.length === 0 ? [] : [{ template: workload.file, tests }];
}

function fileSuites({ workload }: ComponentPlan, secrets: readonly SecretPlan[]): readonly UnitTestSuite[] {
  const tests = secrets.flatMap((secret) => {
    const { mountPath } = secret.secret;
    if (mountPath === undefined) return [];
    const name = secretVolumeName(secret.name);
    return [
      {
        it: `gives the keys of ${secret.name} as files that only the pod's user and group can read`,
        set: [{ path: [...secret.path, 'name'], value: 'given-secret' }],
        asserts: [
          {
            contains: {
              path: `${workload.container}.volumeMounts`,
              content: { name, mountPath, readOnly: true },
            },
          },
          {
            contains: {
              path: `${workload.podTemplate}.spec.volumes`,
              content: {
                name,
                secret: {
                  secretName: 'given-secret',
                  defaultMode: 288,
                  items: secret.keys.map(([key]) => ({ key, path: key })),
                },
              },
            },
          },
        ],
      },
    ];
  });
  return tests.length === 0 ? [] : [{ template: workload.file, tests }];
}

function externalSuites(secret: SecretPlan): readonly UnitTestSuite[] {
  return [
    {
      template: `external-secret-${secret.name}.yaml`,
      tests: [
        {
          it: 'fetches every key from the store',
          set: [{ path: [...secret.path, 'name'], value: 'given-secret' }],
          asserts: [
            { isKind: { of: 'ExternalSecret' } },
            { equal: { path: 'spec.target.name', value: 'given-secret' } },
            { lengthEqual: { path: 'spec.data', count: secret.keys.length } },
          ],
        },
      ],
    },
  ];
}

function createdSuites(component: ComponentPlan, secret: SecretPlan): readonly UnitTestSuite[] {
  const { section } = component;
  const given = secret.keys.map(([key]) => ({ path: [...secret.path, 'values', key], value: 'given' }));
  const path = [...(section === undefined ? [] : [section]), ...secret.path].join('\\.');
  return [
    {
      template: `secret-${secret.name}.yaml`,
      tests: [
        {
          it: 'encodes the given values once',
          set: given,
          asserts: [
            { isKind: { of: 'Secret' } },
            ...secret.keys.map(([key]) => ({ equal: { path: `data["${key}"]`, value: 'Z2l2ZW4=' } })),
          ],
        },
        {
          it: 'is not made when a Secret is named',
          set: [{ path: [...secret.path, 'name'], value: 'given-secret' }],
          asserts: [{ hasDocuments: { count: 0 } }],
        },
      ],
    },
    {
      template: component.workload.file,
      tests: secret.keys.map(([key]) => ({
        it: `refuses to install without ${key}`,
        set: secret.keys.map(([other]) => ({
          path: [...secret.path, 'values', other],
          value: other === key ? '' : 'given',
        })),
        asserts: [
          {
            failedTemplate: { errorPattern: `${path}\\.values\\.${key.replaceAll('.', '\\.')} has no value` },
          },
        ],
      })),
    },
  ];
}
