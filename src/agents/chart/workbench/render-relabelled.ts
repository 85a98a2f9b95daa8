import type { CheckInput } from '../../../core/checks/check.js';
import { COMPARED_KINDS } from '../../../core/checks/operability/immutable-fields.js';
import { parseManifests } from '../../../core/checks/manifest/parse-manifests.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { HelmEngine, RenderCase, RenderResult } from '../../../core/ports/helm-engine.js';

/** A version that no chart has. */
const OTHER_VERSION = '999.0.0';
/** A label that no chart sets. */
const OTHER_LABEL = 'commonLabels.autopilot-check=changed';

/**
 * Renders the default case as a later version with one more common label, for the rule about immutable fields. A chart that
 * does not know common labels is rendered without; undefined when it does not render at all.
 *
 * @param compared - The Kubernetes version and the values the compared case was rendered with.
 */
export async function renderRelabelled(
  engine: HelmEngine,
  files: ChartFiles,
  compared: Pick<RenderCase, 'kubernetesVersion' | 'values'>,
): Promise<CheckInput['relabelled']> {
  const metadata = files.get('Chart.yaml');
  if (typeof metadata !== 'string') return undefined;
  const later = new Map(files).set('Chart.yaml', writeLaterVersion(metadata));
  for (const set of [[OTHER_LABEL], []]) {
    const [render] = await engine.render(later, [{ name: 'later version', set, ...compared }]);
    if (render?.ok === true) return parseCompared(render);
  }
  return undefined;
}

function parseCompared({ documents }: RenderResult): NonNullable<CheckInput['relabelled']> {
  return parseManifests(documents.filter(({ kind }) => COMPARED_KINDS.has(kind))).objects;
}

/** Only for a rendering that nobody keeps, so the lines are replaced without parsing the file. */
function writeLaterVersion(metadata: string): string {
  const others = metadata.split('\n').filter((line) => !/^(?:version|appVersion):/.test(line));
  return [...others, `version: ${OTHER_VERSION}`, `appVersion: ${OTHER_VERSION}`, ''].join('\n');
}
