import type { Mesh } from '../../../blueprint/schema/workload.js';
import type { AssembledChart } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import type { TemplateName } from '../../template-texts.generated.js';

const TEXTS: Readonly<Record<Mesh['kind'], TemplateName>> = {
  istio: 'readme/mesh-istio.md',
  linkerd: 'readme/mesh-linkerd.md',
};

/** What a service mesh does to the pods and asks of the namespace; nothing when no component is in one. */
export function meshSection({ plan }: AssembledChart): readonly string[] {
  const lines = plan.components.flatMap(({ name, component, section }) => {
    if (component.mesh === undefined) return [];
    const path = section === undefined ? '' : `${section}.`;
    return renderTemplate(TEXTS[component.mesh.kind], { component: name, path }).split('\n');
  });
  if (lines.length === 0) return [];
  return renderTemplate('readme/mesh.md', {}, new Map([['components', lines]])).split('\n');
}
