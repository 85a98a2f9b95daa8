import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import type { SecretPlan } from '../secrets/secret-plan.js';
import { listChartSecrets } from '../secrets/secrets.js';
import { codeCell, escapeMarkdown } from './escape-markdown.js';
import { namespaceOf } from './namespace-of.js';

/** How each Secret comes to be; nothing when the chart reads none. */
export function secretsSection(chart: AssembledChart): readonly string[] {
  const secrets = listChartSecrets(chart.plan);
  if (secrets.length === 0) return [];
  const described = secrets.flatMap(({ component, secret }) => {
    const path = [...(component.section === undefined ? [] : [component.section]), ...secret.path].join('.');
    return describeSecret(chart, secret, { component, path });
  });
  return renderTemplate('readme/secrets.md', {}, new Map([['secrets', described]])).split('\n');
}

function describeSecret(
  chart: AssembledChart,
  secret: SecretPlan,
  { component, path }: { readonly component: ComponentPlan; readonly path: string },
): readonly string[] {
  const texts = {
    existing: 'readme/secret-existing.md',
    external: 'readme/secret-external.md',
    create: 'readme/secret-create.md',
  } as const;
  const variables = {
    name: secret.name,
    component: component.name,
    path,
    after: afterChange(chart, component),
    chart: chart.plan.chartName,
    namespace: namespaceOf(chart),
    'secret-name': secret.defaultName,
    'name-path': `${path}.name`,
    'keys-path': `${path}.keys`,
    keys: secret.keys.map(([key, purpose]) => `${codeCell(key)} (${escapeMarkdown(purpose)})`).join(', '),
    literals: secret.keys.map(([key]) => `--from-literal=${key}=…`).join(' \\\n  '),
  };
  return [...renderTemplate(texts[secret.secret.mode], variables).split('\n'), ...describeFiles(secret)];
}

/** Where the files are, and what a change of the Secret does; nothing when it is read as variables only. */
function describeFiles({ secret }: SecretPlan): readonly string[] {
  const { mountPath, mode } = secret;
  if (mountPath === undefined) return [];
  const change =
    mode === 'create'
      ? 'other values start new pods.'
      : 'after a change of the Secret they are replaced within about a minute, without a restart.';
  return renderTemplate('readme/secret-files.md', { 'mount-path': codeCell(mountPath), change }).split('\n');
}

/** A process reads its variables when it starts. */
function afterChange(chart: AssembledChart, { workload, component }: ComponentPlan): string {
  if (!workload.isLongRunning) return 'A change of the Secret counts from the next run on.';
  const selector = `app.kubernetes.io/instance=${chart.plan.chartName}`;
  const first =
    component.role === 'store'
      ? 'Most stores take a password from the Secret only while their data is empty: change it in the running store first, then in the Secret. '
      : '';
  return `${first}After a change of the Secret: \`kubectl rollout restart ${workload.kind.toLowerCase()} --namespace ${namespaceOf(chart)} --selector ${selector}\`.`;
}
