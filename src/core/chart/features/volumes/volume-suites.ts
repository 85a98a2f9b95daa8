import { withoutScalers } from '../pod/replicas.js';
import type { JsonObject } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { isPersistent, listClaims, listVolumes, writtenPath, type VolumePlan } from './volume-plan.js';

/** helm-unittest cases of the volumes: where they are mounted, what they become by values, what is refused. */
export function volumeSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  const isStatefulSet = component.workload.kind === 'StatefulSet';
  return [
    {
      template: component.workload.file,
      tests: [
        mountTest(component),
        ...listVolumes(component).flatMap((plan) => kindTests(component, plan)),
        ...listClaims(component).flatMap((plan) => refusalTests(component, plan)),
      ],
    },
    ...(isStatefulSet
      ? []
      : listClaims(component).map((plan) => ({
          template: `pvc-${plan.name}.yaml`,
          tests: claimFileTests(component, plan),
        }))),
  ];
}

function at({ path }: VolumePlan, key: string, value: ValueSetting['value']): ValueSetting {
  return { path: [...path, key], value };
}

/** One pod, so that values which need it are accepted. */
function onePod(component: ComponentPlan): readonly ValueSetting[] {
  if (!component.workload.isReplicated) return [];
  return [...withoutScalers(component), { path: ['replicaCount'], value: 1 }];
}

function mountTest(component: ComponentPlan): UnitTest {
  return {
    it: 'mounts every planned volume',
    asserts: listVolumes(component).map(({ name, volume }) => ({
      contains: {
        path: `${component.workload.container}.volumeMounts`,
        content: {
          name,
          mountPath: volume.mountPath,
          ...(volume.subPath === undefined ? {} : { subPath: volume.subPath }),
          ...(volume.readOnly ? { readOnly: true } : {}),
        },
      },
    })),
  };
}

function volume(component: ComponentPlan, content: JsonObject): JsonObject {
  return { contains: { path: `${component.workload.podTemplate}.spec.volumes`, content } };
}

function kindTests(component: ComponentPlan, plan: VolumePlan): readonly UnitTest[] {
  const { name } = plan;
  const subPath: UnitTest = {
    it: `mounts a directory of ${name}`,
    set: [at(plan, 'subPath', 'part')],
    asserts: [
      {
        contains: {
          path: `${component.workload.container}.volumeMounts`,
          content: {
            name,
            mountPath: plan.volume.mountPath,
            subPath: 'part',
            ...(plan.volume.readOnly ? { readOnly: true } : {}),
          },
        },
      },
    ],
  };
  return [
    ...(isPersistent(plan.volume) ? [subPath] : []),
    ...(plan.volume.kind === 'claim' ? claimVolumeTests(component, plan) : [plainTest(component, plan)]),
  ];
}

function plainTest(component: ComponentPlan, plan: VolumePlan): UnitTest {
  const { name } = plan;
  switch (plan.volume.kind) {
    case 'hostPath':
      return {
        it: `takes ${name} from the node`,
        set: [at(plan, 'path', '/srv/other')],
        asserts: [volume(component, { name, hostPath: { path: '/srv/other' } })],
      };
    case 'existingClaim':
      return {
        it: `mounts the claim that values name for ${name}`,
        set: [at(plan, 'existingClaim', 'given-claim')],
        asserts: [volume(component, { name, persistentVolumeClaim: { claimName: 'given-claim' } })],
      };
    case 'claim':
    case 'emptyDir':
    case 'memory':
      return {
        it: `limits the size of ${name}`,
        set: [at(plan, 'sizeLimit', '3Mi')],
        asserts: [
          volume(component, {
            name,
            emptyDir: { ...(plan.volume.kind === 'memory' ? { medium: 'Memory' } : {}), sizeLimit: '3Mi' },
          }),
        ],
      };
  }
}

function claimVolumeTests(component: ComponentPlan, plan: VolumePlan): readonly UnitTest[] {
  const { name } = plan;
  const isStatefulSet = component.workload.kind === 'StatefulSet';
  return [
    ...(isStatefulSet ? [templateTest(component, plan)] : []),
    {
      it: `uses a claim that exists for ${name}`,
      set: [...onePod(component), at(plan, 'existingClaim', 'given-claim')],
      asserts: [volume(component, { name, persistentVolumeClaim: { claimName: 'given-claim' } })],
    },
    {
      it: `keeps ${name} in the pod when persistence is off`,
      set: [at(plan, 'enabled', false), at(plan, 'size', '3Gi')],
      asserts: [volume(component, { name, emptyDir: { sizeLimit: '3Gi' } })],
    },
    diskTest(component, plan),
  ];
}

/** Of the disk of the node; the claims of other volumes stay. */
function diskTest(component: ComponentPlan, plan: VolumePlan): UnitTest {
  const path = `${component.workload.container}.resources.limits["ephemeral-storage"]`;
  return {
    it: `raises the limit of the disk by ${plan.name} when persistence is off`,
    set: [
      ...listClaims(component).map((claim) => at(claim, 'enabled', claim.name !== plan.name)),
      at(plan, 'size', '3Gi'),
      { path: ['resources', 'limits', 'ephemeral-storage'], value: '2k' },
    ],
    asserts: [{ equal: { path, value: '3221227472' } }],
  };
}

function templateTest(component: ComponentPlan, plan: VolumePlan): UnitTest {
  const index = listClaims(component).findIndex(({ name }) => name === plan.name);
  const claim = `spec.volumeClaimTemplates[${index}]`;
  return {
    it: `asks for ${plan.name} for each pod, with nothing in it that an upgrade changes`,
    set: [{ path: ['commonLabels'], value: { team: 'platform' }, isGlobal: true }],
    asserts: [
      { equal: { path: `${claim}.metadata.name`, value: plan.name } },
      { equal: { path: `${claim}.spec.resources.requests.storage`, value: plan.volume.size ?? '' } },
      { notExists: { path: `${claim}.metadata.labels.team` } },
      { notExists: { path: `${claim}.metadata.labels["helm.sh/chart"]` } },
      { notExists: { path: `${claim}.metadata.labels["app.kubernetes.io/version"]` } },
    ],
  };
}

function claimFileTests(component: ComponentPlan, plan: VolumePlan): readonly UnitTest[] {
  const keep = 'metadata.annotations["helm.sh/resource-policy"]';
  return [
    {
      it: 'asks for the planned storage and outlives the release',
      asserts: [
        { isKind: { of: 'PersistentVolumeClaim' } },
        { equal: { path: 'spec.resources.requests.storage', value: plan.volume.size ?? '' } },
        { equal: { path: keep, value: 'keep' } },
      ],
    },
    {
      it: 'goes with the release when it is told to',
      set: [at(plan, 'retain', false)],
      asserts: [{ notExists: { path: keep } }],
    },
    {
      it: 'takes a StorageClass by name',
      set: [at(plan, 'storageClass', 'fast')],
      asserts: [{ equal: { path: 'spec.storageClassName', value: 'fast' } }],
    },
    {
      it: 'takes no StorageClass at all for volumes made by hand',
      set: [at(plan, 'storageClass', '-')],
      asserts: [{ equal: { path: 'spec.storageClassName', value: '' } }],
    },
    {
      it: 'is not made when another claim is used',
      set: [...onePod(component), at(plan, 'existingClaim', 'given-claim')],
      asserts: [{ hasDocuments: { count: 0 } }],
    },
    {
      it: 'is not made when persistence is off',
      set: [at(plan, 'enabled', false)],
      asserts: [{ hasDocuments: { count: 0 } }],
    },
  ];
}

function refusalTests(component: ComponentPlan, plan: VolumePlan): readonly UnitTest[] {
  const escape = (text: string): string => text.replaceAll('.', '\\.');
  const path = escape(component.section === undefined ? '' : `${component.section}.`);
  const claim = escape(writtenPath(component, plan));
  const oneNode = [at(plan, 'accessModes', ['ReadWriteOnce'])];
  const refuses = (it: string, set: readonly ValueSetting[], errorPattern: string): UnitTest => ({
    it,
    set,
    asserts: [{ failedTemplate: { errorPattern } }],
  });
  if (component.component.scaling.singleton !== undefined) return [];
  switch (component.workload.kind) {
    case 'Deployment':
      return [
        refuses(
          `refuses several pods while one node mounts ${plan.name}`,
          [...onePod(component), ...oneNode, { path: ['replicaCount'], value: 2 }],
          `replicaCount is greater than 1, but only one node can mount ${claim}`,
        ),
        refuses(
          `refuses a rolling update while one node mounts ${plan.name}`,
          [...oneNode, { path: ['updateStrategy', 'type'], value: 'RollingUpdate' }],
          `${path}updateStrategy\\.type has to be Recreate while only one node can mount ${claim}`,
        ),
      ];
    case 'StatefulSet':
      return [
        refuses(
          `refuses one existing claim as ${plan.name} of several pods`,
          [
            ...onePod(component),
            { path: ['replicaCount'], value: 2 },
            at(plan, 'existingClaim', 'given-claim'),
          ],
          `${claim}\\.existingClaim is one claim`,
        ),
      ];
    case 'DaemonSet':
      return [
        refuses(`refuses a ${plan.name} that one node mounts`, oneNode, `${claim}\\.accessModes has to hold`),
      ];
    case 'Job':
    case 'CronJob':
      return [];
  }
}
