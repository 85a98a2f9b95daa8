import type { CheckInput } from '../../../core/checks/check.js';
import { COMPARED_KINDS } from '../../../core/checks/operability/immutable-fields.js';
import { parseManifests } from '../../../core/checks/manifest/parse-manifests.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { HelmEngine, RenderResult } from '../../../core/ports/helm-engine.js';

/** A version that no chart has. */
const OTHER_VERSION = '999.0.0';
/** A label that no chart sets. */
const OTHER_LABEL = 'commonLabels.autopilot-check=changed';

/** Renderings that are only compared with the first case. */
export type ReleaseComparison = Pick<CheckInput, 'relabelled' | 'secondRelease'>;

/**
 * Renders the default case again: as a later version with one more common label, and as a second release. A chart that does
 * not know common labels is rendered without; a part that does not render is left out.
 *
 * @param kubernetesVersion - The version the compared case was rendered on.
 */
export async function renderForComparison(
  engine: HelmEngine,
  files: ChartFiles,
  kubernetesVersion: string,
): Promise<ReleaseComparison> {
  const metadata = files.get('Chart.yaml');
  if (typeof metadata !== 'string') return {};
  const later = new Map(files).set('Chart.yaml', writeLaterVersion(metadata));
  const [labelled, plain, second] = await engine.render(later, [
    { name: 'later version with a label', set: [OTHER_LABEL], kubernetesVersion },
    { name: 'later version', kubernetesVersion },
    { name: 'second release', releaseName: 'second', kubernetesVersion },
  ]);
  const relabelled = [labelled, plain].find((render) => render?.ok === true);
  return {
    ...(relabelled === undefined ? {} : { relabelled: parseCompared(relabelled) }),
    ...(second?.ok === true
      ? { secondRelease: new Set(second.documents.map(({ kind, name }) => `${kind}/${name}`)) }
      : {}),
  };
}

function parseCompared({ documents }: RenderResult): NonNullable<CheckInput['relabelled']> {
  return parseManifests(documents.filter(({ kind }) => COMPARED_KINDS.has(kind))).objects;
}

/** Only for a rendering that nobody keeps, so the lines are replaced without parsing the file. */
function writeLaterVersion(metadata: string): string {
  const others = metadata.split('\n').filter((line) => !/^(?:version|appVersion):/.test(line));
  return [...others, `version: ${OTHER_VERSION}`, `appVersion: ${OTHER_VERSION}`, ''].join('\n');
}
