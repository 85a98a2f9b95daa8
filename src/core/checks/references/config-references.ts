import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../chart/chart-files.js';
import { defineRenderedCheck } from '../define-check.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';
import type { PodView } from '../manifest/pod-view.js';

/** A ConfigMap or Secret that a pod needs before it can start. */
export interface ConfigReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** JSON pointer into the object. */
  readonly pointer: string;
}

/** Every ConfigMap and Secret that the pod mounts or reads variables from; optional ones are left out. */
export function* listConfigReferences(pod: PodView): Generator<ConfigReference> {
  for (const [index, volume] of toList(pod.spec['volumes']).entries())
    yield* volumeReferences(volume, `${pod.pointer}/volumes/${index}`);
  for (const container of pod.containers) {
    for (const [index, entry] of toList(container.content['envFrom']).entries())
      yield* environmentReferences(
        entry,
        `${container.pointer}/envFrom/${index}`,
        'configMapRef',
        'secretRef',
      );
    for (const [index, entry] of toList(container.content['env']).entries())
      yield* environmentReferences(
        dig(entry, 'valueFrom'),
        `${container.pointer}/env/${index}/valueFrom`,
        'configMapKeyRef',
        'secretKeyRef',
      );
  }
}

function* volumeReferences(volume: ManifestValue, pointer: string): Generator<ConfigReference> {
  yield* reference('ConfigMap', dig(volume, 'configMap'), 'name', `${pointer}/configMap`);
  yield* reference('Secret', dig(volume, 'secret'), 'secretName', `${pointer}/secret`);
  for (const [index, source] of toList(dig(volume, 'projected', 'sources')).entries()) {
    yield* reference(
      'ConfigMap',
      dig(source, 'configMap'),
      'name',
      `${pointer}/projected/sources/${index}/configMap`,
    );
    yield* reference('Secret', dig(source, 'secret'), 'name', `${pointer}/projected/sources/${index}/secret`);
  }
}

function* environmentReferences(
  entry: ManifestValue,
  pointer: string,
  configField: string,
  secretField: string,
): Generator<ConfigReference> {
  yield* reference('ConfigMap', dig(entry, configField), 'name', `${pointer}/${configField}`);
  yield* reference('Secret', dig(entry, secretField), 'name', `${pointer}/${secretField}`);
}

function* reference(
  kind: 'ConfigMap' | 'Secret',
  source: ManifestValue,
  nameField: string,
  pointer: string,
): Generator<ConfigReference> {
  const name = toText(dig(source, nameField));
  if (name !== undefined && dig(source, 'optional') !== true) yield { kind, name, pointer };
}

/** Kinds of other operators that create a Secret, with the place of its name and what the operator appends to it. */
const SECRET_MAKERS: readonly {
  readonly kind: string;
  readonly path: readonly string[];
  readonly suffix?: string;
}[] = [
  { kind: 'ExternalSecret', path: ['spec', 'target', 'name'] },
  { kind: 'SealedSecret', path: ['metadata', 'name'] },
  { kind: 'Certificate', path: ['spec', 'secretName'] },
  // CloudNativePG; the kind is called Cluster elsewhere too, where nobody asks for a Secret of this name.
  { kind: 'Cluster', path: ['metadata', 'name'], suffix: '-app' },
  { kind: 'MariaDB', path: ['spec', 'connection', 'secretName'] },
  { kind: 'PerconaServerMongoDB', path: ['metadata', 'name'], suffix: '-custom-user-secret' },
  { kind: 'RabbitmqCluster', path: ['metadata', 'name'], suffix: '-default-user' },
  { kind: 'Elasticsearch', path: ['metadata', 'name'], suffix: '-es-elastic-user' },
];

/** Every ConfigMap and Secret that a pod needs is in the chart, made by an operator, or declared as existing. */
export const configExists = defineRenderedCheck(
  {
    id: 'references/config-exists',
    severity: 'medium',
    hint: 'Create the object in the chart, or declare it with an existing… value that the user sets.',
    standards: ['kube-linter/env-value-from', 'k8s-autopilot/operability-8'],
    source: 'https://docs.kubelinter.io/#/generated/checks?id=env-value-from',
  },
  function* (bundle, input) {
    for (const pod of bundle.pods)
      for (const wanted of listConfigReferences(pod)) {
        const isKnown =
          isInEveryNamespace(wanted) ||
          bundle.find(wanted.kind, wanted.name, pod.object) !== undefined ||
          isMadeByOperator(wanted, bundle.objects) ||
          isDeclared(wanted, input.blueprint, input.files);
        if (!isKnown)
          yield {
            object: pod.object,
            pointer: wanted.pointer,
            message: `needs ${wanted.kind}/${wanted.name}, which is not in the chart`,
          };
      }
  },
);

/** Kubernetes itself keeps the certificate of its API in every namespace. @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/ */
function isInEveryNamespace({ kind, name }: ConfigReference): boolean {
  return kind === 'ConfigMap' && name === 'kube-root-ca.crt';
}

function isMadeByOperator(
  wanted: ConfigReference,
  objects: readonly { readonly kind: string; readonly name: string; readonly content: ManifestValue }[],
): boolean {
  if (wanted.kind !== 'Secret') return false;
  return objects.some((object) => {
    const maker = SECRET_MAKERS.find((candidate) => candidate.kind === object.kind);
    if (maker === undefined) return false;
    const name = toText(dig(object.content, ...maker.path)) ?? object.name;
    return name + (maker.suffix ?? '') === wanted.name;
  });
}

/** Our own charts declare Secrets in the Blueprint; foreign ones by a value whose text is the name. */
function isDeclared(
  wanted: ConfigReference,
  resolved: ResolvedBlueprint | undefined,
  files: ChartFiles,
): boolean {
  const declared = Object.values(resolved?.blueprint.components ?? {}).flatMap((component) =>
    Object.entries(component.secrets).map(([key, secret]) => ({ key, secret })),
  );
  if (
    declared.some(
      ({ key, secret }) =>
        secret.mode !== 'create' && (secret.name === wanted.name || wanted.name.endsWith(`-${key}`)),
    )
  )
    return true;
  if (comesWithSubchart(wanted.name, resolved)) return true;
  const values = files.get('values.yaml');
  return typeof values === 'string' && hasExistingValue(values, wanted.name);
}

/** A subchart makes its own Secret, called after its alias. */
function comesWithSubchart(name: string, resolved: ResolvedBlueprint | undefined): boolean {
  return Object.entries(resolved?.blueprint.dependencies ?? {}).some(([alias, { embedded }]) => {
    const suffix = embedded?.access.secretSuffix;
    return suffix !== undefined && name.endsWith(`-${alias}${suffix}`);
  });
}

function hasExistingValue(values: string, name: string): boolean {
  return values.split('\n').some((line) => {
    const [key = '', ...rest] = line.split(':');
    const value = rest.join(':').split(' #')[0] ?? '';
    return /existing/i.test(key) && value.trim().replace(/^["']|["']$/g, '') === name;
  });
}
