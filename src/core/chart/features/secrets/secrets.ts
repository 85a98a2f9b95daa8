import type { EnvironmentVariable } from '../../../blueprint/schema/container.js';
import type { ChartFeature, SlotFill, TemplateFile, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { secretFileFills } from './secret-files.js';
import { listSecrets, secretKeyText, secretVariables, type SecretPlan } from './secret-plan.js';
import { secretSuites } from './secret-suites.js';
import { secretValues } from './secret-values.js';

/** Secrets the component reads: existing ones, ones an ExternalSecret fetches, and ones made from install-time values. */
export const secretsFeature: ChartFeature = {
  name: 'secrets',
  forComponent: (component, plan) => {
    const secrets = listSecrets(component, plan);
    return {
      values: secrets.flatMap(secretValues),
      fills: [
        ...secrets.flatMap((secret) => secretFills(component, secret)),
        ...variables(component, plan),
        ...secrets.flatMap((secret) => secretFileFills(secret, inTemplate(component))),
      ],
      templates: secrets.flatMap((secret) => secretTemplates(component, secret)),
      suites: secretSuites(component, secrets),
    };
  },
};

const inTemplate = ({ section }: ComponentPlan): string => (section === undefined ? '.Values' : '$c');
const inHelper = ({ section }: ComponentPlan): string =>
  section === undefined ? '.Values' : `.Values.${section}`;

function secretFills(component: ComponentPlan, secret: SecretPlan): readonly SlotFill[] {
  const helper = secretVariables(secret, inHelper(component));
  const name: SlotFill = { slot: 'helpers', text: 'secrets/secret-name.tpl', variables: helper };
  if (secret.secret.mode !== 'create') return [name];
  const path = [...(component.section === undefined ? [] : [component.section]), ...secret.path];
  return [
    name,
    {
      slot: 'pod-annotations',
      text: 'secrets/checksum.tpl',
      variables: secretVariables(secret, inTemplate(component)),
    },
    ...secret.keys.map(([key]): SlotFill => ({
      slot: 'validations',
      text: 'secrets/validation.tpl',
      variables: {
        ...helper,
        'secret-value': readValue(`${helper['secret-values'] ?? ''}.values`, key),
        'value-path': [...path, 'values', key].join('.'),
        'name-path': [...path, 'name'].join('.'),
      },
    })),
  ];
}

function secretTemplates(component: ComponentPlan, secret: SecretPlan): readonly TemplateFile[] {
  const variables = secretVariables(secret, inTemplate(component));
  if (secret.secret.mode === 'create')
    return [{ path: `secret-${secret.name}.yaml`, text: 'secrets/secret.yaml', variables }];
  if (secret.secret.mode === 'external')
    return [
      {
        path: `external-secret-${secret.name}.yaml`,
        text: 'secrets/external-secret.yaml',
        variables,
        lines: {
          'external-keys': secret.keys.map(([key]) => ({
            text: 'secrets/external-key.tpl',
            variables: { key: secretKeyText(secret, inTemplate(component), key) },
          })),
        },
      },
    ];
  return [];
}

function variables(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  return secretVariableFragments(component, plan, component.component.env).map((fragment) => ({
    ...fragment,
    slot: 'env',
  }));
}

/** Entries of `env` for the variables of one of the component's containers that are read from its Secrets. */
export function secretVariableFragments(
  component: ComponentPlan,
  plan: ChartPlan,
  env: Readonly<Record<string, EnvironmentVariable>>,
): readonly TemplateFragment[] {
  const secrets = listSecrets(component, plan);
  return sortedEntries(env).flatMap(([name, variable]): readonly TemplateFragment[] => {
    if (!('secret' in variable)) return [];
    const secret = secrets.find((candidate) => candidate.name === variable.secret);
    if (secret === undefined) return [];
    const base = inTemplate(component);
    return [
      {
        text: 'secrets/env-secret-key.tpl',
        variables: {
          ...secretVariables(secret, base),
          name: writeInlineYaml(name),
          key: secretKeyText(secret, base, variable.key),
        },
      },
    ];
  });
}

/** The Secrets of every component of a chart, for documentation. */
export function listChartSecrets(
  plan: ChartPlan,
): readonly { readonly component: ComponentPlan; readonly secret: SecretPlan }[] {
  return plan.components.flatMap((component) =>
    listSecrets(component, plan).map((secret) => ({ component, secret })),
  );
}
