import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import { listVolumes, writtenPath, type VolumePlan } from '../volumes/volume-plan.js';
import { codeCell } from './escape-markdown.js';
import { namespaceOf } from './namespace-of.js';

/** A volume and whose it is. */
interface OwnedVolume {
  readonly component: ComponentPlan;
  readonly plan: VolumePlan;
}

/** Where the data is, what outlives the release, how to grow and to back up; nothing when no component has a volume. */
export function storageSection(chart: AssembledChart): readonly string[] {
  const volumes = chart.plan.components.flatMap((component) =>
    listVolumes(component).map((plan) => ({ component, plan })),
  );
  if (volumes.length === 0) return [];
  const slots = new Map([
    [
      'volumes',
      ['| Component | Path | Kept on | Values |', '| --- | --- | --- | --- |', ...volumes.map(row)],
    ],
    ['recipes', recipes(chart, volumes)],
  ]);
  const lines = renderTemplate('readme/storage.md', {}, slots).split('\n');
  return volumes.some(({ plan }) => plan.volume.kind === 'claim') ? lines : lines.slice(0, -1);
}

function row({ component, plan }: OwnedVolume): string {
  const { mountPath, readOnly } = plan.volume;
  const path = `${codeCell(mountPath)}${readOnly ? ' (read-only)' : ''}`;
  return `| ${component.name} | ${path} | ${describePlace(component, plan)} | ${codeCell(writtenPath(component, plan))} |`;
}

function describePlace({ workload, component }: ComponentPlan, { volume }: VolumePlan): string {
  switch (volume.kind) {
    case 'claim': {
      if (workload.kind !== 'StatefulSet')
        return 'a claim of its own, which stays when the release is uninstalled';
      const isKept = component.statefulSet?.whenDeleted !== 'Delete';
      return `a claim for each pod, which ${isKept ? 'stays' : 'goes'} when the release is uninstalled`;
    }
    case 'existingClaim':
      return `the claim ${codeCell(volume.claimName ?? '')}, which has to exist`;
    case 'emptyDir':
      return 'disk of the node, lost with the pod';
    case 'memory':
      return 'memory, lost with the pod';
    case 'hostPath':
      return `the directory ${codeCell(volume.hostPath ?? '')} of the node`;
  }
}

function recipes(chart: AssembledChart, volumes: readonly OwnedVolume[]): readonly string[] {
  const claims = volumes.filter(({ plan }) => plan.volume.kind === 'claim');
  const ofMembers = claims.find(({ component }) => component.workload.kind === 'StatefulSet');
  const shared = claims.find(({ component }) => component.workload.kind !== 'StatefulSet');
  const [first] = claims;
  if (first === undefined) return [];
  const variables = ({ component, plan }: OwnedVolume): Readonly<Record<string, string>> => ({
    chart: chart.plan.chartName,
    namespace: namespaceOf(chart),
    name:
      component.section === undefined ? chart.plan.chartName : `${chart.plan.chartName}-${component.name}`,
    'claim-path': writtenPath(component, plan),
  });
  return [
    ...(ofMembers === undefined ? [] : [renderTemplate('readme/storage-members.md', variables(ofMembers))]),
    ...(shared === undefined ? [] : [renderTemplate('readme/storage-claim.md', variables(shared))]),
    renderTemplate('readme/storage-recipes.md', variables(first)),
  ].flatMap((text) => text.split('\n'));
}
