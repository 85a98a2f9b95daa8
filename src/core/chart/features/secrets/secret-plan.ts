import { camelCase } from '../../camel-case.js';
import type { ComponentSecret } from '../../../blueprint/schema/component.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, readValue } from '../../render-template.js';

/** One Secret of a component with every name the templates use. */
export interface SecretPlan {
  /** Key in the Blueprint's `secrets`. */
  readonly name: string;
  readonly secret: ComponentSecret;
  /** Keys of the Secret and what each is for, sorted. */
  readonly keys: readonly (readonly [string, string])[];
  /** Path of its values, relative to the component. */
  readonly path: readonly string[];
  /** Name of the named template with the Secret's name, after the component's prefix. */
  readonly template: string;
  /** Name of the Secret when the values give none; empty: the name of the release and this Secret's. */
  readonly defaultName: string;
}

/** The Secrets of a component, sorted by name. */
export function listSecrets(component: ComponentPlan, { chartName }: ChartPlan): readonly SecretPlan[] {
  return sortedEntries(component.component.secrets).map(([name, secret]) => ({
    name,
    secret,
    keys: sortedEntries(secret.keys),
    path: ['secrets', camelCase(name)],
    template: `secretName.${name}`,
    defaultName: secret.name ?? defaultName(component, chartName, { name, secret }),
  }));
}

/** Somebody else makes an existing Secret, so its name has to be one that a person can read in values.yaml. */
function defaultName(
  component: ComponentPlan,
  chartName: string,
  { name, secret }: { readonly name: string; readonly secret: ComponentSecret },
): string {
  if (secret.mode !== 'existing') return '';
  return [chartName, ...(component.section === undefined ? [] : [component.name]), name].join('-');
}

/** Template variables of a Secret; `base` is how its template reads the component's values. */
export function secretVariables(secret: SecretPlan, base: string): Readonly<Record<string, string>> {
  const values = readValue(base, ...secret.path);
  return {
    secret: secret.name,
    'secret-template': secret.template,
    'secret-values': values,
    'name-value': `${values}.name`,
    external: `${values}.externalSecret`,
  };
}

/** A key of the Secret as YAML: read from the values where the Secret is somebody else's, else as it is. */
export function secretKeyText(secret: SecretPlan, base: string, key: string): string {
  return secret.secret.mode === 'create'
    ? quoteForTemplate(key)
    : `{{ ${readValue(readValue(base, ...secret.path, 'keys'), key)} | quote }}`;
}
