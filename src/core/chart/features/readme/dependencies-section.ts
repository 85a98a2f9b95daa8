import type { AssembledChart } from '../../chart-feature.js';
import { renderTemplate, type TemplateVariables } from '../../render-template.js';
import {
  listStores,
  readsSecret,
  SECRET_PROPERTIES,
  storeVariables,
  type StorePlan,
} from '../dependencies/dependency-plan.js';
import { escapeMarkdown } from './escape-markdown.js';

/** Where every data store and broker comes from; nothing when the chart has values for none. */
export function dependenciesSection({ plan }: AssembledChart): readonly string[] {
  const stores = listStores(plan);
  if (stores.length === 0) return [];
  const described = stores.flatMap(describeStore).slice(1);
  return renderTemplate('readme/dependencies.md', {}, new Map([['stores', [...described, '']]])).split('\n');
}

const TEXTS = {
  operator: 'readme/dependency-operator.md',
  embedded: 'readme/dependency-embedded.md',
  external: 'readme/dependency-external.md',
} as const;

function describeStore(store: StorePlan): readonly string[] {
  const variables = {
    ...storeVariables(store),
    ...operatorVariables(store),
    ...subchartVariables(store),
    otherwise: describeAddress(store),
  };
  return renderTemplate(TEXTS[store.dependency.mode], variables).split('\n');
}

function operatorVariables({ dependency: { operator }, access }: StorePlan): TemplateVariables {
  if (operator === undefined) return {};
  const [, , kind = ''] = operator.api.split('/');
  return {
    title: escapeMarkdown(operator.title),
    install: operator.install,
    kind,
    reads: describeCredentials(access?.secretSuffix),
  };
}

function describeCredentials(secretSuffix: string | undefined): string {
  return secretSuffix === undefined
    ? 'reaches it without credentials; only the pods that use it may connect'
    : 'reads the Secret that the operator makes; nothing has to be created by hand';
}

function subchartVariables({ dependency: { embedded } }: StorePlan): TemplateVariables {
  if (embedded === undefined) return {};
  return { subchart: embedded.chart, version: embedded.version, repository: embedded.repository };
}

/** What to set while the chart does not bring it along; nothing when no variable reads it. */
function describeAddress(store: StorePlan): string {
  const fields = (['host', 'port', 'name'] as const).filter((property) => store.properties.has(property));
  const keys = SECRET_PROPERTIES.filter((property) => store.properties.has(property));
  const parts = [
    ...fields.map((field) => `\`${store.dottedPath}.${field}\``),
    ...(readsSecret(store)
      ? [
          `\`${store.dottedPath}.existingSecret\` (a Secret with the ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')})`,
        ]
      : []),
  ];
  if (parts.length === 0) return '';
  const verb = store.access === undefined ? ': set' : ' and give';
  return `${verb} ${parts.join(', ')}`;
}
