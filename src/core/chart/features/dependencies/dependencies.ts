import type { OperatorPlan } from '../../../blueprint/schema/dependency.js';
import type { TemplateName } from '../../template-texts.generated.js';
import type { ChartFeature, SlotFill, TemplateFile } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan } from '../../chart-plan.js';
import { quoteForTemplate } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { operatorSuites, variableSuites } from './dependency-suites.js';
import {
  listStores,
  readsSecret,
  SECRET_PROPERTIES,
  storeVariables,
  type StorePlan,
} from './dependency-plan.js';
import { storeEnvironments, storeValues, subchartValues } from './dependency-values.js';
import { dependencyFills } from './dependency-variables.js';

/** Data stores and brokers that an operator makes, that come as a subchart, or that variables read piece by piece. */
export const dependenciesFeature: ChartFeature = {
  name: 'dependencies',
  forChart: (plan) => {
    const stores = listStores(plan);
    return {
      values: [...stores.flatMap((store) => storeValues(plan, store)), ...stores.flatMap(subchartValues)],
      fills: stores.flatMap((store) => [...nameFills(store), ...validationFills(store), ...noteFills(store)]),
      templates: stores.flatMap((store) => operatorTemplates(plan, store)),
      suites: stores.flatMap((store) => operatorSuites(plan, store)),
      environments: storeEnvironments(plan, stores),
    };
  },
  forComponent: (component, plan) => ({
    fills: dependencyFills(component, plan),
    suites: variableSuites(component, plan),
  }),
};

/** The custom resource of each operator. */
const OPERATOR_TEXTS = {
  'cloudnative-pg': 'dependencies/cloudnative-pg.yaml',
  'mariadb-operator': 'dependencies/mariadb-operator.yaml',
  'percona-server-mongodb': 'dependencies/percona-server-mongodb.yaml',
  'rabbitmq-cluster-operator': 'dependencies/rabbitmq-cluster-operator.yaml',
  strimzi: 'dependencies/strimzi.yaml',
  eck: 'dependencies/eck.yaml',
} as const satisfies Record<OperatorPlan['kind'], TemplateName>;

/** What is said about a part of the address that is missing. */
const ADDRESS_TEXTS = {
  host: 'dependencies/validation-host.tpl',
  name: 'dependencies/validation-name.tpl',
} as const satisfies Record<string, TemplateName>;

/** Named templates with the name of the cluster and the labels of its pods. */
function nameFills(store: StorePlan): readonly SlotFill[] {
  const { operator, embedded } = store.dependency;
  if (operator === undefined && embedded === undefined) return [];
  const max = operator?.maxNameLength ?? 63;
  const variables = { ...storeVariables(store), max: String(max), cut: String(max - 9) };
  return [
    {
      slot: 'helpers',
      text: operator === undefined ? 'dependencies/names-embedded.tpl' : 'dependencies/names-operator.tpl',
      variables,
    },
    {
      slot: 'helpers',
      text: 'dependencies/pod-labels.tpl',
      variables,
      lines: {
        labels: podLabels(store).map(([key, value]) => ({
          text: 'dependencies/pod-label.tpl' as const,
          variables: { key: writeInlineYaml(key), value },
        })),
      },
    },
  ];
}

/** Labels of the store's pods with Helm expressions of their values. */
function podLabels({ name, dependency, template }: StorePlan): readonly (readonly [string, string])[] {
  if (dependency.operator === undefined)
    return [
      ['app.kubernetes.io/name', JSON.stringify(name)],
      ['app.kubernetes.io/instance', '.Release.Name'],
    ];
  return sortedEntries(dependency.operator.podLabels).map(([key, value]) => {
    const format = JSON.stringify(value.replaceAll('%', '%%').replaceAll('{name}', '%s'));
    return [
      key,
      value.includes('{name}') ? `printf ${format} (include "${template}" .)` : JSON.stringify(value),
    ];
  });
}

function validationFills(store: StorePlan): readonly SlotFill[] {
  const { operator } = store.dependency;
  const orSwitch = store.switchPath === undefined ? '' : `, or set ${store.switchPath.join('.')} to true`;
  const variables = { ...storeVariables(store), 'or-switch': orSwitch };
  return [
    ...(operator === undefined
      ? []
      : [
          {
            slot: 'validations' as const,
            text: 'dependencies/validation-operator.tpl' as const,
            variables: {
              ...variables,
              api: operator.api,
              'missing-operator': JSON.stringify(
                `${store.dottedPath}.operator.enabled needs ${operator.title}, which this cluster does not have: install it with "${operator.install}", or set ${store.dottedPath}.operator.enabled to false`,
              ),
            },
          },
        ]),
    ...(['host', 'name'] as const)
      .filter((property) => store.properties.has(property))
      .map((property) => ({
        slot: 'validations' as const,
        text: ADDRESS_TEXTS[property],
        variables,
      })),
    ...(readsSecret(store)
      ? [{ slot: 'validations' as const, text: 'dependencies/validation-secret.tpl' as const, variables }]
      : []),
  ];
}

function noteFills(store: StorePlan): readonly SlotFill[] {
  const keys = SECRET_PROPERTIES.filter((property) => store.properties.has(property));
  const variables = {
    ...storeVariables(store),
    resource: resourceOf(store),
    literals: keys.map((key) => `--from-literal={{ ${store.values}.secretKeys.${key} }}=…`).join(' '),
  };
  if (store.access === undefined)
    return keys.length === 0 ? [] : [{ slot: 'notes', text: 'dependencies/notes-external.txt', variables }];
  return [
    {
      slot: 'notes',
      text:
        store.dependency.mode === 'operator'
          ? 'dependencies/notes-operator.txt'
          : 'dependencies/notes-embedded.txt',
      variables,
      lines: {
        otherwise: keys.length === 0 ? [] : [{ text: 'dependencies/notes-existing.txt', variables }],
      },
    },
  ];
}

/** The kind as `kubectl get` takes it: `cluster.postgresql.cnpg.io`. */
function resourceOf({ dependency }: StorePlan): string {
  const [group = '', , kind = ''] = (dependency.operator?.api ?? '').split('/');
  return `${kind.toLowerCase()}.${group}`;
}

/** Paths below `templates/` and texts of the custom resources. */
function operatorTemplates(plan: ChartPlan, store: StorePlan): readonly TemplateFile[] {
  const { operator, port } = store.dependency;
  if (operator === undefined) return [];
  const variables = { ...storeVariables(store), port: quoteForTemplate(String(port)).slice(1, -1) };
  const cluster: TemplateFile = {
    path: operatorPath(store),
    text: OPERATOR_TEXTS[operator.kind],
    variables,
  };
  if (operator.kind !== 'strimzi') return [cluster];
  return [
    {
      ...cluster,
      lines: {
        peers: store.callers.map(({ prefix }) => ({
          text: 'dependencies/strimzi-peer.tpl' as const,
          variables: { 'peer-prefix': prefix },
        })),
      },
    },
    { path: nodePoolPath(store), text: 'dependencies/strimzi-node-pool.yaml', variables },
  ];
}

/** Path of the custom resource below `templates/`. */
export function operatorPath({ name }: StorePlan): string {
  return `dependencies/${name}.yaml`;
}

/** Path of the KafkaNodePool below `templates/`. */
export function nodePoolPath({ name }: StorePlan): string {
  return `dependencies/${name}-node-pool.yaml`;
}
