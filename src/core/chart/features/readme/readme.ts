import type { AssembledChart, ChartFeature } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import { listClaims } from '../volumes/volume-plan.js';
import { RARE_FIELDS } from '../pod/rare-values.js';
import { accessSection } from './access-section.js';
import { availabilitySection } from './availability-section.js';
import { dependenciesSection } from './dependencies-section.js';
import { escapeMarkdown } from './escape-markdown.js';
import { timeoutFlag } from './install-timeout.js';
import { exemptionNotes } from './exemption-notes.js';
import { exposureSection } from './exposure-section.js';
import { meshSection } from './mesh-section.js';
import { namespaceOf } from './namespace-of.js';
import { namespaceSection } from './namespace-section.js';
import { networkSection } from './network-section.js';
import { observabilitySection } from './observability-section.js';
import { postureRows } from './posture-rows.js';
import { runsSection } from './runs-section.js';
import { secretsSection } from './secrets-section.js';
import { storageSection } from './storage-section.js';
import { valuesTables } from './values-tables.js';

/** README.md: how to install, expose, scale and upgrade this very chart, and every value it has. */
export const readmeFeature: ChartFeature = {
  name: 'readme',
  describe: (chart) => new Map([['README.md', `${writeReadme(chart)}\n`]]),
};

function writeReadme(chart: AssembledChart): string {
  const { chart: metadata } = chart.plan.blueprint;
  const variables = {
    chart: metadata.name,
    title: metadata.name,
    description: escapeMarkdown(metadata.description),
    version: metadata.version,
    'app-version': escapeMarkdown(metadata.appVersion),
    'kube-version': escapeMarkdown(metadata.kubeVersion),
    namespace: namespaceOf(chart),
    below: metadata.layout === 'flat' ? '' : 'of the component',
    environments: describeEnvironments(chart),
    kept: chart.plan.components.some((component) => listClaims(component).length > 0)
      ? ' but claims, see Storage'
      : '',
    unlisted: describeUnlisted(chart),
    timeout: timeoutFlag(chart.plan),
    ...installFlags(chart),
  };
  const slots = new Map<string, readonly string[]>([
    ['readme-secrets', secretsSection(chart)],
    ['readme-dependencies', dependenciesSection(chart)],
    ['readme-exposure', exposureSection(chart)],
    ['readme-availability', availabilitySection(chart)],
    ['readme-storage', storageSection(chart)],
    ['readme-network', networkSection(chart)],
    ['readme-runs', runsSection(chart)],
    ['helm-test', helmTest(chart)],
    ['readme-mesh', meshSection(chart)],
    ['readme-namespace', namespaceSection(chart)],
    ['readme-access', accessSection(chart)],
    ['readme-observability', observabilitySection(chart)],
    ['posture', postureRows(chart)],
    ['exemptions', exemptionNotes(chart)],
    ['values', valuesTables(chart)],
  ]);
  return renderTemplate('readme/readme.md', variables, slots).replace(' , or better', ', or better');
}

/** Only what listens can be asked whether it works. */
function helmTest(chart: AssembledChart): readonly string[] {
  if (!chart.plan.components.some(({ hasService }) => hasService)) return [];
  return [`helm test ${chart.plan.chartName} --namespace ${namespaceOf(chart)}`];
}

/** An own namespace is made by Helm first and then adopted, which older versions cannot. @see https://helm.sh/docs/helm/helm_upgrade/ */
function installFlags({ plan }: AssembledChart): Readonly<Record<string, string>> {
  const isOwner = plan.blueprint.chart.ownNamespace !== undefined;
  return {
    'namespace-flags': isOwner ? '--create-namespace --take-ownership' : '--create-namespace',
    'helm-version': isOwner ? '3.17' : '3.14',
  };
}

/** Values of the pods that the chart accepts without listing them. */
function describeUnlisted({ values }: AssembledChart): string {
  const wanted: readonly string[] = [...RARE_FIELDS, 'minReadySeconds', 'appArmorProfile.type'];
  const found = wanted.filter((name) =>
    values.some(({ path, value }) => value === undefined && path.join('.').endsWith(name)),
  );
  return found
    .map((name) => `\`${name === 'appArmorProfile.type' ? `podSecurityContext.${name}` : name}\``)
    .join(', ');
}

function describeEnvironments({ plan }: AssembledChart): string {
  const files = plan.environments.map(([name]) => `\`values-${name}.yaml\``);
  if (files.length === 0)
    return 'Keep what differs from values.yaml in a file of your own and add `--values FILE`.';
  return `Each environment has a file of differences: ${files.join(', ')}. Add \`--values\` and the file.`;
}
