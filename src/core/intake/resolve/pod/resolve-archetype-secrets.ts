import type { ComponentContext } from '../resolution.js';

/**
 * Secrets the image cannot work without. They exist already, or somebody makes them before the chart is installed; a key
 * whose variable was stated in another way is left out.
 */
export function resolveArchetypeSecrets(context: ComponentContext): void {
  const { draft, name, behaviour, notes } = context;
  for (const [short, { value, reference }] of Object.entries(behaviour.secrets ?? {})) {
    const missing = Object.entries(value.variables).filter(
      ([variable]) => !draft.has('components', name, 'env', variable),
    );
    const hasOther =
      value.unless?.some((variable) => draft.has('components', name, 'env', variable)) ?? false;
    if (missing.length === 0 || hasOther) continue;
    const secret = ['components', name, 'secrets', short];
    const reason = `${behaviour.title} does not start without it (${reference}).`;
    draft.fillDefault([...secret, 'mode'], 'existing', reason);
    draft.fillDefault([...secret, 'name'], `${secretOwner(context)}-${short}`, reason);
    if (value.mountPath !== undefined)
      draft.fillArchetype([...secret, 'mountPath'], behaviour.id, { value: value.mountPath, reference });
    for (const [variable, purpose] of missing) {
      draft.fillDefault([...secret, 'keys', variable], purpose, reason);
      if (value.mountPath === undefined) readByVariable(context, short, variable, reason);
    }
    if (draft.text(...secret, 'mode') === 'existing')
      notes.push(
        `${name} reads ${missing.map(([variable]) => variable).join(' and ')} from the Secret ${draft.text(...secret, 'name')}: create it before you install the chart.`,
      );
  }
}

/** All processes of one application share its key; a product has credentials of its own. */
function secretOwner({ draft, name, behaviour }: ComponentContext): string {
  return behaviour.officialImages === undefined ? draft.text('chart', 'name') : name;
}

function readByVariable(
  { draft, name }: ComponentContext,
  short: string,
  variable: string,
  reason: string,
): void {
  draft.fillDefault(['components', name, 'env', variable, 'secret'], short, reason);
  draft.fillDefault(['components', name, 'env', variable, 'key'], variable, reason);
}
